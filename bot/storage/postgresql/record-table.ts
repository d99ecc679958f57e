import { randomUUID } from 'node:crypto';
import type { Log } from '../../log.js';
import type { RecordKind } from '../record-kind.js';
import { recordName } from '../record-name.js';
import { looksSealed, setAsideAs, type Sealing } from '../sealing/sealing.js';
import { StorageError } from '../storage.js';
import { checkedRecord } from './checked-record.js';
import type { Database, Value } from './database.js';
import type { Leases } from './leases.js';
import * as statements from './statements.js';

/** How many rows are read at once where all are gone through. */
const atOnce = 200;

interface Row extends Record<string, unknown> {
  name: string;
  version: string;
  body: string;
}

/** What a statement of `statements.ts` answers. */
interface Done extends Record<string, unknown> {
  held: number;
  done: number;
}

/** What all tables of one storage share. */
export interface RecordTableShares {
  database: Database;
  leases: Leases;
  sealing: Sealing;
  log: Pick<Log, 'warn'>;
  now: () => Date;
}

/**
 * Records of one kind. Within work that is done one at a time, a record that was read and then changed by somebody
 * else is not written over: the write rejects with a StorageError.
 */
export class RecordTable<T> {
  readonly #database: Database;
  readonly #leases: Leases;
  readonly #sealing: Sealing;
  readonly #kind: RecordKind<T>;
  readonly #log: Pick<Log, 'warn'>;
  readonly #now: () => Date;

  constructor(kind: RecordKind<T>, { database, leases, sealing, log, now }: RecordTableShares) {
    this.#database = database;
    this.#leases = leases;
    this.#sealing = sealing;
    this.#kind = kind;
    this.#log = log;
    this.#now = now;
  }

  /** Null where there is none. A damaged one is set aside and counts as none. */
  async read(key: string): Promise<T | null> {
    const row = await this.#row(recordName(key));
    return row && this.#checked(row);
  }

  async write(record: T): Promise<void> {
    const name = recordName(this.#kind.keyOf(record));
    const [text, changed, due] = [
      JSON.stringify(record),
      this.#kind.changed(record),
      this.#kind.due?.(record) ?? null,
    ];
    const version = randomUUID();
    const values = [version, changed, await this.#sealing.seal({ kind: this.#kind.name, name }, text), due];
    const seen = this.#leases.around.at(-1)?.seen.get(this.#seenAs(name));
    const { done } =
      seen === undefined
        ? await this.#fenced('write', statements.put, name, ...values)
        : seen === null
          ? await this.#fenced('write', statements.insert, name, ...values)
          : await this.#fenced('write', statements.update, name, ...values, seen);
    if (done === 0) throw this.#changedMeanwhile();
    this.#see(name, version);
  }

  /** Removes the record, and what was set aside of it. */
  async remove(key: string): Promise<void> {
    await this.#removeNamed(recordName(key));
  }

  /** Each record that can be read, some at a time, however many there are. */
  async *all(): AsyncGenerator<T> {
    for (let after = ''; ;) {
      const rows = await this.#database.query<Row>('read', statements.some, [this.#kind.name, after, atOnce]);
      for (const row of rows) {
        const record = await this.#checkedOrNull(row);
        if (record !== null) yield record;
      }
      const last = rows.at(-1);
      if (last === undefined || rows.length < atOnce) return;
      after = last.name;
    }
  }

  /** As of `Records.takeDue`. */
  async takeDue(at: Date, most: number, hiddenFor: number): Promise<T[]> {
    const dueOf = this.#kind.due?.bind(this.#kind);
    if (dueOf === undefined) return [];
    const until = new Date(at.getTime() + hiddenFor);
    const rows = await this.#database.query<Row>('take', statements.takeDue, [
      this.#kind.name,
      at,
      most,
      until,
    ]);
    const taken: { record: T; due: number }[] = [];
    for (const row of rows) {
      const record = await this.#checkedOrNull(row);
      if (record === null) continue;
      const due = dueOf(record);
      if (due !== null && due <= at) taken.push({ record, due: due.getTime() });
      // Written by a release that knew of no such time, or of another.
      else
        await this.#database.query('write', statements.setDue, [this.#kind.name, row.name, due, row.version]);
    }
    return taken.sort((one, other) => one.due - other.due).map(({ record }) => record);
  }

