import type { Adapter } from 'lowdb';
import type { Disk } from './disk.js';

/** What stands in a file is not JSON: half a record, or nothing at all. */
export class NotJson extends Error {
  override name = 'NotJson';
}

/** lowdb's way to one file of the data folder: compact JSON, written so that it survives a power cut. */
export class JsonFile<T> implements Adapter<T> {
  readonly #disk: Disk;
  readonly #path: string;
  readonly #changed: (record: T) => Date;

  /** `changed` tells the time that the file is to carry. */
  constructor(disk: Disk, path: string, changed: (record: T) => Date) {
    this.#disk = disk;
    this.#path = path;
    this.#changed = changed;
  }

  async read(): Promise<T | null> {
    const text = await this.#disk.read(this.#path);
    if (text === null) return null;
    try {
      return JSON.parse(text) as T;
    } catch {
      // The parser's own message quotes the text, which may be a resident's.
      throw new NotJson('not JSON');
    }
  }

  async write(record: T): Promise<void> {
    await this.#disk.write(this.#path, JSON.stringify(record), this.#changed(record));
  }
}
