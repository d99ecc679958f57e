import type { Reply } from '../../dialogs/reply.js';
import type { ChannelName } from '../storage/records.js';
import type { TurnOutcome } from '../turn.js';
import { replyAsSms, segmentsOf } from '../words/sms.js';
import { replyAsText } from '../words/text.js';
import type { Wording } from '../words/wording.js';

/** What a turn says, as the channel would show it in plain text. */
export function turnAsText(replies: readonly Reply[], wording: Wording, channel: ChannelName): string {
  if (replies.length === 0) return '';
  const texts = replies.map((reply) => asText(reply, wording, channel));
  if (channel !== 'sms') return `${texts.join('\n\n')}\n`;
  const text = texts.join('\n');
  return `${text}\n[${segmentsOf(text)}]\n`;
}

/** What a turn said and decided, as one line of JSON. */
export function turnAsJson(
  outcome: TurnOutcome,
  replies: readonly Reply[],
  wording: Wording,
  channel: ChannelName,
): string {
  const texts = replies.map((reply) => asText(reply, wording, channel));
  const safety = outcome.heard?.safety ?? null;
  return JSON.stringify({
    replies: replies.map((reply, index) => ({
      text: texts[index],
      choices: (reply.choices ?? []).map((choice) => wording.choice(choice)),
      suggestions: (reply.suggestions ?? []).map(({ id, group, reasons }) => ({
        id,
        group: group.id,
        reasons: reasons.map((reason) => ({ ...reason, text: wording.reason(reason) })),
      })),
    })),
    story: outcome.record.story,
    safety: safety === null ? null : { kind: safety.kind, level: safety.level },
    segments: channel === 'sms' ? segmentsOf(texts.join('\n')) : 0,
  });
}

function asText(reply: Reply, wording: Wording, channel: ChannelName): string {
  return channel === 'sms' ? replyAsSms(reply, wording) : replyAsText(reply, wording);
}
