import * as z from 'zod';
import type { RecordKind } from '../../storage/record-kind.js';
import type { TextMessage } from './texting-rules.js';

/** A text message that waits for its answer. */
export interface WaitingText extends TextMessage {
  /** ISO instant at which it came, or the last of its parts. */
  at: string;
  /** The ids of messages that were found to be parts of this one, and stand in its text. */
  joined: string[];
  /** ISO instant until which the rest of it may come; null once it is whole. Only what is whole is answered. */
  openUntil: string | null;
}

/**
 * The text messages of one conversation. What the resident wrote, and their number, stand here only until it is answered;
 * afterwards, until a day after the last, only that there were messages of these ids.
 */
export interface LaneRecord {
  schema: 1;
  /** The key of its record, which tells no number. */
  conversation: string;
  /** When it last changed. */
  at: string;
  /** In the order in which they came. */
  waiting: WaitingText[];
  /** The ids of those that were answered, the last of them last. */
  answered: string[];
  /** The outbox's id of the text that was handed to it last; null where there was none. */
  last: string | null;
}

/** A text message as a release before kept each, alone. What waits there is taken over, and the rest goes in a day. */
export interface FormerInboxRecord {
  schema: 1;
  id: string;
  /** When it came, and later when it was answered. */
  at: string;
  waiting: (TextMessage & { at: string; order: number; joined: string[] }) | null;
}

const text = z.string();
const id = text.min(1);

const waitingText = {
  id,
  place: id,
  conversation: id,
  ours: id,
  theirs: id,
  text,
  optOutType: text.nullable().optional(),
  media: z.boolean().optional(),
  at: z.iso.datetime(),
  joined: z.array(text),
};

export const laneRecords: RecordKind<LaneRecord> = {
  name: 'texts-of-conversations',
  schema: 1,
  shape: z.object({
    schema: z.literal(1),
    conversation: id,
    at: z.iso.datetime(),
    waiting: z.array(z.object({ ...waitingText, openUntil: z.iso.datetime().nullable() })),
    answered: z.array(text),
    last: text.nullable(),
  }),
  keyOf: ({ conversation }) => conversation,
  changed: ({ at }) => new Date(at),
  due: ({ waiting: [first] }) => (first === undefined ? null : new Date(first.openUntil ?? first.at)),
};

export const inboxRecords: RecordKind<FormerInboxRecord> = {
  name: 'texts-inbox',
  schema: 1,
  shape: z.object({
    schema: z.literal(1),
    id,
    at: z.iso.datetime(),
    waiting: z.object({ ...waitingText, order: z.int().nonnegative() }).nullable(),
  }),
  keyOf: (record) => record.id,
  changed: ({ at }) => new Date(at),
};
