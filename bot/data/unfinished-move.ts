import * as z from 'zod';
import type { RecordKind } from '../storage/record-kind.js';
import { StorageError, type Storage } from '../storage/storage.js';

/** Where records are kept. */
export const places = ['folder', 'postgresql'] as const;
export type Side = (typeof places)[number];

/** Stands in the target for as long as not everything is there, so that a move that broke off is gone on with. */
export interface UnfinishedMove {
  schema: 1;
  id: 'move';
  from: Side;
  /** ISO instant. */
  began: string;
}

export const unfinishedMove: RecordKind<UnfinishedMove> = {
  name: 'unfinished-move',
  schema: 1,
  shape: z.object({
    schema: z.literal(1),
    id: z.literal('move'),
    from: z.enum(places),
    began: z.iso.datetime(),
  }),
  keyOf: ({ id }) => id,
  changed: ({ began }) => new Date(began),
};

/** Rejects with a StorageError of one line where a move into this storage broke off: a bot would serve half of it. */
export async function mustBeWhole(storage: Pick<Storage, 'records'>): Promise<void> {
  const unfinished = await storage.records(unfinishedMove).read('move');
  if (unfinished === null) return;
  const to = unfinished.from === 'folder' ? 'postgresql' : 'folder';
  throw new StorageError(
    `Not all records have been moved here yet. Run npm run data -- move --to ${to} again, and then start the bot.`,
  );
}
