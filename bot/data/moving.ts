/** Copies records from one storage into another, as they stand, and compares what was written with what was read. */
import type { RecordKind } from '../storage/record-kind.js';
import type { Records, Storage } from '../storage/storage.js';
import { asItStands, type Stored } from './as-it-stands.js';
import { eachOf } from './side-by-side.js';

/** How many records are written or compared at once. */
const atOnce = 16;

export interface Sides {
  from: Pick<Storage, 'records'>;
  to: Pick<Storage, 'records'>;
}

export interface Copied {
  /** Records that were written; the others were there already, the same. */
  written: number;
  /** Taken out of the target, as the source has none such. */
  removed: number;
  /** Of the source, without a key that could be read: left where they are. */
  unreadable: number;
}

export interface CopyOptions {
  /** The target is known to hold none of this kind. */
  empty: boolean;
  /** Told of how many were gone through, now and then. */
  progress?: (gone: number) => void;
}

export interface Compared {
  same: number;
  /** Not the same in both, or only in one: somebody changed one of the two meanwhile, or something went wrong. */
  different: number;
}

/** Makes the records of a kind in the target those of the source, in memory that does not grow with their number. */
export async function copyKind(
  kind: RecordKind<unknown>,
  sides: Sides,
  { empty, progress = () => undefined }: CopyOptions,
): Promise<Copied> {
  const { keyOf, from, to } = bothOf(kind, sides);
  const copied: Copied = {
    written: 0,
    removed: empty ? 0 : await removeOthers(keyOf, from, to),
    unreadable: 0,
  };
  let gone = 0;
  await eachOf(from.all(), atOnce, async (record) => {
    if ((gone += 1) % 10_000 === 0) progress(gone);
    const key = keyOf(record);
    if (key === '') copied.unreadable += 1;
    else if (empty || !isSame(await to.read(key), record)) {
      await to.write(record);
      copied.written += 1;
    }
  });
  return copied;
}

/** Reads all of a kind in both. */
export async function compareKind(kind: RecordKind<unknown>, sides: Sides): Promise<Compared> {
  const { keyOf, from, to } = bothOf(kind, sides);
  const compared: Compared = { same: 0, different: 0 };
  await eachOf(from.all(), atOnce, async (record) => {
    const key = keyOf(record);
    if (key !== '') compared[isSame(await to.read(key), record) ? 'same' : 'different'] += 1;
  });
  let there = 0;
  for await (const record of to.all()) if (keyOf(record) !== '') there += 1;
  compared.different += Math.max(0, there - compared.same - compared.different);
  return compared;
}

/** Whether there is any record of a kind. */
export async function holdsAny(kind: RecordKind<unknown>, storage: Sides['from']): Promise<boolean> {
  for await (const _one of storage.records(asItStands(kind)).all()) return true;
  return false;
}

function bothOf(kind: RecordKind<unknown>, sides: Sides) {
  const stands = asItStands(kind);
  return {
    keyOf: stands.keyOf.bind(stands),
    from: sides.from.records(stands),
    to: sides.to.records(stands),
  };
}

/** What was moved before and has gone from the source since must not come back to life. */
async function removeOthers(
  keyOf: (record: Stored) => string,
  from: Records<Stored>,
  to: Records<Stored>,
): Promise<number> {
  let removed = 0;
  await eachOf(to.all(), atOnce, async (record) => {
    const key = keyOf(record);
    if (key === '' || (await from.read(key)) !== null) return;
    await to.remove(key);
    removed += 1;
  });
  return removed;
}

/** Their parts stand in the same order as well, as both are kept as the same text. */
function isSame(one: Stored | null, other: Stored): boolean {
  return one !== null && JSON.stringify(one) === JSON.stringify(other);
}
