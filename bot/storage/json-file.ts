import type { Adapter } from 'lowdb';
import type { Disk } from './disk.js';
import type { SealedAs, Sealing } from './sealing/sealing.js';

/** What stands in a file is no record: half of one, nothing at all, or another's. The message quotes nothing of it. */
export class Unreadable extends Error {
  override name = 'Unreadable';
}

export interface JsonFileOptions<T> {
  path: string;
  sealing: Sealing;
  as: SealedAs;
  /** Tells the time that the file is to carry. */
  changed: (record: T) => Date;
}

/** lowdb's way to one file of the data folder: compact JSON, sealed where there is a key, and safe against a power cut. */
export class JsonFile<T> implements Adapter<T> {
  readonly #disk: Disk;
  readonly #options: JsonFileOptions<T>;

  constructor(disk: Disk, options: JsonFileOptions<T>) {
    this.#disk = disk;
    this.#options = options;
  }

  async read(): Promise<T | null> {
    const { path, sealing, as } = this.#options;
    const stored = await this.#disk.read(path);
    if (stored === null) return null;
    const opened = await sealing.open(as, stored);
    if ('why' in opened) throw new Unreadable(opened.why);
    try {
      return JSON.parse(opened.text) as T;
    } catch {
      // The parser's own message quotes the text, which may be a resident's.
      throw new Unreadable('not JSON');
    }
  }

  async write(record: T): Promise<void> {
    const { path, sealing, as, changed } = this.#options;
    const [text, when] = [JSON.stringify(record), changed(record)];
    await this.#disk.write(path, await sealing.seal(as, text), when);
  }
}
