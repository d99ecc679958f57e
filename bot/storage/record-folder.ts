import { stat } from 'node:fs/promises';
import { join } from 'node:path';
import { Low } from 'lowdb';
import type { Log } from '../log.js';
import type { Disk } from './disk.js';
import { JsonFile, Unreadable } from './json-file.js';
import type { RecordKind } from './record-kind.js';
import { recordName } from './record-name.js';
import { looksSealed, setAsideAs, type Sealing } from './sealing/sealing.js';
import { StorageError } from './storage.js';

/** What all folders of one storage share. */
export interface RecordFolderShares {
  disk: Disk;
  sealing: Sealing;
  log: Pick<Log, 'warn'>;
  now: () => Date;
}

/**
 * Records of one kind, a small file each, so that a turn costs the same however many there are. A file is named by the
 * digest of its key: no key can lead out of the folder, and the names spread evenly over 256 folders.
 */
export class RecordFolder<T> {
  readonly #disk: Disk;
  readonly #sealing: Sealing;
  readonly #kind: RecordKind<T>;
  readonly #log: Pick<Log, 'warn'>;
  readonly #now: () => Date;
  readonly #folder: string;
  readonly #damaged: string;
  /** Whether the files' times can be trusted: until all were read once, somebody may have restored them from a copy. */
  #timesTrusted = false;

  constructor(kind: RecordKind<T>, { disk, sealing, log, now }: RecordFolderShares) {
    this.#disk = disk;
    this.#sealing = sealing;
    this.#kind = kind;
    this.#log = log;
    this.#now = now;
    this.#folder = join(disk.folder, kind.name);
    this.#damaged = join(disk.folder, 'damaged');
  }

  /** Makes the folders that the records are spread over, so that no turn has to. */
  async open(): Promise<void> {
    const shards = Array.from({ length: 256 }, (_, number) => number.toString(16).padStart(2, '0'));
    await this.#disk.makeFolders(this.#folder, shards);
  }

  /** Null where there is none. A damaged one is set aside and counts as none. */
  async read(key: string): Promise<T | null> {
    const record = await this.#readFile(nameOf(key));
    if (record === null || this.#kind.keyOf(record) === key) return record;
    await this.#setAside(nameOf(key), 'it is filed under another key');
    return null;
  }

  async write(record: T): Promise<void> {
    await new Low<T>(this.#file(nameOf(this.#kind.keyOf(record))), record).write();
  }

  /** Removes the record, and what was set aside of it. */
  async remove(key: string): Promise<void> {
    const name = nameOf(key);
    await this.#disk.remove(this.#pathOf(name));
    for (const aside of await this.#disk.list(this.#damaged)) {
      if (aside.startsWith(name)) await this.#disk.remove(join(this.#damaged, aside));
    }
  }

  /** Something that is another at each write of a record; null where there is none. */
  async version(key: string): Promise<string | null> {
    return stat(this.#pathOf(nameOf(key)), { bigint: true }).then(
      // Each write makes a new file beside the one before, so that no two in a row have the same number.
      ({ ino, ctimeNs }) => `${ino}-${ctimeNs}`,
      () => null,
    );
  }

  /** The keys of the records that last changed before this. One file at a time, whatever their number; `stop` ends it. */
  async *keysBefore(instant: Date, stop: AbortSignal): AsyncGenerator<string> {
    for (const shard of await this.#disk.list(this.#folder)) {
      for (const name of await this.#disk.list(join(this.#folder, shard))) {
        if (stop.aborted) return;
        if (this.#timesTrusted && (await this.#fileTime(name)) >= instant.getTime()) continue;
        const record = await this.#readOrNull(name);
        if (record !== null && this.#kind.changed(record) < instant) yield this.#kind.keyOf(record);
      }
    }
    this.#timesTrusted = true;
  }

  /** Each record that can be read. One file at a time, whatever their number. */
  async *all(): AsyncGenerator<T> {
    for (const shard of await this.#disk.list(this.#folder)) {
      for (const name of await this.#disk.list(join(this.#folder, shard))) {
        const record = await this.#readOrNull(name);
        if (record !== null) yield record;
      }
    }
  }

  /** Removes what was set aside before this. */
  async removeDamagedBefore(instant: Date): Promise<void> {
    for (const name of await this.#disk.list(this.#damaged)) {
      const when = Number(name.split('.')[2]);
      if (when < instant.getTime()) await this.#disk.remove(join(this.#damaged, name));
    }
  }

  #pathOf(name: string): string {
    return join(this.#folder, name.slice(0, 2), name);
  }

  #file(name: string): JsonFile<T> {
    return new JsonFile<T>(this.#disk, {
      path: this.#pathOf(name),
      sealing: this.#sealing,
      as: { kind: this.#kind.name, name: name.replace('.json', '') },
      changed: (record) => this.#kind.changed(record),
    });
  }

  async #readFile(name: string): Promise<T | null> {
    try {
      const stored: unknown = await this.#file(name).read();
      if (stored === null) return null;
      this.#refuseNewer(stored);
      const checked = this.#kind.shape.safeParse(stored);
      if (checked.success) return checked.data;
      const where = checked.error.issues[0]?.path.map(String).join('.');
      await this.#setAside(name, where ? `"${where}" is missing or wrong` : 'it is not a record');
    } catch (error) {
      if (!(error instanceof Unreadable)) throw error;
      await this.#setAside(name, error.message);
    }
    return null;
  }

  /** As `#readFile`, for a walk over all of them: one that cannot be read is left for whoever asks for it. */
  async #readOrNull(name: string): Promise<T | null> {
    try {
      return await this.#readFile(name);
    } catch (error) {
      if (error instanceof StorageError) return null;
      throw error;
    }
  }

  #refuseNewer(stored: unknown): void {
    const schema = typeof stored === 'object' && stored !== null && 'schema' in stored ? stored.schema : null;
    if (typeof schema !== 'number' || schema <= this.#kind.schema) return;
    throw new StorageError(
      `A record in ${this.#folder} was written by a newer release (form ${schema}; this one reads ` +
        `${this.#kind.schema}). It is left as it is. Start that release again.`,
    );
  }

  async #setAside(name: string, why: string): Promise<void> {
    const aside = join(this.#damaged, `${name}.${this.#now().getTime()}`);
    await this.#moveAside(name, aside);
    this.#log.warn({ kind: this.#kind.name, file: aside, why }, 'a damaged record was set aside');
  }

  /** What was in the clear does not stay so among what is sealed. */
  async #moveAside(name: string, aside: string): Promise<void> {
    const path = this.#pathOf(name);
    const stored = this.#sealing.keys.length === 0 ? null : await this.#disk.read(path);
    if (stored === null || looksSealed(stored)) return this.#disk.move(path, aside);
    const sealed = await this.#sealing.seal(setAsideAs(name.replace('.json', '')), stored);
    await this.#disk.write(aside, sealed, this.#now());
    await this.#disk.remove(path);
  }

  async #fileTime(name: string): Promise<number> {
    return stat(this.#pathOf(name)).then(
      (found) => found.mtimeMs,
      () => Number.POSITIVE_INFINITY,
    );
  }
}

function nameOf(key: string): string {
  return `${recordName(key)}.json`;
}
