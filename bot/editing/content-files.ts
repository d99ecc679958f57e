/** Groups' files on the disk. A file is either as it was or wholly as it was meant to be, also after a power cut. */
import { createHash, randomUUID } from 'node:crypto';
import { constants } from 'node:fs';
import { access, lstat, mkdir, open, readdir, readFile, realpath, rename, rm, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { readId } from '../catalogue/plain-values.js';
import { errorCode } from '../storage/storage-errors.js';

/** As at loading. */
export const largestFile = 256 * 1024;

export interface FileOnDisk {
  /** Without the mark that some editors put before a text. */
  text: string;
  version: string;
  changed: Date;
}

export type Written =
  | { kind: 'written'; version: string }
  /** The file is no longer the one that the change was based on. */
  | { kind: 'changed' }
  | { kind: 'not-written'; why: WhyNotWritten };
export type WhyNotWritten = 'disk-full' | 'not-permitted' | 'link' | 'unknown';

/** Stands where a file begins that was written by some programs; YAML allows it. */
const byteOrderMark = '\ufeff';
const utf8 = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true });
/** A temporary file that is older was left behind by a crash. */
const leftBehindAfter = 60 * 60 * 1000;

/** What identifies a text. */
export function versionOf(text: string): string {
  return createHash('sha256').update(text).digest('hex').slice(0, 32);
}

/** Nothing outside the content folder can be reached: ids are checked, and links are refused. */
export class ContentFiles {
  constructor(private readonly folder: string) {}

  /** Null where there is no such file, or one that is no text. */
  async read(place: string, group: string): Promise<FileOnDisk | null> {
    const found = await this.#find(place, group);
    return found === null || found === 'link' ? null : found;
  }

  /** The ids of the groups of a place that have a file, sound or not. */
  async groups(place: string): Promise<string[]> {
    const folder = await this.#folderOf(place);
    const names = folder === null ? [] : await readdir(folder).catch(() => []);
    const ids = names.filter((name) => name.endsWith('.yaml')).map((name) => name.slice(0, -'.yaml'.length));
    return ids.filter(isId).sort();
  }

  /** Whether there is something by this group's name, whatever it is. */
  async has(place: string, group: string): Promise<boolean> {
    const folder = await this.#folderOf(place);
    if (folder === null || !isId(group)) return false;
    return lstat(join(folder, `${group}.yaml`)).then(
      () => true,
      () => false,
    );
  }

  /**
   * Puts a text in the place of the file, if that is still `basedOn`; null makes a new file. It is looked at once more
   * right before the change.
   */
  async write(place: string, group: string, text: string, basedOn: string | null): Promise<Written> {
    if (basedOn === null) await this.#makeFolderOf(place);
    const folder = await this.#folderOf(place);
    if (folder === null || !isId(group)) return { kind: 'not-written', why: 'link' };
    const path = join(folder, `${group}.yaml`);
    const temporary = join(folder, `.${group}.${randomUUID()}.tmp`);
    try {
      await removeLeftBehind(folder, group);
      const before = await this.#find(place, group);
      if (before === 'link') return { kind: 'not-written', why: 'link' };
      if (before !== null) await access(path, constants.W_OK);
      await writeDurably(temporary, (before?.mark ?? '') + text, before);
      const last = await this.#find(place, group);
      const same =
        basedOn === null ? !(await this.has(place, group)) : isFile(last) && last.version === basedOn;
      if (!same) return { kind: 'changed' };
      await rename(temporary, path);
      await syncFolder(folder);
      return { kind: 'written', version: versionOf(text) };
    } catch (error) {
      return { kind: 'not-written', why: whyNot(error) };
    } finally {
      await rm(temporary, { force: true }).catch(() => undefined);
    }
  }

  async #find(place: string, group: string): Promise<FoundFile | 'link' | null> {
    const folder = await this.#folderOf(place);
    if (folder === null || !isId(group)) return null;
    const path = join(folder, `${group}.yaml`);
    const facts = await lstat(path).catch(() => null);
    if (facts?.isSymbolicLink()) return 'link';
    if (!facts?.isFile() || facts.size > largestFile) return null;
    try {
      const whole = utf8.decode(await readFile(path));
      const mark = whole.startsWith(byteOrderMark) ? byteOrderMark : '';
      const text = whole.slice(mark.length);
      const { mode, uid, gid, mtime } = facts;
      return { text, version: versionOf(text), changed: mtime, mark, mode: mode & 0o777, uid, gid };
    } catch (error) {
      if (error instanceof TypeError || errorCode(error) === 'ENOENT' || errorCode(error) === 'EACCES')
        return null;
      throw error;
    }
  }

  /** The folder of a place's groups, or null where there is none or a link leads to it. */
  async #folderOf(place: string): Promise<string | null> {
    if (!isId(place)) return null;
    const root = await realpath(this.folder).catch(() => null);
    if (root === null) return null;
    const folder = join(root, 'places', place, 'groups');
    return (await realpath(folder).catch(() => null)) === folder ? folder : null;
  }

  async #makeFolderOf(place: string): Promise<void> {
    if (!isId(place)) return;
    const parent = join(await realpath(this.folder), 'places', place);
    const own = (await realpath(parent).catch(() => null)) === parent;
    if (own) await mkdir(join(parent, 'groups')).catch(() => undefined);
  }
}

interface FoundFile extends FileOnDisk {
  mark: string;
  mode: number;
  uid: number;
  gid: number;
}

function isFile(found: FoundFile | 'link' | null): found is FoundFile {
  return found !== null && found !== 'link';
}

function isId(written: string): boolean {
  return readId(written) === written;
}

/** The new file is as readable as the old one was, and belongs to the same user where this one may say so. */
async function writeDurably(path: string, text: string, like: FoundFile | null): Promise<void> {
  const file = await open(path, 'wx', 0o644);
  try {
    await file.writeFile(text);
    if (like !== null) {
      await file.chown(like.uid, like.gid).catch(() => undefined);
      await file.chmod(like.mode);
    }
    await file.sync();
  } finally {
    await file.close();
  }
}

/** Windows neither needs nor allows it. */
async function syncFolder(path: string): Promise<void> {
  if (process.platform === 'win32') return;
  const folder = await open(path, 'r');
  try {
    await folder.sync();
  } finally {
    await folder.close();
  }
}

async function removeLeftBehind(folder: string, group: string): Promise<void> {
  for (const name of await readdir(folder)) {
    if (!name.startsWith(`.${group}.`) || !name.endsWith('.tmp')) continue;
    const facts = await stat(join(folder, name)).catch(() => null);
    if (facts !== null && Date.now() - facts.mtimeMs > leftBehindAfter) {
      await rm(join(folder, name), { force: true }).catch(() => undefined);
    }
  }
}

function whyNot(error: unknown): WhyNotWritten {
  const code = errorCode(error);
  if (['ENOSPC', 'EDQUOT', 'EFBIG'].includes(code)) return 'disk-full';
  return ['EACCES', 'EPERM', 'EROFS'].includes(code) ? 'not-permitted' : 'unknown';
}
