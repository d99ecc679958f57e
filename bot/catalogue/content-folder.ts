/** Reads files of the content folder, and nothing outside it. */
import { constants, type BigIntStats, type Dirent } from 'node:fs';
import { lstat, open, readdir, realpath, stat, type FileHandle } from 'node:fs/promises';
import { join, sep } from 'node:path';
import type { Problem } from './catalogue.js';
import { ContentError } from './content-error.js';
import { decode } from './encodings.js';
import { nearest } from './nearest.js';

/** Bytes. A group with a hundred long activities stays well below. */
const largestFile = 256 * 1024;
/** Files read side by side, so that a large folder does not run out of open files. */
const mostAtOnce = 64;

/** Milliseconds in which a file may change again without its times telling. */
const tooFresh = 2000;

/** A file, with its id: its name without `.yaml`. */
export interface ContentFile {
  id: string;
  /** Relative to the content folder. */
  file: string;
}

/** What reading a file came to. */
export type FileRead =
  /** It is the very file that was read before. */
  | { kind: 'same' }
  /**
   * `stamp` tells next time whether it is the same; null where that cannot be told. `born` is the same as long as the
   * file is written over, and another once a new file has taken its place.
   */
  | { kind: 'text'; text: string; stamp: string | null; born: string }
  /** It cannot be used; the problem is recorded. */
  | { kind: 'unusable' };

export class ContentFolder {
  /** What could not be read, or is not where it should be. */
  readonly problems: Problem[] = [];

  private constructor(private readonly folder: string) {}

  /** Throws one line that names the folder where it is not there. */
  static async open(folder: string): Promise<ContentFolder> {
    const real = await realpath(folder).catch(() => null);
    if (real === null || !(await stat(real)).isDirectory()) {
      throw new ContentError(`There is no content folder ${folder}. Set CONTENT_DIR to one.`);
    }
    return new ContentFolder(real);
  }

  /** Whether there is something of this name, whatever it is. */
  async has(path: string): Promise<boolean> {
    return lstat(join(this.folder, path)).then(
      () => true,
      () => false,
    );
  }

  /** The names of the folders in a folder, in the order of the alphabet. */
  async folders(path: string): Promise<string[]> {
    const names: string[] = [];
    for (const entry of await this.entries(path)) {
      const at = `${path}/${entry.name}`;
      if (/^readme/i.test(entry.name)) continue;
      if (!(await this.staysInside(entry, at))) continue;
      if (entry.isDirectory() || (entry.isSymbolicLink() && (await this.isFolder(at))))
        names.push(entry.name);
      else
        this.report(at, 'error', 'This is not read: there should be only folders here, one for each place.');
    }
    return names;
  }

  /** The names of what is in a folder, in the order of the alphabet; none where it is not there. */
  async names(path: string): Promise<string[]> {
    return (await this.entries(path)).map(({ name }) => name);
  }

  /** Reports the folders and YAML files in a folder, '' being the whole one, that nobody reads for their names. */
  async reportStrays(path: string, known: readonly string[], advice: string): Promise<void> {
    for (const entry of await this.entries(path)) {
      const { name } = entry;
      if (known.includes(name) || !(entry.isDirectory() || /\.ya?ml$/i.test(name))) continue;
      const meant = nearest(name, known);
      const message = `This is not read. ${meant ? `Did you mean ${meant}?` : advice}`;
      this.report(path === '' ? name : `${path}/${name}`, meant ? 'error' : 'advice', message);
    }
  }

  /** The ids of the YAML files in a folder, in the order of the alphabet. Other files there are reported. */
  async yamlFiles(path: string): Promise<ContentFile[]> {
    const found: ContentFile[] = [];
    for (const entry of await this.entries(path)) {
      const file = `${path}/${entry.name}`;
      if (/^readme/i.test(entry.name)) continue;
      if (!(await this.staysInside(entry, file))) continue;
      const id = entry.name.replace(/\.yaml$/, '');
      if (id !== entry.name) found.push({ id, file });
      else {
        const wanted = `${entry.name.replace(/(?:\.(?:ya?ml|[a-z]{2,4}))+$/i, '')}.yaml`;
        this.report(file, 'error', `This file is not read. Give it a name like ${wanted}, or take it away.`);
      }
    }
    return found;
  }

  /**
   * Reads files, a part of them at a time.
   * @param stampOf the stamp of a file as it was read before, or null to read it whatever it is.
   */
  async *readAll(
    files: readonly ContentFile[],
    stampOf: (file: string) => string | null = () => null,
  ): AsyncGenerator<ContentFile & { found: FileRead }> {
    for (let start = 0; start < files.length; start += mostAtOnce) {
      const part = files.slice(start, start + mostAtOnce);
      const found = await Promise.all(part.map(({ file }) => this.read(file, stampOf(file))));
      for (const [index, { id, file }] of part.entries())
        yield { id, file, found: found[index] ?? { kind: 'unusable' } };
    }
  }

