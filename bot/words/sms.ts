import type { Reply } from '../../dialogs/reply.js';
import { plainCharacters } from './sms-characters.js';
import { textOf } from './sms-part.js';
import { partsOfTurn } from './sms-parts.js';
import type { Wording } from './wording.js';

export { plainCharacters } from './sms-characters.js';
export { segmentsOf } from './sms-segments.js';

/** A reply as one text message, however long: for whoever looks after the content. Residents get `smsPages`. */
export function replyAsSms(reply: Reply, wording: Wording): string {
  const accents = wording.say('sms:accents') === 'off' ? 'off' : 'on';
  return plainCharacters(textOf(partsOfTurn([reply], wording, 'at-once')), accents);
}
