import type { Reply } from '../../dialogs/reply.js';
import { replyAsSms } from './sms.js';
import type { Wording } from './wording.js';

/** What a turn says as text messages: the first is sent, and each other when MORE is asked for. */
export function smsPages(replies: readonly Reply[], wording: Wording): string[] {
  return [replies.map((reply) => replyAsSms(reply, wording)).join('\n')];
}
