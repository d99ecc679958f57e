/** Reads files of the content folder, and nothing outside it. */
import { readdir, readFile, realpath, stat } from 'node:fs/promises';
import { join, sep } from 'node:path';
import type { Problem } from './catalogue.js';

/** Bytes. A group with a hundred long activities stays well below. */
const largestFile = 256 * 1024;

const utf8 = new TextDecoder('utf-8', { fatal: true });

export class ContentFolder {
  private constructor(
    private readonly folder: string,
    /** What could not be read, or is not where it should be. */
    readonly problems: Problem[],
  ) {}

  /** Throws one line that names the folder where it is not there. */
  static async open(folder: string): Promise<ContentFolder> {
    const real = await realpath(folder).catch(() => null);
    if (real === null || !(await stat(real)).isDirectory()) {
      throw new Error(`There is no content folder ${folder}. Set CONTENT_DIR to one.`);
    }
    return new ContentFolder(real, []);
  }

  /** The names of what is in a folder, in order of the alphabet; empty where it is not there. */
  async names(path: string): Promise<string[]> {
    const inside = await this.inside(path);
    if (inside === null) return [];
    const names = await readdir(inside).catch(() => []);
    return names.filter((name) => !name.startsWith('.')).sort();
  }

  /** The ids of the YAML files in a folder. Other files there are reported. */
  async yamlFiles(path: string): Promise<{ id: string; file: string }[]> {
    const found: { id: string; file: string }[] = [];
    for (const name of await this.names(path)) {
      const file = `${path}/${name}`;
      const id = name.replace(/\.yaml$/, '');
      if (/^readme/i.test(name)) continue;
      if (id === name) {
        const wanted = name.replace(/\.[^.]*$/, '');
        this.report(
          file,
          'error',
          `This file is not read. Give it a name like ${wanted}.yaml, or take it away.`,
        );
      } else found.push({ id, file });
    }
    return found;
  }

  /** The text of a file, or null where it cannot be used; the problem is then recorded. */
  async text(file: string): Promise<string | null> {
    const inside = await this.inside(file);
    if (inside === null) return null;
    try {
      const facts = await stat(inside);
      if (!facts.isFile()) return this.refuse(file, 'This is not a file.');
      if (facts.size > largestFile)
        return this.refuse(file, 'This file is larger than 256 KB. Make two of it.');
      return utf8.decode(await readFile(inside));
    } catch (error) {
      if (error instanceof TypeError) {
        return this.refuse(
          file,
          'This file is not in UTF-8. Save it again and choose UTF-8 as its encoding.',
        );
      }
      return this.refuse(file, `This file cannot be read: ${(error as Error).message}.`);
    }
  }

  report(file: string, level: Problem['level'], message: string): void {
    this.problems.push({ file, line: null, column: null, level, message });
  }

  /** The real path, or null where there is none or it leads out of the folder. */
  private async inside(path: string): Promise<string | null> {
    const real = await realpath(join(this.folder, path)).catch(() => null);
    if (real === null) return this.refuse(path, 'This file is missing.');
    if (real.startsWith(this.folder + sep)) return real;
    return this.refuse(
      path,
      'This is a link that leads out of the content folder. Put the file itself here.',
    );
  }

  private refuse(file: string, message: string): null {
    this.report(file, 'error', message);
    return null;
  }
}
