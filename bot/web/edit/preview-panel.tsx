import type { VNode } from 'preact';
import type { Preview } from '../../editing/preview.js';
import { ActivityCard } from '../activity-card.js';
import { SuggestionCard } from '../suggestion-card.js';
import { sentencesTogether } from '../../words/lists.js';
import { replyAsSms, segmentsOf } from '../../words/sms.js';
import { replyAsText } from '../../words/text.js';
import type { Wording } from '../../words/wording.js';
import type { Reply } from '../../../dialogs/reply.js';

/** The wording of each channel, in the language of the page. */
export interface ChannelWording {
  web: Wording;
  sms: Wording;
  teams: Wording;
}

interface PreviewProps {
  preview: Preview | null;
  /** It shows what was there before the mistake that stands in the form now. */
  isOlder: boolean;
  wording: ChannelWording;
  place: string;
  swapped?: boolean;
}

/** How residents meet it on each channel, by the very components that show it to them. */
export function PreviewPanel(props: PreviewProps): VNode {
  const say = (key: string) => props.wording.web.say(`edit:${key}`);
  return (
    <section id="preview" class="preview" aria-labelledby="preview-title" tabIndex={0}>
      <h2 id="preview-title">{say('preview')}</h2>
      <p class="hint">{say('preview-hint')}</p>
      <PreviewNote {...props} />
      <PreviewBody {...props} />
    </section>
  );
}

/** Said above what is shown while there is a mistake. */
export function PreviewNote({ preview, isOlder, wording, swapped = false }: PreviewProps): VNode {
  const note = preview === null ? 'preview-nothing' : isOlder ? 'preview-waits' : null;
  return (
    <p
      id="preview-note"
      class={note === null ? 'hint' : 'warning'}
      hx-swap-oob={swapped ? 'true' : undefined}
    >
      {note !== null && wording.web.say(`edit:${note}`)}
    </p>
  );
}

export function PreviewBody({
  preview,
  wording,
  place,
  swapped = false,
}: Omit<PreviewProps, 'isOlder'>): VNode {
  const { web } = wording;
  const say = (key: string) => web.say(`edit:${key}`);
  return (
    <div id="preview-body" hx-swap-oob={swapped ? 'true' : undefined}>
      {preview !== null && (
        <>
          <h3>{say('would-say')}</h3>
          <WouldSay preview={preview} wording={web} />
          <h3>{say('on-the-web')}</h3>
          {preview.suggestion !== null && (
            <SuggestionCard
              suggestion={preview.suggestion}
              number={1}
              wording={web}
              place={place}
              form={null}
            />
          )}
          <p class="hint">{say('in-full')}</p>
          <ActivityCard activity={preview.details} wording={web} place={place} />
          <h3>{say('by-sms')}</h3>
          {preview.suggesting.length > 0 && <Sms replies={preview.suggesting} wording={wording.sms} />}
          <p class="hint">{say('in-full')}</p>
          <Sms replies={preview.telling} wording={wording.sms} />
          <h3>{say('in-teams')}</h3>
          {preview.suggesting.length > 0 && <Text text={teamsText(preview.suggesting, wording.teams)} />}
          <p class="hint">{say('in-full')}</p>
          <Text text={teamsText(preview.telling, wording.teams)} />
        </>
      )}
    </div>
  );
}

function WouldSay({
  preview: { wouldSay, details },
  wording,
}: {
  preview: Preview;
  wording: Wording;
}): VNode {
  if (wouldSay.length === 0) {
    return (
      <p class="warning">
        {wording.say(details.status === 'open' ? 'edit:would-say-none' : 'edit:would-say-status')}
      </p>
    );
  }
  return (
    <ul class="would-say">
      {wouldSay.map((phrase) => (
        <li key={phrase} dir="auto">
          {phrase}
        </li>
      ))}
    </ul>
  );
}

/** As the telephone gets it, with what it costs to send. */
function Sms({ replies, wording }: { replies: readonly Reply[]; wording: Wording }): VNode {
  const text = replies.map((reply) => replyAsSms(reply, wording)).join('\n');
  const segments = segmentsOf(text);
  return (
    <>
      <Text text={text} />
      <p class="segments">
        {sentencesTogether(
          [
            wording.say('edit:segments', { count: segments, length: text.length }),
            ...(segments > longSms ? [wording.say('edit:segments-long')] : []),
          ],
          wording.language,
        )}
      </p>
    </>
  );
}

/** Segments; more than this costs dear and is seldom read to its end. */
const longSms = 4;

function Text({ text }: { text: string }): VNode {
  return (
    <p class="as-text" dir="auto">
      {text}
    </p>
  );
}

function teamsText(replies: readonly Reply[], wording: Wording): string {
  return replies.map((reply) => replyAsText(reply, wording)).join('\n\n');
}
