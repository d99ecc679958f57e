/** Values of a group's file as they stand in the fields of a form, and back. */
import { sameValue, type FormValue, type GroupForm } from '../../editing/group-form.js';

/** One text for a field: what is no text by mistake is shown as it may have been meant. */
export function asText(value: FormValue | undefined): string {
  if (value === undefined) return '';
  if (typeof value === 'string') return value.trim();
  if (Array.isArray(value)) return value.map(asText).join(', ');
  return Object.entries(value)
    .map(([key, under]) => (asText(under) === '' ? key : `${key}: ${asText(under)}`))
    .join(', ');
}

/** A list for a field: a single text counts as a list of one. */
export function asList(value: FormValue | undefined): string[] {
  if (value === undefined || value === '') return [];
  return (Array.isArray(value) ? value : [value]).map(asText);
}

export function isMap(value: FormValue | undefined | null): value is GroupForm {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

export function mapOf(value: FormValue | undefined): GroupForm {
  return isMap(value) ? value : {};
}

export function isTextList(value: FormValue | undefined): boolean {
  return value === undefined || (Array.isArray(value) && value.every((item) => typeof item === 'string'));
}

export function isTextOrNone(value: FormValue | undefined): boolean {
  return value === undefined || typeof value === 'string';
}

/** Lines of a field that holds several texts, one a line. */
export function linesOf(text: string): string[] {
  return text
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => line !== '');
}

/** Only those that say something. */
export function filled(fields: Record<string, FormValue | undefined>): GroupForm {
  return Object.fromEntries(
    Object.entries(fields).filter((entry): entry is [string, FormValue] => {
      const value = entry[1];
      if (value === undefined) return false;
      return typeof value === 'string' ? value.trim() !== '' : Object.keys(value).length > 0;
    }),
  );
}

/** What a map says under names that no field of the form is for: kept as it is. */
export function others(value: FormValue | undefined, known: readonly string[]): GroupForm {
  return Object.fromEntries(Object.entries(mapOf(value)).filter(([key]) => !known.includes(key)));
}

/** Items in the order in which they stood before; new ones after them. */
export function inOrder(items: readonly string[], before: readonly string[]): string[] {
  return [
    ...before.filter((item) => items.includes(item)),
    ...items.filter((item) => !before.includes(item)),
  ];
}

/** How one key of the file becomes a part of the form, and back. */
export interface Part<T extends FormValue> {
  read(value: FormValue | undefined): T;
  /** Undefined where the key is to be left out. */
  write(part: T, before: FormValue | undefined): FormValue | undefined;
  /** Whether the file holds it in a way that the form may leave as it is. */
  sound(value: FormValue | undefined): boolean;
}

/** What the file is to say of a key: as it was written before, where the form says nothing else. */
export function written<T extends FormValue>(
  part: Part<T>,
  fields: T,
  before: FormValue | undefined,
): FormValue | undefined {
  return part.sound(before) && sameValue(part.read(before), fields) ? before : part.write(fields, before);
}

/** A single text. */
export const textPart: Part<string> = {
  read: asText,
  write: (text) => (text.trim() === '' ? undefined : text),
  sound: isTextOrNone,
};

/** Several texts, one a line. */
export const linesPart: Part<string> = {
  read: (value) => asList(value).join('\n'),
  write: (text) => (linesOf(text).length === 0 ? undefined : linesOf(text)),
  sound: isTextList,
};

/** Several texts, each in a field of its own; empty ones do not count. */
export const listPart: Part<string[]> = {
  read: asList,
  write: (texts) => {
    const said = texts.filter((text) => text.trim() !== '');
    return said.length === 0 ? undefined : said;
  },
  sound: isTextList,
};
