import type { Reply } from '../../../dialogs/reply.js';
import { plainMessage, repliesForDirectLine } from '../../words/direct-line.js';
import type { OutgoingActivity } from '../../words/outgoing-activity.js';
import { smsPages } from '../../words/sms-pages.js';
import { repliesForTeams } from '../../words/teams/teams.js';
import { replyAsText } from '../../words/text.js';
import type { Wording } from '../../words/wording.js';
import type { Sender } from './incoming.js';

export type { OutgoingActivity } from '../../words/outgoing-activity.js';

/**
 * What a turn says on a channel of the Bot Service, in the order in which it is to be sent. For text messages the wording
 * is the one for `sms`, and `page` is the page that was asked for.
 */
export function activitiesFor(
  channel: Sender['channel'],
  replies: readonly Reply[],
  wording: Wording,
  page = 0,
): OutgoingActivity[] {
  if (replies.length === 0) return [];
  switch (channel) {
    case 'teams':
      return repliesForTeams(replies, wording);
    case 'directline':
      return repliesForDirectLine(replies, wording);
    case 'sms':
      return textMessage(smsPages(replies, wording)[page], wording);
    case 'other':
      return [plainMessage(replies.map((reply) => replyAsText(reply, wording)).join('\n\n'), wording)];
  }
}

/** The Bot Service joins lines that no empty line parts: https://github.com/microsoft/BotFramework-Services/issues/49 */
function textMessage(text: string | undefined, wording: Wording): OutgoingActivity[] {
  const lines = (text ?? '').split('\n').filter((line) => line.trim() !== '');
  return lines.length === 0 ? [] : [plainMessage(lines.join('\n\n'), wording)];
}
