import { DateTime } from 'luxon';
import type { Records, Storage } from '../storage/storage.js';
import { roomKind, type RoomRecord } from './request-records.js';

/** `2026-W47`, by the calendar of a time zone. */
export function weekOf(instant: Date, zone: string): string {
  return DateTime.fromJSDate(instant, { zone }).toFormat("kkkk-'W'WW");
}

/** The Monday after this week, at eight in the morning of a time zone. */
export function nextWeek(instant: Date, zone: string): DateTime {
  return DateTime.fromJSDate(instant, { zone }).startOf('week').plus({ weeks: 1 }).set({ hour: 8 });
}

/** After how long it is read again what other processes took, in milliseconds. */
const readAgain = 3_000;

/** Stands among the requests of a week in which the group says that it is full. No request has such an id. */
const saidFull = 'full';

/** How many new people groups can take in a week. The last place is given once, whoever asks at the same time. */
export class Room {
  readonly #records: Records<RoomRecord>;
  readonly #storage: Pick<Storage, 'oneAtATime' | 'shared'>;
  /** How many places are taken, as far as this process knows: for suggesting, which cannot wait for a disk. */
  readonly #known = new Map<string, number>();
  /** What became known since all of it began to be read. */
  #newer = new Set<string>();

  constructor(storage: Pick<Storage, 'records' | 'oneAtATime' | 'shared'>) {
    this.#storage = storage;
    this.#records = storage.records(roomKind);
  }

  /** Reads what is taken, by whichever process. Call before suggesting. */
  async open(): Promise<void> {
    this.#newer = new Set();
    const found = new Map<string, number>();
    for await (const { key, taken } of this.#records.all()) found.set(key, countOf(taken));
    for (const key of [...this.#known.keys(), ...found.keys()]) {
      if (!this.#newer.has(key)) this.#know(key, found.get(key));
    }
  }

  /**
   * Keeps up with what other processes take and give back, where there are any, so that a group that is full is not
   * suggested for longer than some seconds. What cannot be read is as it was known before. Answers what ends it.
   */
  keepUp(after: (milliseconds: number, work: () => void) => () => void = timer): () => void {
    if (!this.#storage.shared) return () => undefined;
    let ended = false;
    let cancel: () => void = () => undefined;
    const wait = (milliseconds: number) => {
      if (!ended) cancel = after(milliseconds, () => void read());
    };
    const read = async () => {
      const began = performance.now();
      await this.open().catch(() => undefined);
      // However much there is to read, it takes little of the time of the database.
      wait(Math.max(readAgain, 20 * (performance.now() - began)));
    };
    wait(readAgain);
    return () => {
      ended = true;
      cancel();
    };
  }

  /** How many were referred to a group in a week, as far as this process knows. */
  taken(place: string, group: string, week: string): number {
    return this.#known.get(keyOf(place, group, week)) ?? 0;
  }

  /** How many were referred to a group in a week, by whichever process. */
  async takenNow(place: string, group: string, week: string): Promise<number> {
    const key = keyOf(place, group, week);
    const taken = countOf((await this.#records.read(key))?.taken ?? []);
    this.#know(key, taken);
    return taken;
  }

  /**
   * Takes a place for a request, unless `most` are taken; false then. The same request takes one place however often it
   * asks. Durable once it resolves.
   */
  take(place: string, group: string, week: string, request: string, most: number): Promise<boolean> {
    return this.#change(keyOf(place, group, week), (taken) => {
      if (taken.includes(request)) return taken;
      return taken.length < most && !taken.includes(saidFull) ? [...taken, request] : null;
    });
  }

  /** The group says that it takes nobody more in a week. */
  async fill(place: string, group: string, week: string): Promise<void> {
    await this.#change(keyOf(place, group, week), (taken) =>
      taken.includes(saidFull) ? taken : [...taken, saidFull],
    );
  }

  /** Gives a place back. */
  async release(place: string, group: string, week: string, request: string): Promise<void> {
    await this.#change(keyOf(place, group, week), (taken) => taken.filter((other) => other !== request));
  }

  /** Each place that a request takes. */
  async *takers(): AsyncGenerator<{ place: string; group: string; week: string; request: string }> {
    for await (const { key, taken } of this.#records.all()) {
      const [place = '', group = '', week = ''] = key.split('/');
      for (const request of taken) if (request !== saidFull) yield { place, group, week, request };
    }
  }

  /** Forgets the weeks before this one (`2026-W47`). */
  async removeBefore(week: string): Promise<void> {
    for await (const { key } of this.#records.all()) {
      if (key.slice(key.lastIndexOf('/') + 1) >= week) continue;
      await this.#records.remove(key);
      this.#know(key, undefined);
    }
  }

  #change(key: string, change: (taken: string[]) => string[] | null): Promise<boolean> {
    return this.#storage.oneAtATime(`room/${key}`, async () => {
      const before = (await this.#records.read(key))?.taken ?? [];
      const after = change(before);
      if (after !== null && after !== before) await this.#records.write({ schema: 1, key, taken: after });
      this.#know(key, countOf(after ?? before));
      return after !== null;
    });
  }

  #know(key: string, taken: number | undefined): void {
    this.#newer.add(key);
    if (taken === undefined) this.#known.delete(key);
    else this.#known.set(key, taken);
  }
}

/** More than any group takes in a week, where it says that it is full. */
function countOf(taken: readonly string[]): number {
  return taken.includes(saidFull) ? Number.MAX_SAFE_INTEGER : taken.length;
}

function keyOf(place: string, group: string, week: string): string {
  return `${place}/${group}/${week}`;
}

function timer(milliseconds: number, work: () => void): () => void {
  const waiting = setTimeout(work, milliseconds);
  waiting.unref();
  return () => clearTimeout(waiting);
}
