import { Fragment, type VNode } from 'preact';
import type { ChatView, FormState } from './chat-view.js';
import { choicesForm, standingChoices } from './messages.js';

/** Characters that the input takes. */
const longestTyped = 1000;

/** Where the resident writes. Its fields are swapped with each answer; what is typed stays. */
export function Talk(view: ChatView): VNode {
  const { wording, state } = view;
  return (
    <form
      id="talk"
      class="talk"
      method="post"
      action={formAddress(view)}
      hx-post={postAddress(view)}
      hx-target="#messages"
      hx-swap="beforeend"
      hx-sync="this:drop"
      autocomplete="off"
    >
      <Fields state={state} id="talk-fields" />
      <label for="text">{wording.say('web:your-answer')}</label>
      <div class="talk-line">
        <input
          id="text"
          name="text"
          type="text"
          autocomplete="off"
          enterkeyhint="send"
          maxlength={longestTyped}
          dir="auto"
          value={view.typed ?? ''}
        />{' '}
        <button type="submit" class="primary">
          {wording.say('web:send')}
        </button>
      </div>
    </form>
  );
}

/** The choices that stand, as buttons: each sends its own words. The form stays where there are none, for the cards. */
export function Choices(view: ChatView & { swapped?: boolean }): VNode {
  const { wording, messages, state, swapped = false } = view;
  const choices = standingChoices(messages);
  return (
    <form
      id={choicesForm}
      class="choices"
      method="post"
      action={formAddress(view)}
      hx-post={postAddress(view)}
      hx-target="#messages"
      hx-swap="beforeend"
      hx-sync="#talk:drop"
      hx-swap-oob={swapped ? 'true' : undefined}
      autocomplete="off"
    >
      <Fields state={state} />
      {choices.length > 0 && (
        <div role="group" aria-label={wording.say('web:choices')} tabIndex={-1}>
          {choices.map((choice) => {
            const label = wording.choice(choice);
            return (
              <Fragment key={choice.id}>
                <button type="submit" name="text" value={label}>
                  {label}
                </button>{' '}
              </Fragment>
            );
          })}
        </div>
      )}
    </form>
  );
}

export function Fields({
  state,
  id,
  swapped = false,
}: {
  state: FormState;
  id?: string;
  swapped?: boolean;
}): VNode {
  return (
    <span id={id} hidden hx-swap-oob={swapped ? 'true' : undefined}>
      <input type="hidden" name="once" value={state.once} autocomplete="off" />
      <input type="hidden" name="after" value={state.after} autocomplete="off" />
      <input type="hidden" name="tab" value={state.tab} autocomplete="off" />
      <input type="hidden" name="language" value={state.language} autocomplete="off" />
      <input type="hidden" name="stream" value={state.stream} autocomplete="off" />
      {state.token !== null && (
        <input type="hidden" name="conversation" value={state.token} autocomplete="off" />
      )}
    </span>
  );
}

export function postAddress({ place, framed }: ChatView): string {
  return `/chat/${place.id}${framed ? '?embed' : ''}`;
}

/**
 * Where no cookie carries the conversation, the answer to a form is the page itself: it opens at what was said. What the
 * page is in stands in the address, too, for when the form is not read because too many come.
 */
function formAddress(view: ChatView): string {
  const { token, after, language } = view.state;
  const address = `/chat/${view.place.id}?${view.framed ? 'embed&' : ''}in=${language}`;
  return token === null ? address : `${address}#m${after + 1}`;
}
