import type { RecordKind } from './record-kind.js';
import type { Records } from './storage.js';

/**
 * When which record of one kind is due, for a storage that one process has to itself: their keys and times in memory,
 * found by one walk when they are first asked for, and kept right at each write from then on. A write costs no
 * look at the disk for it, and nothing at all where nobody asks.
 */
export class DueTimes<T> {
  readonly #kind: RecordKind<T>;
  readonly #records: Pick<Records<T>, 'read' | 'all'>;
  readonly #times = new Map<string, number>();
  /** No later than the first of them. */
  #first = Number.POSITIVE_INFINITY;
  #found: Promise<void> | null = null;
  /** What was written or removed while they are being found: the walk may still see it as it was before. */
  #touched: Set<string> | null = null;

  constructor(kind: RecordKind<T>, records: Pick<Records<T>, 'read' | 'all'>) {
    this.#kind = kind;
    this.#records = records;
  }

  /** Tell it of each record once it is written. */
  written(record: T): void {
    if (this.#found === null) return;
    const key = this.#kind.keyOf(record);
    this.#touched?.add(key);
    this.#set(key, this.#dueOf(record));
  }

  /** Tell it of each key whose record is removed. */
  removed(key: string): void {
    if (this.#found === null) return;
    this.#touched?.add(key);
    this.#times.delete(key);
  }

  /** As of `Records.takeDue`. */
  async take(at: Date, most: number, hiddenFor: number): Promise<T[]> {
    if (this.#kind.due === undefined) return [];
    this.#found ??= this.#find();
    await this.#found;
    const taken: T[] = [];
    const until = at.getTime() + hiddenFor;
    for (const key of this.#hide(at.getTime(), most, until)) {
      const record = await this.#records.read(key);
      // Written or removed since: its new time holds.
      if (this.#times.get(key) !== until) continue;
      if (record === null) this.#times.delete(key);
      else taken.push(record);
    }
    return taken;
  }

  #hide(at: number, most: number, until: number): string[] {
    if (this.#first > at) return [];
    const due = [...this.#times].filter(([, time]) => time <= at).sort(([, one], [, other]) => one - other);
    const keys = due.slice(0, most).map(([key]) => key);
    for (const key of keys) this.#times.set(key, until);
    this.#first = Number.POSITIVE_INFINITY;
    for (const time of this.#times.values()) this.#first = Math.min(this.#first, time);
    return keys;
  }

  async #find(): Promise<void> {
    this.#touched = new Set();
    try {
      for await (const record of this.#records.all()) {
        const key = this.#kind.keyOf(record);
        if (!this.#touched.has(key)) this.#set(key, this.#dueOf(record));
      }
      this.#touched = null;
    } catch (error) {
      this.#found = null;
      throw error;
    }
  }

  #set(key: string, due: number | null): void {
    if (due === null) {
      this.#times.delete(key);
      return;
    }
    this.#times.set(key, due);
    this.#first = Math.min(this.#first, due);
  }

  #dueOf(record: T): number | null {
    return this.#kind.due?.(record)?.getTime() ?? null;
  }
}
