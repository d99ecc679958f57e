import * as z from 'zod';
import type { RecordKind } from '../../storage/record-kind.js';
import type { TextMessage } from './texting-rules.js';

/** A text message that waits for its answer. */
export interface WaitingText extends TextMessage {
  /** ISO instant. */
  at: string;
  /** Tells those of the same instant apart: the order in which they came. */
  order: number;
  /** The ids of messages that were found to be parts of this one, and stand in its text. */
  joined: string[];
}

/**
 * A text message that came. What the resident wrote, and their number, stand here only until it is answered, so that
 * nothing is lost when the process ends in between; afterwards, for a day, only that there was one of this id.
 */
export interface InboxRecord {
  schema: 1;
  id: string;
  /** When it came, and later when it was answered. */
  at: string;
  waiting: WaitingText | null;
}

const text = z.string();

export const inboxRecords: RecordKind<InboxRecord> = {
  name: 'texts-inbox',
  schema: 1,
  shape: z.object({
    schema: z.literal(1),
    id: text.min(1),
    at: z.iso.datetime(),
    waiting: z
      .object({
        id: text.min(1),
        place: text.min(1),
        conversation: text.min(1),
        ours: text.min(1),
        theirs: text.min(1),
        text,
        optOutType: text.nullable().optional(),
        media: z.boolean().optional(),
        at: z.iso.datetime(),
        order: z.int().nonnegative(),
        joined: z.array(text),
      })
      .nullable(),
  }),
  keyOf: ({ id }) => id,
  changed: ({ at }) => new Date(at),
};
