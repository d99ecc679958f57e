import { isDeepStrictEqual } from 'node:util';
import type { News } from '../../dialogs/conversation.js';
import type { TurnOutcome } from '../message.js';
import type { ConversationRecord } from '../storage/records.js';

/**
 * News that was stored as told, but perhaps never handed over, as the process ended in between: what is to be said of it.
 * Null where something else was said since.
 */
export function toldBefore(record: ConversationRecord | null, { id, replies }: News): TurnOutcome | null {
  if (record?.paged === undefined || id === undefined || record.told?.at(-1) !== id) return null;
  const isLast = isDeepStrictEqual(record.paged.replies.slice(0, replies.length), replies);
  return isLast ? { kind: 'repeated', record, fresh: 0, heard: null, ...record.paged } : null;
}
