import type { Storage } from '../storage/storage.js';
import type { KeptKind } from './every-kind.js';
import { compareKind, copyKind, holdsAny, type Compared, type Copied } from './moving.js';
import { unfinishedMove, type Side } from './unfinished-move.js';

export interface WholeMove {
  kinds: readonly KeptKind[];
  source: Side;
  from: Storage;
  /** Opens the target. It is opened twice, so that what is compared is what was kept and not what is still in memory. */
  openTarget: () => Promise<Storage>;
  /** What else the target holds may go. */
  replace: boolean;
  now: () => Date;
  /** Told of how far it is. */
  progress: (kind: KeptKind, gone: number) => void;
}

export interface MovedKind extends Copied, Compared {
  kept: KeptKind;
}

export type Moved =
  /** The target holds records of these kinds already: nothing was done. */
  | { done: false; holds: readonly KeptKind[] }
  | { done: true; goneOnWith: boolean; kinds: readonly MovedKind[] };

/**
 * Makes the target hold what the source holds, and compares. Where it is broken off, the next call goes on with it. The
 * source is left as it is. Rejects with a StorageError.
 */
export async function moveAll(move: WholeMove): Promise<Moved> {
  const kinds = move.kinds.filter(({ stays }) => stays !== true);
  const begun = await copyAll(move, kinds);
  if ('holds' in begun) return { done: false, holds: begun.holds };
  const to = await move.openTarget();
  try {
    const moved: MovedKind[] = [];
    for (const { kept, copied } of begun.copied) {
      moved.push({ kept, ...copied, ...(await compareKind(kept.kind, { from: move.from, to })) });
    }
    if (moved.every(({ different }) => different === 0)) await to.records(unfinishedMove).remove('move');
    return { done: true, goneOnWith: begun.goneOnWith, kinds: moved };
  } finally {
    await to.close();
  }
}

type Begun =
  { holds: readonly KeptKind[] } | { goneOnWith: boolean; copied: { kept: KeptKind; copied: Copied }[] };

async function copyAll(move: WholeMove, kinds: readonly KeptKind[]): Promise<Begun> {
  const { from, source, replace, now, progress } = move;
  const to = await move.openTarget();
  try {
    const marks = to.records(unfinishedMove);
    const goneOnWith = (await marks.read('move'))?.from === source;
    const holds: KeptKind[] = [];
    for (const kept of kinds) if (await holdsAny(kept.kind, to)) holds.push(kept);
    if (holds.length > 0 && !goneOnWith && !replace) return { holds };
    await marks.write({ schema: 1, id: 'move', from: source, began: now().toISOString() });
    const copied: { kept: KeptKind; copied: Copied }[] = [];
    for (const kept of kinds) {
      const options = { empty: !holds.includes(kept), progress: (gone: number) => progress(kept, gone) };
      copied.push({ kept, copied: await copyKind(kept.kind, { from, to }, options) });
    }
    return { goneOnWith, copied };
  } finally {
    await to.close();
  }
}
