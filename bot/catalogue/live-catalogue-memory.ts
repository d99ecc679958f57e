/** What loading the content leaves for the next time: what was read and what serves, so that a mistake harms nothing. */
import { createHash } from 'node:crypto';
import { isDeepStrictEqual } from 'node:util';
import type { Catalogue, Problem } from './catalogue.js';
import type { FileRead } from './content-folder.js';

/** What reading a file gives, whatever is in it. */
export interface Parsed {
  problems: readonly Problem[];
}

/** How a kind of file is read. */
export interface Reading<T extends Parsed> {
  /** All that the reading depends on beside the text, as a text; see `contextKey`. */
  context: string;
  parse: (text: string) => T;
  /** Whether there is anything in it that can be used. */
  isUsable: (read: T) => boolean;
  /** What serves while the file has a mistake and said something before; by default what it said before. */
  together?: (read: T, before: T) => T;
}

interface Remembered {
  stamp: string | null;
  digest: string;
  born: string;
  length: number;
  context: string;
  read: Parsed;
  served: Parsed | null;
  /** Whether what is served has no mistake. */
  clean: boolean;
  /** When what is served was read. */
  since: Date;
}

/** Milliseconds for which something may be gone before that counts as meant. */
export interface Patience {
  file: number;
  /** For a whole place, or most of its files: a checkout may be under way, or a disk be away. */
  many: number;
}

export const noPatience: Patience = { file: 0, many: 0 };

export class LoadMemory {
  /** What the last load made. */
  last: Catalogue | null = null;
  /** Whether something was gone in this load for so short a time that it may come back. */
  unsure = false;
  /** The files that serve as they were before, by when that was. */
  readonly kept = new Map<string, Date>();
  /** How many files were read anew in this load. */
  parsed = 0;
  readonly #files = new Map<string, Remembered>();
  readonly #goneSince = new Map<string, number>();
  /** Files that have become shorter, by what they then said and since when. */
  readonly #shorter = new Map<string, { digest: string; since: number }>();
  readonly #seen = new Set<string>();

  constructor(
    private readonly patience: Patience = noPatience,
    private readonly now: () => Date = () => new Date(),
  ) {}

  begin(): void {
    this.unsure = false;
    this.kept.clear();
    this.parsed = 0;
  }

  /** By which it is known that a file is the same as it was, and is read as it was. */
  stampOf(file: string, context: string): string | null {
    const known = this.#files.get(file);
    return known?.context === context ? known.stamp : null;
  }

  /** `read` is what a file says now, null where it cannot be used at all; `served` is what serves of it. */
  take<T extends Parsed>(
    file: string,
    found: FileRead,
    reading: Reading<T>,
  ): { read: T | null; served: T | null } {
    if (found.kind !== 'unusable') this.present(file);
    const read = this.#read(file, found, reading);
    const known = this.#files.get(file);
    const served = (known?.served ?? null) as T | null;
    if (known && served && served !== read) this.kept.set(file, known.since);
    return { read, served };
  }

  #read<T extends Parsed>(file: string, found: FileRead, reading: Reading<T>): T | null {
    const known = this.#files.get(file);
    if (found.kind === 'unusable') return null;
    if (found.kind === 'same') return (known?.read ?? null) as T | null;
    const { text, stamp, born } = found;
    const { context } = reading;
    const { length } = text;
    const digest = createHash('sha256').update(text).digest('base64');
    if (known?.served && this.#isBeingWritten(file, { digest, born, length }, known)) return known.read as T;
    this.#shorter.delete(file);
    if (known?.digest === digest && known.context === context) {
      Object.assign(known, { stamp, born });
      return known.read as T;
    }
    this.parsed++;
    const read = reading.parse(text);
    if (known && isDeepStrictEqual(read, known.read)) {
      Object.assign(known, { stamp, digest, born, length, context });
      return known.read as T;
    }
    const clean = read.problems.every(({ level }) => level !== 'error');
    const before = known ? { read: known.served as T | null, clean: known.clean } : null;
    const served = whatServes({ read, clean }, before, reading);
    const kept = known && served === known.served ? known : { clean, since: this.now() };
    const { clean: isClean, since } = kept;
    this.#files.set(file, { stamp, digest, born, length, context, read, served, clean: isClean, since });
    return read;
  }

  /** A file that is written over from its beginning is shorter for a moment, and may even be right so far. */
  #isBeingWritten(
    file: string,
    now: { digest: string; born: string; length: number },
    before: Remembered,
  ): boolean {
    if (now.born !== before.born || now.length >= before.length) return false;
    const at = performance.now();
    const known = this.#shorter.get(file);
    const since = known?.digest === now.digest ? known.since : at;
    if (at - since >= this.patience.file) return false;
    this.#shorter.set(file, { digest: now.digest, since });
    this.unsure = true;
    return true;
  }

  /** What serves of a file that is not there now, or is there but cannot be read. */
  served<T extends Parsed>(file: string): T | null {
    const known = this.#files.get(file);
    if (known?.served) this.kept.set(file, known.since);
    return (known?.served ?? null) as T | null;
  }

  /** The files of a folder that serve something. */
  filesIn(folder: string): string[] {
    return [...this.#files]
      .filter(([file, { served }]) => served && file.startsWith(`${folder}/`))
      .map(([file]) => file);
  }

  present(path: string): void {
    this.#seen.add(path);
    this.#goneSince.delete(path);
  }

  /** Whether something that is not there has been gone for so long that this is meant. Then it is forgotten. */
  isGone(path: string, patience: keyof Patience): boolean {
    if (!this.#seen.has(path)) return true;
    const at = performance.now();
    const since = this.#goneSince.get(path) ?? at;
    if (at - since < this.patience[patience]) {
      this.#goneSince.set(path, since);
      this.unsure = true;
      return false;
    }
    this.#forget(path);
    return true;
  }

  #forget(path: string): void {
    for (const known of [this.#seen, this.#goneSince, this.#shorter, this.#files])
      for (const file of known.keys()) if (file === path || file.startsWith(`${path}/`)) known.delete(file);
  }
}

/** A file with a mistake serves as it was before; one that was never right serves as well as it can. */
function whatServes<T extends Parsed>(
  now: { read: T; clean: boolean },
  before: { read: T | null; clean: boolean } | null,
  { isUsable, together }: Reading<T>,
): T | null {
  const usable = isUsable(now.read) ? now.read : null;
  if (!before?.read || (now.clean && usable)) return usable;
  if (together && usable) return together(usable, before.read);
  return before.clean ? before.read : (usable ?? before.read);
}

/** What files are read against, as one text that is the same where that is the same. */
export function contextKey(context: unknown): string {
  const plain = (_: string, value: unknown): unknown =>
    value instanceof Set || value instanceof Map ? [...value] : value;
  return createHash('sha256').update(JSON.stringify(context, plain)).digest('base64');
}
