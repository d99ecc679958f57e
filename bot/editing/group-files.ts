import type { GroupFile } from '../catalogue/group-file.js';
import { readId } from '../catalogue/plain-values.js';
import { Mistake } from '../catalogue/shape.js';
import type {
  Created,
  EditablePlace,
  FormChange,
  GroupFiles,
  GroupText,
  Saved,
  TextChange,
  Version,
  VersionChange,
} from './editing.js';
import { allowGroup, allowPlace, rightsOf, type Editor } from './editors.js';
import { entriesOf } from './group-entries.js';
import { groupForm, type GroupForm } from './group-form.js';
import type { NewText, Saving } from './saving.js';
import { withForm } from './with-form.js';

/** What an editor may do with groups' files. */
export class EditedFiles implements GroupFiles {
  constructor(private readonly saving: Saving) {}

  async places(editor: Editor): Promise<EditablePlace[]> {
    const { catalogue, files } = this.saving;
    const rights = rightsOf(catalogue, editor.email);
    const found: EditablePlace[] = [];
    for (const place of catalogue.places.values()) {
      const whole = rights?.places.has(place.id) ?? false;
      const onDisk = whole ? await files.groups(place.id) : [];
      const mine = (group: string) => whole || rights?.groups.has(`${place.id}/${group}`) === true;
      const groups = entriesOf(catalogue, place, onDisk).filter(({ id }) => mine(id));
      if (whole || groups.length > 0) found.push({ place, whole, groups });
    }
    return found;
  }

  async read(editor: Editor, place: string, group: string): Promise<GroupText | null> {
    allowGroup(this.saving.catalogue, editor, place, group);
    const file = await this.saving.current(place, group);
    return file && { text: file.text, version: file.version };
  }

  check(editor: Editor, place: string, group: string, text: string): GroupFile {
    allowGroup(this.saving.catalogue, editor, place, group);
    return this.saving.check(place, group, text);
  }

  async save(editor: Editor, { place, group, text, basedOn }: TextChange): Promise<Saved> {
    return this.#save(editor, { place, group, text, basedOn, how: 'saved' });
  }

  async saveForm(editor: Editor, { place, group, form, basedOn }: FormChange): Promise<Saved> {
    const base = await this.textOf(editor, place, group, basedOn);
    if (base === null) return { kind: 'gone' };
    if (groupForm(base).kind === 'no-form') return this.#noForm(place, group, base);
    const text = withForm(base, form);
    return this.#save(editor, { place, group, text, basedOn, how: 'saved' });
  }

  async create(
    editor: Editor,
    { place, group, text }: Pick<TextChange, 'place' | 'group' | 'text'>,
  ): Promise<Created> {
    allowPlace(this.saving.catalogue, editor, place);
    const id = readId(group);
    if (id instanceof Mistake) return { kind: 'bad-name', message: `The name ${id.message}` };
    const change = { place, group: id, text, basedOn: null, how: 'created' } as const;
    return (await this.saving.save(editor, change)) ?? { kind: 'exists' };
  }

  async versions(editor: Editor, place: string, group: string): Promise<Version[]> {
    await this.read(editor, place, group);
    return this.saving.history.versions(place, group);
  }

  async textOf(editor: Editor, place: string, group: string, version: string): Promise<string | null> {
    allowGroup(this.saving.catalogue, editor, place, group);
    return this.saving.history.textOf(place, group, version);
  }

  async restore(editor: Editor, { place, group, version, basedOn }: VersionChange): Promise<Saved> {
    const text = await this.textOf(editor, place, group, version);
    if (text === null) return { kind: 'gone' };
    return this.#save(editor, { place, group, text, basedOn, how: 'restored' });
  }

  /** Changes the file as it is at that moment by a function of its form, which answers null to leave it. */
  async changeForm(
    editor: Editor,
    { place, group, how }: Pick<NewText, 'place' | 'group' | 'how'>,
    change: (form: GroupForm) => GroupForm | null,
  ): Promise<Saved> {
    const current = await this.read(editor, place, group);
    if (current === null) return { kind: 'gone' };
    const read = groupForm(current.text);
    if (read.kind === 'no-form') return this.#noForm(place, group, current.text);
    const form = change(read.form);
    if (form === null) return { kind: 'gone' };
    const text = withForm(current.text, form);
    return this.#save(editor, { place, group, text, basedOn: current.version, how });
  }

  /** The day it is in a place. */
  today(place: string): string {
    return this.saving.today(place);
  }

  async removeExpired(): Promise<number> {
    const { saving } = this;
    return saving.history.removeExpired((place, group, work) =>
      saving.oneAtATime(place, group, async () => work(await saving.files.has(place, group))),
    );
  }

  async #save(editor: Editor, change: NewText): Promise<Saved> {
    return (await this.saving.save(editor, change)) ?? { kind: 'gone' };
  }

  /** A text that no form can be made of has a mistake, and the check says which. */
  #noForm(place: string, group: string, text: string): Saved {
    return { kind: 'mistakes', text, problems: this.saving.check(place, group, text).problems };
  }
}
