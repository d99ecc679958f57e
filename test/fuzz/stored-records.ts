/** Records of every kind that are not as they were written: each is given back, set aside, or refused with a StorageError. */
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import * as fc from 'fast-check';
import { everyKind } from '../../bot/data/every-kind.js';
import { openLowdbStorage } from '../../bot/storage/lowdb.js';
import type { RecordKind } from '../../bot/storage/record-kind.js';
import { StorageError } from '../../bot/storage/storage.js';
import { sampleRecords } from '../data/sample-records.js';
import { readableLog } from '../storage/sample-record.js';
import { mutated, mutations } from './mutations.js';
import { within, type TargetKind } from './target.js';

const samples = Object.entries(sampleRecords).flatMap(([name, records]) =>
  records.filter(({ schema, key }) => schema === 1 && key !== 'damaged').map((record) => ({ name, record })),
);

export const storedRecords: TargetKind = {
  about: 'records of every kind, changed where they lie',
  runs: 150,
  async open() {
    const folder = await mkdtemp(join(tmpdir(), 'fuzzed-records-'));
    const storage = await openLowdbStorage({ folder, log: readableLog(), now: () => new Date() });
    const property = fc.asyncProperty(
      fc.constantFrom(...samples),
      mutations,
      async ({ name, record }, changes) => {
        const kept = everyKind.find((one) => one.kind.name === name)!;
        const { kind } = kept;
        const key = kind.keyOf(record);
        // Written as it is, under the key of what it was.
        const asItIs: RecordKind<unknown> = {
          ...kind,
          keyOf: () => key,
          changed: () => new Date(),
          due: () => null,
        };
        await storage.records(asItIs).write(mutated(record, changes));
        const records = storage.records(kind);
        const read = await within(5000, 'Reading', records.read(key).catch(refused));
        if (read !== null) {
          kept.placeOf(read);
          kind.changed(read);
          kind.due?.(read);
          await records.write(read);
        }
        await records.remove(key);
      },
    );
    return {
      property: property,
      close: async () => {
        await storage.close();
        await rm(folder, { recursive: true });
      },
    };
  },
};

function refused(error: unknown): null {
  if (error instanceof StorageError) return null;
  throw error;
}
