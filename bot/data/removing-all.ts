import { secrets } from '../channels/resident-keys.js';
import { stoppedRecords } from '../channels/sms/stopped.js';
import { conversations } from '../storage/record-kinds.js';
import type { Reading } from '../storage/open-reading.js';
import type { Storage } from '../storage/storage.js';
import { everyKind, type KeptKind } from './every-kind.js';
import { eachOf } from './side-by-side.js';

/** Nobody who wrote STOP may be written to, whatever else is removed; without the secret they are not known again. */
const stay: ReadonlySet<string> = new Set([stoppedRecords.name, secrets.name]);

/** Which records: those of a place, or all; and conversations only, whose last message is older, where `before` is set. */
export interface Which {
  place: string | null;
  before: Date | null;
}

/** How many there are of each kind. Changes nothing. */
export async function countAll(which: Which, reading: Pick<Reading, 'all'>): Promise<Map<KeptKind, number>> {
  const counted = new Map<KeptKind, number>();
  for (const kept of kindsOf(which)) {
    let number = 0;
    for await (const record of reading.all(kept.kind)) if (isMeant(kept, record, which)) number += 1;
    if (number > 0) counted.set(kept, number);
  }
  return counted;
}

/** Answers how many of each kind went. Rejects with a StorageError; called again, it goes on. */
export async function removeAll(
  which: Which,
  storage: Pick<Storage, 'records' | 'oneAtATime'>,
): Promise<Map<KeptKind, number>> {
  const removed = new Map<KeptKind, number>();
  for (const kept of kindsOf(which)) {
    const records = storage.records(kept.kind);
    let number = 0;
    await eachOf(records.all(), 8, async (found) => {
      if (!isMeant(kept, found, which)) return;
      const key = kept.kind.keyOf(found);
      await storage.oneAtATime(key, async () => {
        // A message may have come since it was found.
        const record = await records.read(key);
        if (record === null || !isMeant(kept, record, which)) return;
        await records.remove(key);
        number += 1;
      });
    });
    if (number > 0) removed.set(kept, number);
  }
  return removed;
}

function kindsOf({ before }: Which): KeptKind[] {
  if (before !== null) return everyKind.filter(({ kind }) => kind.name === conversations.name);
  return everyKind.filter(({ kind, stays }) => stays !== true && !stay.has(kind.name));
}

function isMeant(kept: KeptKind, record: unknown, { place, before }: Which): boolean {
  if (place !== null && kept.placeOf(record) !== place) return false;
  return before === null || kept.kind.changed(record) < before;
}
