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

/** Stands among the requests of a week in which the group says that it is full. No request has such an id. */
const saidFull = 'full';

/** How many new people groups can take in a week. The last place is given once, whoever asks at the same time. */
export class Room {
  readonly #records: Records<RoomRecord>;
  readonly #storage: Pick<Storage, 'oneAtATime'>;
  /** How many places are taken, as far as this process knows: for suggesting, which cannot wait for a disk. */
  readonly #known = new Map<string, number>();

  constructor(storage: Pick<Storage, 'records' | 'oneAtATime'>) {
    this.#storage = storage;
    this.#records = storage.records(roomKind);
  }

  /** Reads what is taken. Call before suggesting. */
  async open(): Promise<void> {
    for await (const { key, taken } of this.#records.all()) this.#known.set(key, countOf(taken));
  }

  /** How many were referred to a group in a week. */
  taken(place: string, group: string, week: string): number {
    return this.#known.get(keyOf(place, group, week)) ?? 0;
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

  /** Gives back the places of requests that there are none of: a process ended between the place and the request. */
  async giveBackWithout(isKnown: (request: string) => Promise<boolean>): Promise<void> {
    for await (const { key, taken } of this.#records.all()) {
      const known = await Promise.all(taken.map(async (id) => id === saidFull || isKnown(id)));
      if (known.every(Boolean)) continue;
      const unknown = new Set(taken.filter((_, at) => !known[at]));
      await this.#change(key, (now) => now.filter((request) => !unknown.has(request)));
    }
  }

  /** Forgets the weeks before this one (`2026-W47`). */
  async removeBefore(week: string): Promise<void> {
    for await (const { key } of this.#records.all()) {
      if (key.slice(key.lastIndexOf('/') + 1) >= week) continue;
      await this.#records.remove(key);
      this.#known.delete(key);
    }
  }

  #change(key: string, change: (taken: string[]) => string[] | null): Promise<boolean> {
    return this.#storage.oneAtATime(`room/${key}`, async () => {
      const before = (await this.#records.read(key))?.taken ?? [];
      const after = change(before);
      if (after !== null && after !== before) await this.#records.write({ schema: 1, key, taken: after });
      this.#known.set(key, countOf(after ?? before));
      return after !== null;
    });
  }
}

/** More than any group takes in a week, where it says that it is full. */
function countOf(taken: readonly string[]): number {
  return taken.includes(saidFull) ? Number.MAX_SAFE_INTEGER : taken.length;
}

function keyOf(place: string, group: string, week: string): string {
  return `${place}/${group}/${week}`;
}
