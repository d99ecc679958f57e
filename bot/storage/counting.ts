import { DateTime } from 'luxon';
import type { CountKind, CountsRecord } from './records.js';

/** Where the counts of one week and place are kept. */
export interface CountsStore {
  read(week: string, place: string): Promise<CountsRecord | null>;
  write(record: CountsRecord): Promise<void>;
}

interface Waiting {
  week: string;
  place: string;
  counts: Map<string, number>;
}

/** Counts in memory, and adds them to what is kept from time to time. A crash costs the counts of a few seconds. */
export class Counting {
  readonly #store: CountsStore;
  #waiting = new Map<string, Waiting>();

  constructor(store: CountsStore) {
    this.#store = store;
  }

  add(place: string, kind: CountKind, of: string, at: Date): void {
    const week = isoWeek(at);
    const key = `${week}/${place}`;
    const waiting = this.#waiting.get(key) ?? { week, place, counts: new Map<string, number>() };
    this.#waiting.set(key, waiting);
    const counted = `${kind}/${of}`;
    waiting.counts.set(counted, (waiting.counts.get(counted) ?? 0) + 1);
  }

  /** Writes what waits. What could not be written goes on waiting, and the first error is thrown at the end. */
  async flush(): Promise<void> {
    const taken = [...this.#waiting.values()];
    this.#waiting = new Map();
    const errors: unknown[] = [];
    for (const waiting of taken) {
      try {
        await this.#store.write(added(await this.#store.read(waiting.week, waiting.place), waiting));
      } catch (error) {
        errors.push(error);
        this.#putBack(waiting);
      }
    }
    if (errors.length > 0) throw errors[0];
  }

  #putBack(waiting: Waiting): void {
    const key = `${waiting.week}/${waiting.place}`;
    const since = this.#waiting.get(key)?.counts ?? [];
    for (const [counted, often] of since)
      waiting.counts.set(counted, (waiting.counts.get(counted) ?? 0) + often);
    this.#waiting.set(key, waiting);
  }
}

function added(kept: CountsRecord | null, { week, place, counts }: Waiting): CountsRecord {
  const sum = new Map(Object.entries(kept?.counts ?? {}));
  for (const [counted, often] of counts) sum.set(counted, (sum.get(counted) ?? 0) + often);
  return { schema: 1, week, place, counts: Object.fromEntries(sum) };
}

/** `2026-W47`. In UTC, so that the weeks of all places begin together. */
function isoWeek(at: Date): string {
  return DateTime.fromJSDate(at, { zone: 'utc' }).toFormat("kkkk-'W'WW");
}
