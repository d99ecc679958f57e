import type { VNode } from 'preact';
import { ActivityFieldset } from './activity-fields.js';
import type { ActivityView } from './activity-view.js';
import { ProblemsOf, type FormContext } from './field.js';
import { EditFrame, Token } from './frame.js';
import { PreviewBody, PreviewNote, PreviewPanel, type ChannelWording } from './preview-panel.js';
import { ProblemSummary, SaveBar, Standing, UnplacedProblems } from './summary.js';

/** The form of one activity, and beside it how residents meet it. */
export function ActivityPage({ view, channels }: { view: ActivityView; channels: ChannelWording }): VNode {
  const { around, place, group, key, name, problems, elsewhere, refused } = view;
  const { wording, examples } = around;
  const say = (word: string) => wording.say(`edit:${word}`);
  const context: FormContext = { wording, examples, problems };
  const address = addressOf(view);
  const groupAddress = `/edit/${place.id}/${group.id}`;
  return (
    <EditFrame
      around={around}
      title={key === null ? say('new-activity') : name}
      kind="with-preview"
      example={place.example}
      up={{ address: groupAddress, name: group.name }}
    >
      <h1>
        <bdi>{key === null ? say('new-activity') : name}</bdi>
      </h1>
      <p class="to-preview">
        <a href="#preview">{say('to-preview')}</a>
      </p>
      {refused !== null && refused !== 'mistakes' && (
        <p class="warning" role="alert">
          {say(`not-written-${refused}`)}
        </p>
      )}
      {refused === 'mistakes' && <ProblemSummary context={context} elsewhere={elsewhere} autofocus />}
      <div class="beside">
        <form
          id="edit-form"
          method="post"
          action={address}
          class="edit-form"
          autocomplete="off"
          data-unsaved={view.unsaved}
        >
          {/* What Enter in a field presses. */}
          <button
            type="submit"
            name="do"
            value="save"
            class="visually-hidden"
            tabIndex={-1}
            aria-hidden="true"
          >
            {say('save')}
          </button>
          <Token token={around.token} />
          <input type="hidden" name="based-on" value={view.basedOn} autocomplete="off" />
          <UnplacedProblems context={context} />
          <ActivityFieldset view={view} context={context} address={address} />
          <SaveBar wording={wording} problems={problems} />
        </form>
        <PreviewPanel preview={view.preview} isOlder={view.isOlder} wording={channels} place={place.id} />
      </div>
      {key !== null && (
        <p class="after-form">
          <a href={`${address}/remove`}>{say('remove-activity')}</a>
        </p>
      )}
      <CheckWhileTyping address={address} />
    </EditFrame>
  );
}

/** What a check while typing is answered with: what stands beside each field, and the preview. */
export function CheckFragment({
  view,
  channels,
  slots,
}: {
  view: ActivityView;
  channels: ChannelWording;
  slots: readonly string[];
}): VNode {
  const { wording, examples } = view.around;
  const context: FormContext = { wording, examples, problems: view.problems };
  return (
    <>
      {slots.map((name) => (
        <ProblemsOf key={name} name={name} context={context} swapped />
      ))}
      <UnplacedProblems context={context} swapped />
      <Standing wording={wording} problems={view.problems} swapped />
      <PreviewNote
        preview={view.preview}
        isOlder={view.isOlder}
        wording={channels}
        place={view.place.id}
        swapped
      />
      <PreviewBody preview={view.preview} wording={channels} place={view.place.id} swapped />
    </>
  );
}

/** Asks for a check soon after something was typed or picked. */
export function CheckWhileTyping({ address }: { address: string }): VNode {
  return (
    <span
      hidden
      hx-post={address}
      hx-include="#edit-form"
      hx-vals='{"do":"check"}'
      hx-trigger="input from:#edit-form delay:900ms, change from:#edit-form delay:200ms"
      hx-swap="none"
      hx-sync="this:replace"
    />
  );
}

export function addressOf({ place, group, key }: Pick<ActivityView, 'place' | 'group' | 'key'>): string {
  return `/edit/${place.id}/${group.id}/activity${key === null ? '' : `/${key}`}`;
}
