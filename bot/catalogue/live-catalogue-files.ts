/** Reads the files of the content so that each serves what it says now or, while it is wrong, what it said before. */
import type { Problem } from './catalogue.js';
import type { ContentFile, ContentFolder, FileRead } from './content-folder.js';
import type { LoadMemory, Parsed, Reading } from './live-catalogue-memory.js';
import { readId } from './plain-values.js';
import { Mistake } from './shape.js';
import { Breath } from '../slices.js';

const keptAdvice = 'Until this is mended, people see what this file said before.';

/** Files of one folder, and those that serve though they are not listed: they are there wrongly, or gone for a moment. */
interface Files {
  listed: ContentFile[];
  away: ContentFile[];
}

export class ServingFiles {
  readonly #problems: Problem[] = [];
  readonly #breath = new Breath();

  constructor(
    private readonly content: ContentFolder,
    private readonly shared: ContentFolder | null,
    private readonly memory: LoadMemory,
  ) {}

  /** What is wrong with the files that were read, by file and line. */
  get problems(): Problem[] {
    return [...this.#problems, ...this.content.problems, ...(this.shared?.problems ?? [])].sort(
      byFileAndLine,
    );
  }

  /** Where to read what a host need not write: in the shared folder, where their own has no such file or folder. */
  async holder(path: string): Promise<ContentFolder> {
    const isOwn = await this.content.has(path);
    if (isOwn) this.memory.present(path);
    if (this.shared === null || isOwn || !(await this.shared.has(path))) return this.content;
    if (!this.memory.isGone(path, 'many')) return this.content;
    this.content.report(path, 'advice', 'This is not here, so what comes with the bot is used.');
    return this.shared;
  }

  async filesOf(holder: ContentFolder, folder: string): Promise<Files> {
    const listed = (await holder.yamlFiles(folder)).filter(({ id, file }) => this.hasGoodName(id, file));
    const there = new Set(listed.map(({ file }) => file));
    const missing = this.memory.filesIn(folder).filter((file) => !there.has(file));
    const patience = missing.length > 1 && missing.length > listed.length ? 'many' : 'file';
    const away: ContentFile[] = [];
    for (const file of missing) {
      const isThere = await holder.has(file);
      if (isThere) this.memory.present(file);
      if (isThere || !this.memory.isGone(file, patience))
        away.push({ id: file.slice(folder.length + 1, -'.yaml'.length), file });
    }
    return { listed, away };
  }

  /** What serves of the files of a folder, in the order of the alphabet. */
  async servedOf<T extends Parsed>(
    holder: ContentFolder,
    { listed, away }: Files,
    reading: (named: ContentFile) => Reading<T>,
  ): Promise<(ContentFile & { served: T })[]> {
    const all: (ContentFile & { served: T | null })[] = [];
    const context = listed[0] ? reading(listed[0]).context : '';
    for await (const { id, file, found } of holder.readAll(listed, (file) =>
      this.memory.stampOf(file, context),
    )) {
      all.push({ id, file, served: this.take(file, found, reading({ id, file })) });
      await this.#breath.take();
    }
    for (const { id, file } of away) all.push({ id, file, served: this.memory.served<T>(file) });
    if (away.length > 0) all.sort((one, other) => (one.file < other.file ? -1 : 1));
    return all.filter((one): one is ContentFile & { served: T } => one.served !== null);
  }

  async single<T extends Parsed>(
    holder: ContentFolder,
    file: string,
    readingOf: (file: string) => Reading<T>,
  ): Promise<T | null> {
    const reading = readingOf(file);
    return this.take(file, await holder.readOne(file, this.memory.stampOf(file, reading.context)), reading);
  }

  /** A file that a host need not write. */
  async wordsFile<T extends Parsed>(
    file: string,
    parse: (text: string, file: string) => T,
    isUsable: (read: T) => boolean,
    together?: (now: T, before: T) => T,
  ): Promise<T | null> {
    const reading: Reading<T> = { context: '', parse: (text) => parse(text, file), isUsable };
    return this.single(await this.holder(file), file, () => (together ? { ...reading, together } : reading));
  }

  private take<T extends Parsed>(file: string, found: FileRead, reading: Reading<T>): T | null {
    const { read, served } = this.memory.take(file, found, reading);
    if (read) this.#problems.push(...read.problems);
    if (served && served !== read) this.content.report(file, 'advice', keptAdvice);
    return served;
  }

  hasGoodName(id: string, file: string): boolean {
    const read = readId(id);
    if (read === id) return true;
    this.content.report(
      file,
      'error',
      read instanceof Mistake ? `The name ${read.message}` : 'Take the spaces out.',
    );
    return false;
  }
}

function byFileAndLine(one: Problem, other: Problem): number {
  if (one.file !== other.file) return one.file < other.file ? -1 : 1;
  return (one.line ?? 0) - (other.line ?? 0) || (one.column ?? 0) - (other.column ?? 0);
}
