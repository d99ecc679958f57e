/** How a text becomes a group's file: checked, kept as a version, written, and served. */
import type { Catalogue, Place } from '../catalogue/catalogue.js';
import type { GroupFile } from '../catalogue/group-file.js';
import { dayIn } from '../words/dates.js';
import { changesBetween } from './changes.js';
import { checkGroupText, errorsIn, hasErrors } from './check.js';
import { ContentFiles, versionOf, type FileOnDisk } from './content-files.js';
import type { EditingEffects, Saved, Version } from './editing.js';
import { allowGroup, allowPlace, NotAllowed, rightsOf, type Editor } from './editors.js';
import { History } from './history.js';
import { withLineEndingsOf } from './line-endings.js';
import { merged } from './merging.js';
import type { SavesElsewhere } from './saves-elsewhere.js';

/** A text that is to become a group's file. */
export interface NewText {
  place: string;
  group: string;
  text: string;
  /** Null for a file that is not there yet. */
  basedOn: string | null;
  how: Version['how'];
}

export type SavingEffects = Pick<EditingEffects, 'folder' | 'storage' | 'live' | 'now' | 'log'>;

export class Saving {
  readonly files: ContentFiles;
  readonly history: History;

  constructor(
    private readonly effects: SavingEffects,
    private readonly elsewhere: Pick<SavesElsewhere, 'note'>,
  ) {
    this.files = new ContentFiles(effects.folder);
    this.history = new History(effects.storage, effects.now);
  }

  get catalogue(): Catalogue {
    return this.effects.live.current();
  }

  /** The file as it is on the disk, written down first where somebody changed it there. */
  current(place: string, group: string): Promise<FileOnDisk | null> {
    return this.oneAtATime(place, group, () => this.#noticed(place, group));
  }

  oneAtATime<T>(place: string, group: string, work: () => Promise<T>): Promise<T> {
    return this.effects.storage.oneAtATime(`editing/${place}/${group}`, work);
  }

  check(place: string, group: string, text: string): GroupFile {
    return checkGroupText(this.catalogue, this.#place(place), this.today(place), group, text);
  }

  /** The day it is in a place. */
  today(place: string): string {
    return dayIn(this.#place(place).timezone, this.effects.now());
  }

  /** Null where a file that should be new is there already, or one that should be there is gone. */
  async save(editor: Editor, change: NewText): Promise<Saved | null> {
    const { place, group } = change;
    const saved = await this.oneAtATime(place, group, async () => {
      if (change.basedOn === null) allowPlace(this.catalogue, editor, place);
      else allowGroup(this.catalogue, editor, place, group);
      return this.#saveOnce(editor, change);
    });
    if (saved?.kind !== 'saved') return saved;
    const rights = rightsOf(this.catalogue, editor.email);
    return {
      ...saved,
      stillEditor: !!rights?.places.has(place) || !!rights?.groups.has(`${place}/${group}`),
    };
  }

  #place(id: string): Place {
    const place = this.catalogue.places.get(id);
    if (place === undefined) throw new NotAllowed('There is no such place.');
    return place;
  }

  async #noticed(place: string, group: string): Promise<FileOnDisk | null> {
    const file = await this.files.read(place, group);
    if (file !== null) await this.history.notice(place, group, file);
    return file;
  }

  async #saveOnce(editor: Editor, change: NewText): Promise<Saved | null> {
    const { place, group, basedOn, how } = change;
    const before = await this.#noticed(place, group);
    if ((before === null) !== (basedOn === null)) return null;
    if (basedOn === null && (await this.files.has(place, group))) return null;
    const text = before === null ? change.text : withLineEndingsOf(change.text, before.text);
    if (before !== null && before.version !== basedOn) return this.#conflict(change, text, before);

    const { problems } = this.check(place, group, text);
    const betterThanBefore =
      before !== null && errorsIn(problems) < errorsIn(this.check(place, group, before.text).problems);
    // A file with mistakes in several places is put right one by one: meanwhile residents see it as it was before.
    if (hasErrors(problems) && !betterThanBefore) return { kind: 'mistakes', text, problems };
    const version = versionOf(text);
    const changes = before === null ? [] : changesBetween(before.text, text);
    const saved = { kind: 'saved', version, changes, problems, stillEditor: true } as const;
    if (before?.version === version) return saved;

    await this.history.keepText(place, group, version, text);
    const written = await this.files.write(place, group, text, basedOn);
    if (written.kind === 'changed') {
      const theirs = await this.#noticed(place, group);
      return theirs && this.#conflict(change, text, theirs);
    }
    if (written.kind === 'not-written') return this.#notWritten(change, written.why);
    const made = { who: editor.email, how, at: this.effects.now(), changes };
    await this.history.add(place, group, version, made).catch((error: unknown) => {
      this.effects.log.error({ err: error, place, group }, 'who changed a file could not be written down');
    });
    await this.elsewhere.note();
    return saved;
  }

  async #conflict({ place, group, basedOn }: NewText, mine: string, theirs: FileOnDisk): Promise<Saved> {
    const versions = await this.history.versions(place, group);
    const base = basedOn === null ? null : await this.history.textOf(place, group, basedOn);
    const own = base === null ? null : merged(base, mine, theirs.text);
    return {
      kind: 'changed-meanwhile',
      theirs: { text: theirs.text, version: theirs.version },
      who: versions[0]?.who ?? null,
      differences: changesBetween(base ?? mine, theirs.text),
      merged: own !== null && !hasErrors(this.check(place, group, own).problems) ? own : null,
    };
  }

  #notWritten({ place, group }: NewText, why: Extract<Saved, { kind: 'not-written' }>['why']): Saved {
    this.effects.log.error({ place, group, why }, "a group's file could not be written");
    return { kind: 'not-written', why };
  }
}