  /** The names of conversations that last changed before this, the oldest first. `stop` ends it. */
  async *conversationsBefore(instant: Date, stop: AbortSignal): AsyncGenerator<string> {
    let after: [string, string] = ['-infinity', ''];
    while (!stop.aborted) {
      const rows = await this.#database.query<{ name: string; changed: string }>('read', statements.oldest, [
        instant,
        ...after,
        atOnce,
      ]);
      for (const { name } of rows) {
        if (stop.aborted) return;
        yield name;
      }
      const last = rows.at(-1);
      if (last === undefined || rows.length < atOnce) return;
      after = [last.changed, last.name];
    }
  }

  /** Removes a record that has not changed since this instant. Answers whether it did. One of a newer release stays. */
  async removeIfBefore(name: string, instant: Date): Promise<boolean> {
    const row = await this.#row(name);
    const record = row && (await this.#checkedOrNull(row));
    if (record === null || this.#kind.changed(record) >= instant) return false;
    return this.#removeNamed(name);
  }

  /** Removes what was set aside before this, of any kind. */
  async removeDamagedBefore(instant: Date): Promise<void> {
    await this.#database.query('remove', 'DELETE FROM what_matters.damaged WHERE set_aside < $1', [instant]);
  }

  async #row(name: string): Promise<Row | null> {
    const [row] = await this.#database.query<Row>('read', statements.one, [this.#kind.name, name]);
    this.#leases.around.at(-1)?.seen.set(this.#seenAs(name), row?.version ?? null);
    return row ?? null;
  }

  async #removeNamed(name: string): Promise<boolean> {
    const { done } = await this.#fenced('remove', statements.remove, name);
    this.#see(name, null);
    return done > 0;
  }

  async #checked(row: Row): Promise<T | null> {
    const { name, body } = row;
    const opened = await this.#sealing.open({ kind: this.#kind.name, name }, body);
    const checked = 'why' in opened ? opened : checkedRecord(this.#kind, name, opened.text);
    if ('record' in checked) return checked.record;
    await this.#setAside(row, checked.why);
    return null;
  }

  /** As `#checked`, for a walk over all of them: one that cannot be read is left for whoever asks for it. */
  async #checkedOrNull(row: Row): Promise<T | null> {
    try {
      return await this.#checked(row);
    } catch (error) {
      if (error instanceof StorageError) return null;
      throw error;
    }
  }

  async #setAside({ name, version, body }: Row, why: string): Promise<void> {
    // What was in the clear does not stay so among what is sealed.
    const kept = looksSealed(body) ? body : await this.#sealing.seal(setAsideAs(name), body);
    const { done } = await this.#fenced('set aside', statements.setAside, name, version, this.#now(), kept);
    this.#see(name, null);
    if (done === 0) return;
    this.#log.warn({ kind: this.#kind.name, record: name, why }, 'a damaged record was set aside');
  }

  /** Runs a statement whose first values are the leases that must be held, then the kind and the name. */
  #fenced(task: string, statement: string, name: string, ...values: readonly Value[]): Promise<Done> {
    return this.#leases.fence(async (leases) => {
      const names = leases.map((lease) => lease.name);
      const holders = leases.map((lease) => lease.holder);
      const given = [names, holders, leases.length, this.#kind.name, name, ...values];
      const [done] = await this.#database.query<Done>(task, statement, given);
      return done ?? { held: 0, done: 0 };
    });
  }

  /** Notes a version that this work has made itself, wherever an older one was noted. */
  #see(name: string, version: string | null): void {
    const around = this.#leases.around;
    for (const lease of around) {
      if (lease === around.at(-1) || lease.seen.has(this.#seenAs(name))) {
        lease.seen.set(this.#seenAs(name), version);
      }
    }
  }

  #seenAs(name: string): string {
    return `${this.#kind.name}/${name}`;
  }

  #changedMeanwhile(): StorageError {
    return new StorageError(
      `A record of ${this.#kind.name} in the database ${this.#database.shown} was changed by somebody else meanwhile.`,
    );
  }
}
