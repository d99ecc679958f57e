/** What became of groups' files: who changed what, and the texts themselves, for a year at most. */
import type { Records, Storage } from '../storage/storage.js';
import { changesBetween, type Change } from './changes.js';
import type { FileOnDisk } from './content-files.js';
import type { Version } from './editing.js';
import {
  histories,
  historyKey,
  versionKey,
  versionTexts,
  type HistoryRecord,
  type VersionRecord,
} from './records.js';

const mostVersions = 50;
const longest = 365 * 24 * 60 * 60 * 1000;

/** What is written down of a version beside its text. */
export interface Made {
  who: string | null;
  how: Version['how'];
  at: Date;
  changes: Change[];
}

/** Its callers see to it that one at a time works on the history of a group. */
export class History {
  readonly #histories: Records<HistoryRecord>;
  readonly #texts: Records<VersionRecord>;

  constructor(
    storage: Pick<Storage, 'records'>,
    private readonly now: () => Date,
  ) {
    this.#histories = storage.records(histories);
    this.#texts = storage.records(versionTexts);
  }

  /** Newest first. */
  async versions(place: string, group: string): Promise<Version[]> {
    const record = await this.#histories.read(historyKey(place, group));
    return (record?.versions ?? []).map((version) => ({ ...version, at: new Date(version.at) }));
  }

  async textOf(place: string, group: string, version: string): Promise<string | null> {
    return (await this.#texts.read(versionKey(place, group, version)))?.text ?? null;
  }

  /** Writes down the file as it is, if somebody changed it on the disk since the last version. */
  async notice(place: string, group: string, { text, version, changed }: FileOnDisk): Promise<void> {
    const [last] = await this.versions(place, group);
    if (last?.version === version) return;
    const before = last ? await this.textOf(place, group, last.version) : null;
    const changes = before === null ? [] : changesBetween(before, text);
    const at = changed < this.now() ? changed : this.now();
    await this.keepText(place, group, version, text);
    await this.add(place, group, version, { who: null, how: last ? 'by-hand' : 'found', at, changes });
  }

  /** Call before the file is changed, so that nothing is served that could not be gone back to. */
  async keepText(place: string, group: string, version: string, text: string): Promise<void> {
    await this.#texts.write({ schema: 1, place, group, version, text, kept: this.now().toISOString() });
  }

  async add(place: string, group: string, version: string, made: Made): Promise<void> {
    const record = await this.#histories.read(historyKey(place, group));
    const entry = { ...made, version, at: made.at.toISOString() };
    const versions = [entry, ...(record?.versions ?? [])];
    await this.#write(place, group, versions, this.#kept(versions));
  }

  /**
   * Removes what is older than a year, and all of a group whose file has been gone for so long. `guard` sees to it that
   * one at a time works on a group, and answers for it whether it still has a file. Answers how many versions.
   */
  async removeExpired(
    guard: (place: string, group: string, work: (exists: boolean) => Promise<void>) => Promise<void>,
  ): Promise<number> {
    let removed = 0;
    for await (const { place, group, versions } of this.#histories.all()) {
      if (versions.every((version) => !this.#isOld(version))) continue;
      await guard(place, group, async (exists) => {
        const record = await this.#histories.read(historyKey(place, group));
        if (record === null) return;
        const gone = !exists && record.versions.every((version) => this.#isOld(version));
        const kept = gone ? [] : this.#kept(record.versions);
        await this.#write(place, group, record.versions, kept);
        removed += record.versions.length - kept.length;
      });
    }
    return removed;
  }

  async #write(
    place: string,
    group: string,
    versions: HistoryRecord['versions'],
    kept: HistoryRecord['versions'],
  ): Promise<void> {
    const changed = this.now().toISOString();
    if (kept.length === 0) await this.#histories.remove(historyKey(place, group));
    else await this.#histories.write({ schema: 1, place, group, versions: kept, changed });
    const wanted = new Set(kept.map(({ version }) => version));
    const gone = new Set(versions.map(({ version }) => version).filter((version) => !wanted.has(version)));
    for (const version of gone) await this.#texts.remove(versionKey(place, group, version));
  }

  /** The newest is the file as it is, however long it has been so; whose doing it was is forgotten after a year. */
  #kept(versions: HistoryRecord['versions']): HistoryRecord['versions'] {
    return versions
      .slice(0, mostVersions)
      .filter((version, index) => index === 0 || !this.#isOld(version))
      .map((version) => (this.#isOld(version) ? { ...version, who: null } : version));
  }

  #isOld({ at }: { at: string }): boolean {
    return new Date(at).getTime() < this.now().getTime() - longest;
  }
}
