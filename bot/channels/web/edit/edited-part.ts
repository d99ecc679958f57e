/** One part of a group's file as a form edits it, an activity or the group itself, and how it is saved beside others. */
import type { Problem } from '../../../catalogue/catalogue.js';
import type { Editing, Saved } from '../../../editing/editing.js';
import type { Editor } from '../../../editing/editors.js';
import { groupForm, sameValue, type FormValue, type GroupForm } from '../../../editing/group-form.js';
import { withForm } from '../../../editing/with-form.js';

/** A part of a file: what stands in its form, and where it goes in the file. */
export interface EditedPart<F extends object> {
  keys: readonly (keyof F & string)[];
  /** Null where the file has no such part. */
  find(form: GroupForm): GroupForm | null;
  fields(part: GroupForm): F;
  /** The part with the form's fields in it. */
  withFields(part: GroupForm, fields: F): GroupForm;
  /** The file with the part in it. */
  put(form: GroupForm, part: GroupForm): GroupForm;
}

/** A file that a form was made from. */
export interface Base {
  text: string;
  version: string;
}

interface PartChange<F extends object> {
  editor: Editor;
  place: string;
  group: string;
  part: EditedPart<F>;
  /** Null where that version is no longer kept. */
  base: Base | null;
  fields: F;
}

export type PartSaved<F> =
  | { kind: 'saved'; version: string; stillEditor: boolean; together: boolean; sound: boolean }
  | { kind: 'mistakes'; fields: F; base: Base; problems: readonly Problem[]; text: string }
  /** Both changed the same fields since: `fields` has theirs beside, and mine where both did. */
  | {
      kind: 'clash';
      who: string | null;
      keys: string[];
      fields: F;
      theirs: GroupForm;
      mine: GroupForm;
      base: Base;
    }
  /** Somebody took the part out meanwhile. */
  | { kind: 'part-gone'; who: string | null; base: Base }
  | { kind: 'gone' }
  | { kind: 'not-written'; why: Extract<Saved, { kind: 'not-written' }>['why'] };

/** How often it is tried again where others save at the same moment. */
const mostTries = 4;

/** The text that saving would write. Null where the file is no YAML. */
export function textWith<F extends object>(part: EditedPart<F>, base: Base, fields: F): string | null {
  const read = groupForm(base.text);
  if (read.kind === 'no-form') return null;
  return withForm(base.text, part.put(read.form, part.withFields(part.find(read.form) ?? {}, fields)));
}

/** Saves a part. What somebody else changed meanwhile is kept where it was not changed here, too. */
export async function savePart<F extends object>(
  editing: Editing,
  change: PartChange<F>,
  tries = mostTries,
): Promise<PartSaved<F>> {
  const { editor, place, group, part, fields } = change;
  const base = change.base;
  const text = base === null ? null : textWith(part, base, fields);
  if (base === null || text === null) return onTopOfTheirs(editing, change, null, tries);
  const saved = await editing.files.save(editor, { place, group, text, basedOn: base.version });
  switch (saved.kind) {
    case 'saved':
      return { ...saved, together: false, sound: isSound(saved.problems) };
    case 'mistakes':
      return { kind: 'mistakes', fields, base, problems: saved.problems, text: saved.text };
    case 'changed-meanwhile':
      return onTopOfTheirs(editing, change, saved, tries);
    default:
      return saved;
  }
}

type Meanwhile = Extract<Saved, { kind: 'changed-meanwhile' }>;

async function onTopOfTheirs<F extends object>(
  editing: Editing,
  change: PartChange<F>,
  meanwhile: Meanwhile | null,
  tries: number,
): Promise<PartSaved<F>> {
  const { editor, place, group, part, fields } = change;
  const theirs = meanwhile?.theirs ?? (await editing.files.read(editor, place, group));
  if (theirs === null) return { kind: 'gone' };
  const who = meanwhile?.who ?? null;
  const [before, after] = [change.base && formOf(change.base.text), formOf(theirs.text)];
  const mine = before && part.find(before);
  const other = after && part.find(after);
  if (after !== null && other === null && mine !== null) return { kind: 'part-gone', who, base: theirs };
  if (other === null) return again(editing, { ...change, base: theirs }, tries);

  const [was, is] = [mine && part.fields(mine), part.fields(other)];
  const keys: string[] = [];
  const together = Object.fromEntries(
    part.keys.map((key) => {
      const [own, their] = [valueOf(fields, key), valueOf(is, key)];
      if (sameValue(own, their) || (was !== null && sameValue(valueOf(was, key), their))) return [key, own];
      if (was !== null && sameValue(valueOf(was, key), own)) return [key, their];
      keys.push(key);
      return [key, own];
    }),
  ) as F;
  if (keys.length > 0) {
    const own = part.withFields(mine ?? other, fields);
    return { kind: 'clash', who, keys, fields: together, theirs: other, mine: own, base: theirs };
  }
  return again(editing, { ...change, base: theirs, fields: together }, tries);
}

async function again<F extends object>(
  editing: Editing,
  change: PartChange<F>,
  tries: number,
): Promise<PartSaved<F>> {
  if (tries <= 1) return { kind: 'not-written', why: 'unknown' };
  const saved = await savePart(editing, change, tries - 1);
  return saved.kind === 'saved' ? { ...saved, together: true } : saved;
}

function valueOf<F extends object>(fields: F, key: keyof F & string): FormValue {
  return fields[key] as FormValue;
}

function formOf(text: string): GroupForm | null {
  const read = groupForm(text);
  return read.kind === 'form' ? read.form : null;
}

function isSound(problems: readonly Problem[]): boolean {
  return problems.every(({ level }) => level !== 'error');
}
