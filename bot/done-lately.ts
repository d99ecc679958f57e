import * as z from 'zod';
import type { RecordKind } from './storage/record-kind.js';
import type { Records, Storage } from './storage/storage.js';

/** When one of several processes last began some work for all of them. */
export interface LastDone {
  schema: 1;
  /** Which work. */
  what: string;
  /** ISO instant. */
  at: string;
}

export const lastDoneKind: RecordKind<LastDone> = {
  name: 'last-done',
  schema: 1,
  shape: z.object({ schema: z.literal(1), what: z.string().min(1), at: z.iso.datetime() }),
  keyOf: ({ what }) => what,
  changed: ({ at }) => new Date(at),
};

/** Work that every process would do every hour, and that one of them does for all that share a storage. */
export class DoneLately {
  readonly #storage: Pick<Storage, 'records' | 'oneAtATime' | 'shared'>;
  readonly #records: Records<LastDone>;
  readonly #now: () => Date;

  constructor(storage: Pick<Storage, 'records' | 'oneAtATime' | 'shared'>, now: () => Date) {
    this.#storage = storage;
    this.#records = storage.records(lastDoneKind);
    this.#now = now;
  }

  /**
   * Whether this process is to do it now: where others share the storage, only if none of them has begun it within so
   * many milliseconds. Yes once; who does not come to its end leaves it to whoever asks after that time.
   */
  async isMine(what: string, within: number): Promise<boolean> {
    if (!this.#storage.shared) return true;
    return this.#storage.oneAtATime(`last-done/${what}`, async () => {
      const now = this.#now();
      const last = await this.#records.read(what);
      const age = last === null ? within : now.getTime() - Date.parse(last.at);
      // One from the future was noted before a clock was put right.
      if (age >= 0 && age < within) return false;
      await this.#records.write({ schema: 1, what, at: now.toISOString() });
      return true;
    });
  }
}
