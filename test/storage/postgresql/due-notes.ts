import * as z from 'zod';
import type { RecordKind } from '../../../bot/storage/record-kind.js';

/** For how long a note is left to who took it, in milliseconds. */
export const inAMinute = 60_000;

export interface DueNote {
  schema: 1;
  id: string;
  /** ISO instant. */
  due: string;
}

export const dueNotes: RecordKind<DueNote> = {
  name: 'due-notes',
  schema: 1,
  shape: z.object({ schema: z.literal(1), id: z.string(), due: z.string() }),
  keyOf: ({ id }) => id,
  changed: ({ due }) => new Date(due),
  due: ({ due }) => new Date(due),
};
