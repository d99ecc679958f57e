import type { TurnOutcome } from '../turn.js';
import { smsPages } from '../words/sms-pages.js';
import { segmentsOf } from '../words/sms-segments.js';
import { replyAsText } from '../words/text.js';
import type { Wording } from '../words/wording.js';
import type { Reply } from '../../dialogs/reply.js';
import type { ChannelName } from '../storage/records.js';

/** What is said: all of it, or for text messages one page. */
export type Said = Pick<TurnOutcome, 'replies' | 'page'>;

/** What a turn says, as the channel would show it in plain text; of a text message also how many segments it takes. */
export function turnAsText({ replies, page }: Said, wording: Wording, channel: ChannelName): string {
  if (replies.length === 0) return '';
  if (channel !== 'sms') return `${replies.map((reply) => replyAsText(reply, wording)).join('\n\n')}\n`;
  const text = pageOf({ replies, page }, wording);
  return `${text}\n[${segmentsOf(text)}]\n`;
}

/** What a turn said and decided, as one line of JSON. A text message is one reply, as it is sent. */
export function turnAsJson(outcome: TurnOutcome, wording: Wording, channel: ChannelName): string {
  const { replies } = outcome;
  const safety = outcome.heard?.safety ?? null;
  const text = channel === 'sms' ? pageOf(outcome, wording) : '';
  return JSON.stringify({
    replies:
      channel === 'sms' && replies.length > 0
        ? [{ text, ...offered(replies, wording) }]
        : replies.map((reply) => ({ text: replyAsText(reply, wording), ...offered([reply], wording) })),
    story: outcome.record.story,
    safety: safety === null ? null : { kind: safety.kind, level: safety.level },
    segments: segmentsOf(text),
  });
}

function pageOf({ replies, page }: Said, wording: Wording): string {
  return smsPages(replies, wording)[page] ?? '';
}

function offered(replies: readonly Reply[], wording: Wording) {
  return {
    choices: replies.flatMap(({ choices = [] }) => choices.map((choice) => wording.choice(choice))),
    suggestions: replies.flatMap(({ suggestions = [] }) =>
      suggestions.map(({ id, group, reasons }) => ({
        id,
        group: group.id,
        reasons: reasons.map((reason) => ({ ...reason, text: wording.reason(reason) })),
      })),
    ),
  };
}
