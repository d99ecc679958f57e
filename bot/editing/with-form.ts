import { schemaComment } from '../catalogue/json-schemas.js';
import { groupForm, sameValue, type FormValue, type GroupForm } from './group-form.js';
import { lineEndingOf } from './line-endings.js';
import { keysInOrder, newPair } from './written/new-value.js';
import { partsOf, WrittenOtherwise } from './written/parts.js';
import { withRepeatsWrittenOut } from './written/repeats.js';
import { Rewriting } from './written/rewrite.js';
import { writtenKey } from './written/text.js';

/**
 * The file's text after the form's changes. What did not change stays as a person wrote it: comments, order, quotes,
 * blank lines, line endings. Texts that differ only in blanks around them or in line endings count as the same. What is
 * empty in the form, a text, a list or a map, is taken out of the file, unless it was empty there before.
 *
 * @throws Error where the text has no form; see `groupForm`.
 */
export function withForm(text: string, form: GroupForm): string {
  const before = formOf(text);
  const after = settled(before, form) ?? {};
  if (sameValue(before, after)) return text;
  return inParts(text, before, after) ?? whole(text, after);
}

function formOf(text: string): GroupForm {
  const read = groupForm(text);
  if (read.kind === 'no-form') throw new Error('This text cannot be edited by form.');
  return read.form;
}

/** Null where the text is written in a way that cannot be changed in parts. */
function inParts(text: string, before: GroupForm, after: GroupForm): string | null {
  const written = withRepeatsWrittenOut(text);
  const lineEnding = lineEndingOf(text);
  try {
    const root = partsOf(written);
    if (root === null) return null;
    const position = { path: [], column: 0, inline: false, lineEnding };
    const part = new Rewriting(written, lineEnding).part(root, before, after, [], position);
    if (part === null) return null;
    const changed = written.slice(0, root.start) + part + written.slice(root.end);
    const read = groupForm(changed);
    return read.kind === 'form' && sameValue(read.form, after) ? changed : null;
  } catch (error) {
    if (error instanceof WrittenOtherwise) return null;
    throw error;
  }
}

/** The text of a new group's file. What is empty in the form is left out. */
export function newGroupText(form: GroupForm): string {
  const schema = schemaComment('places/any/groups/any.yaml');
  return `${schema ?? ''}\n${inLines(settled(null, form) ?? {}, '\n')}`;
}

/** All of it anew, with the comments at its beginning. */
function whole(text: string, form: GroupForm): string {
  const start = /^(?:[ \t]*(?:#[^\n]*)?\r?\n)*/.exec(text)![0];
  return start + inLines(form, lineEndingOf(text));
}

function inLines(form: GroupForm, lineEnding: string): string {
  const lines = keysInOrder(form, []).map((key) =>
    newPair(`${writtenKey(key)}:`, form[key]!, { path: [key], column: 0, inline: false, lineEnding }),
  );
  return lines.map((line) => line + lineEnding).join('');
}

/**
 * The form's value as it is to be written: as it was where it says the same. Null where it is empty and was not there.
 */
function settled(before: FormValue | null, after: GroupForm): GroupForm | null;
function settled(before: FormValue | null, after: FormValue): FormValue | null;
function settled(before: FormValue | null, after: FormValue): FormValue | null {
  if (before !== null && sameValue(before, after)) return after;
  if (typeof after === 'string') {
    const text = after.replace(/\r\n?/g, '\n');
    if (typeof before === 'string' && before.trim() === text.trim()) return before;
    if (text.trim() === '') return null;
    return typeof before === 'string' && before.endsWith('\n') ? `${text.trimEnd()}\n` : text;
  }
  if (Array.isArray(after)) {
    const old = Array.isArray(before) ? before : [];
    const items = after.flatMap((item, index): FormValue[] => {
      const one = settled(oldItem(old, item, index), item);
      return one === null ? [] : [one];
    });
    return items.length > 0 ? items : null;
  }
  const old = before !== null && typeof before === 'object' && !Array.isArray(before) ? before : {};
  const entries = Object.entries(after).flatMap(([key, value]): [string, FormValue][] => {
    const one = settled(Object.hasOwn(old, key) ? old[key]! : null, value);
    if (one !== null) return [[key, one]];
    return key === 'activities' ? [[key, []]] : [];
  });
  return entries.length > 0 ? Object.fromEntries(entries) : null;
}

/** What an item of a list was before: by its id, where it has one. */
function oldItem(before: readonly FormValue[], item: FormValue, index: number): FormValue | null {
  const id = typeof item === 'object' && !Array.isArray(item) ? item['id'] : undefined;
  const same = before.find((old) => typeof old === 'object' && !Array.isArray(old) && old['id'] === id);
  return (id === undefined ? before[index] : same) ?? null;
}
