import { randomUUID } from 'node:crypto';
import { mkdirSync, renameSync } from 'node:fs';
import { mkdir, open, readdir, readFile, rename, rm, unlink, type FileHandle } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { makeFolder } from './make-folder.js';
import { RecentlyWritten } from './recently-written.js';
import { errorCode, storageError } from './storage-errors.js';
import { writeWhole } from './write-whole.js';

/** Only the user who runs the bot may read what residents said. */
const privateFolder = 0o700;

/**
 * The files of one data folder. A file is either as it was or wholly as it was meant to be, also after a power cut:
 * its text goes to a temporary file, from there to the disk, and is then renamed into its place.
 */
export class Disk {
  readonly folder: string;
  /** Temporary files have a folder of their own, so that those left by a crash are found without a search. */
  readonly #writing: string;
  readonly #folders = new Map<string, Promise<FileHandle>>();
  readonly #recent = new RecentlyWritten();

  private constructor(folder: string) {
    this.folder = folder;
    this.#writing = join(folder, 'writing');
  }

  /** Makes the folder where there is none. The caller holds its lock. Rejects with a StorageError. */
  static async open(folder: string): Promise<Disk> {
    const disk = new Disk(folder);
    try {
      await rm(disk.#writing, { recursive: true, force: true });
      await makeFolder(disk.#writing);
    } catch (error) {
      throw storageError('begin', folder, error);
    }
    return disk;
  }

  /** The text of a file, or null where there is none. */
  async read(path: string): Promise<string | null> {
    const known = this.#recent.get(path);
    if (known !== undefined) return known;
    try {
      return await readFile(path, 'utf8');
    } catch (error) {
      if (errorCode(error) === 'ENOENT') return null;
      throw storageError('read', this.folder, error);
    }
  }

  /** `changed` becomes the file's time. Resolves once the text would survive a power cut. */
  async write(path: string, text: string, changed: Date): Promise<void> {
    this.#recent.forget(path);
    const temporary = join(this.#writing, randomUUID());
    try {
      const folder = await this.#folder(dirname(path));
      await writeWhole(temporary, text, changed);
      renameSync(temporary, path);
      await sync(folder);
    } catch (error) {
      await rm(temporary, { force: true }).catch(() => undefined);
      throw storageError('write', this.folder, error);
    }
    this.#recent.set(path, text);
  }

  /** Removes a file for good; no error where there is none. */
  async remove(path: string): Promise<void> {
    this.#recent.forget(path);
    try {
      await unlink(path);
      await sync(await this.#folder(dirname(path)));
    } catch (error) {
      if (errorCode(error) !== 'ENOENT') throw storageError('remove a file', this.folder, error);
    }
  }

  /** Moves a file within the data folder; no error where it has gone. */
  async move(from: string, to: string): Promise<void> {
    this.#recent.forget(from);
    try {
      await this.#folder(dirname(to));
      await rename(from, to);
    } catch (error) {
      if (errorCode(error) !== 'ENOENT') throw storageError('move a file', this.folder, error);
    }
  }

  /** The names in a folder; none where there is no such folder. */
  async list(folder: string): Promise<string[]> {
    try {
      return await readdir(folder);
    } catch (error) {
      if (errorCode(error) === 'ENOENT') return [];
      throw storageError('list files', this.folder, error);
    }
  }

  /** Makes the folders of these names in a folder, those that are missing, all at the price of one wait for the disk. */
  async makeFolders(within: string, names: readonly string[]): Promise<void> {
    try {
      const parent = await this.#folder(within);
      const there = new Set(await readdir(within));
      const missing = names.filter((name) => !there.has(name));
      for (const name of missing) mkdirSync(join(within, name), { mode: privateFolder });
      if (missing.length > 0) await sync(parent);
    } catch (error) {
      throw storageError('begin', this.folder, error);
    }
  }

  /** Whether a file can be written now. Leaves nothing behind. */
  async writable(): Promise<boolean> {
    const probe = join(this.#writing, randomUUID());
    try {
      await writeWhole(probe, 'x', new Date());
      return true;
    } catch {
      return false;
    } finally {
      await rm(probe, { force: true }).catch(() => undefined);
    }
  }

  async close(): Promise<void> {
    const folders = await Promise.allSettled(this.#folders.values());
    this.#folders.clear();
    for (const folder of folders) if (folder.status === 'fulfilled') await folder.value.close();
  }

  /** A folder, made where there is none and held open, so that a turn need not open it to put it on the disk. */
  #folder(path: string): Promise<FileHandle> {
    let folder = this.#folders.get(path);
    if (!folder) {
      folder = this.#makeFolder(path);
      this.#folders.set(path, folder);
      folder.catch(() => this.#folders.delete(path));
    }
    return folder;
  }

  async #makeFolder(path: string): Promise<FileHandle> {
    if (path !== this.folder) {
      const parent = await this.#folder(dirname(path));
      try {
        await mkdir(path, { mode: privateFolder });
        await sync(parent);
      } catch (error) {
        if (errorCode(error) !== 'EEXIST') throw error;
      }
    }
    return open(path, 'r');
  }
}

/** Puts a folder's names on the disk. Windows neither needs nor allows it. */
async function sync(folder: FileHandle): Promise<void> {
  if (process.platform !== 'win32') await folder.sync();
}