  /** The texts of those that can be used. */
  async *texts(files: readonly ContentFile[]): AsyncGenerator<ContentFile & { text: string }> {
    for await (const { id, file, found } of this.readAll(files))
      if (found.kind === 'text') yield { id, file, text: found.text };
  }

  /** Reads one file that has its own fixed name; see `readAll`. */
  async readOne(file: string, stamp: string | null = null): Promise<FileRead> {
    const real = await realpath(join(this.folder, file)).catch(() => null);
    if (real !== null && !real.startsWith(this.folder + sep)) return this.refuseLink(file);
    return this.read(file, stamp);
  }

  report(file: string, level: Problem['level'], message: string): void {
    this.problems.push({ file, line: null, column: null, level, message });
  }

  private async entries(path: string): Promise<Dirent[]> {
    const entries = await readdir(join(this.folder, path), { withFileTypes: true }).catch(() => []);
    return entries.filter(({ name }) => !name.startsWith('.')).sort((a, b) => (a.name < b.name ? -1 : 1));
  }

  private async read(file: string, stamp: string | null): Promise<FileRead> {
    const path = join(this.folder, file);
    try {
      const facts = await stat(path, { bigint: true });
      if (stamp !== null && stampOf(facts) === stamp) return { kind: 'same' };
      return await this.readText(file, path);
    } catch (error) {
      const missing = (error as NodeJS.ErrnoException).code === 'ENOENT';
      return this.refuse(file, missing ? 'This file is missing.' : 'This file cannot be opened.');
    }
  }

  /** Whatever it is by the time it is opened: a pipe is not waited for, and of a large file no more than a part is read. */
  private async readText(file: string, path: string): Promise<FileRead> {
    const handle = await open(path, constants.O_RDONLY | (constants.O_NONBLOCK ?? 0));
    try {
      const facts = await handle.stat({ bigint: true });
      if (!facts.isFile()) return this.refuse(file, 'This is not a file.');
      if (facts.size > largestFile)
        return this.refuse(file, 'This file is larger than 256 KB. Make two of it.');
      const decoded = decode(await readUpTo(handle, Number(facts.size)));
      if (!('text' in decoded)) {
        this.problems.push({ file, level: 'error', ...decoded });
        return { kind: 'unusable' };
      }
      return {
        kind: 'text',
        text: decoded.text,
        stamp: isFresh(facts) ? null : stampOf(facts),
        born: bornOf(facts),
      };
    } finally {
      await handle.close();
    }
  }

  /** Links to other parts of the content are fine; one that leads out of it could show any file of the machine. */
  private async staysInside(entry: Dirent, path: string): Promise<boolean> {
    if (!entry.isSymbolicLink()) return true;
    const real = await realpath(join(this.folder, path)).catch(() => null);
    if (real?.startsWith(this.folder + sep)) return true;
    this.refuseLink(path);
    return false;
  }

  private async isFolder(path: string): Promise<boolean> {
    return (await stat(join(this.folder, path))).isDirectory();
  }

  private refuseLink(path: string): FileRead {
    return this.refuse(
      path,
      'This is a link that leads out of the content folder. Put the file itself here.',
    );
  }

  private refuse(file: string, message: string): FileRead {
    this.report(file, 'error', message);
    return { kind: 'unusable' };
  }
}

/** A file whose stamp is the same has not been written since. */
const stampOf = ({ dev, ino, size, mtimeNs, ctimeNs }: BigIntStats): string =>
  [dev, ino, size, mtimeNs, ctimeNs].join(' ');

/** An inode alone is soon given to another file. */
const bornOf = ({ ino, birthtimeNs }: BigIntStats): string => `${ino} ${birthtimeNs}`;

/** Written so lately that another change could fall on the same moment of the file system's clock. */
const isFresh = ({ mtimeMs, ctimeMs }: BigIntStats): boolean =>
  Date.now() - Number(mtimeMs > ctimeMs ? mtimeMs : ctimeMs) < tooFresh;

/** As long as it was: one that grows meanwhile is not followed for ever. */
async function readUpTo(handle: FileHandle, size: number): Promise<Buffer> {
  const buffer = Buffer.alloc(size);
  let length = 0;
  while (length < size) {
    const { bytesRead } = await handle.read(buffer, length, size - length, length);
    if (bytesRead === 0) break;
    length += bytesRead;
  }
  return buffer.subarray(0, length);
}
