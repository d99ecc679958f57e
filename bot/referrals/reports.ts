import * as z from 'zod';
import type { WrongDetail } from '../../dialogs/deed.js';
import type { RecordKind } from '../storage/record-kind.js';
import type { Records, Storage } from '../storage/storage.js';

/** A resident said that something about an activity is wrong. No person in it but what they wrote for the group. */
export interface Report {
  schema: 1;
  id: string;
  place: string;
  /** `group/activity` */
  activity: string;
  detail: WrongDetail;
  words: string | null;
  /** ISO instant. */
  at: string;
  /** When an editor said that it is put right, or null while it waits. */
  settled: string | null;
}

export const reportKind: RecordKind<Report> = {
  name: 'reports',
  schema: 1,
  shape: z.object({
    schema: z.literal(1),
    id: z.string(),
    place: z.string(),
    activity: z.string(),
    detail: z.enum(['times', 'closed', 'contact', 'place', 'other']),
    words: z.string().nullable(),
    at: z.iso.datetime(),
    settled: z.iso.datetime().nullable(),
  }),
  keyOf: ({ id }) => id,
  changed: ({ at, settled }) => new Date(settled ?? at),
};

/** How long they are kept after they were put right, or after they were said where nobody did; milliseconds. */
export const keptFor = 180 * 24 * 60 * 60_000;

/** What residents said is wrong, for those who can put it right. */
export class Reports {
  readonly #records: Records<Report>;
  readonly #storage: Storage;

  constructor(storage: Storage) {
    this.#storage = storage;
    this.#records = storage.records(reportKind);
  }

  /** Durable once it resolves. The same id is one report. */
  async keep(report: Report): Promise<void> {
    await this.#records.write(report);
  }

  /** Those of a place that wait to be put right, the oldest first. */
  async waiting(place: string): Promise<Report[]> {
    const waiting: Report[] = [];
    for await (const report of this.#records.all()) {
      if (report.place === place && report.settled === null) waiting.push(report);
    }
    return waiting.sort((one, other) => (one.at < other.at ? -1 : 1));
  }

  /** False where there is none of this id in this place. */
  async settle(place: string, id: string, at: Date): Promise<boolean> {
    return this.#storage.oneAtATime(`reports/${id}`, async () => {
      const report = await this.#records.read(id);
      if (report === null || report.place !== place) return false;
      await this.#records.write({ ...report, settled: report.settled ?? at.toISOString() });
      return true;
    });
  }

  /** Removes those that were put right, or were never looked at, before this. Answers how many. */
  async removeBefore(instant: Date): Promise<number> {
    let removed = 0;
    for await (const { id, at, settled } of this.#records.all()) {
      if (new Date(settled ?? at) >= instant) continue;
      await this.#records.remove(id);
      removed += 1;
    }
    return removed;
  }
}
