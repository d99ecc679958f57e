/** A value that was not there before, written in the house's way: short things on one line, long ones in lines. */
import type { FormValue, GroupForm } from '../group-form.js';
import { inLines, keysAt, type Path } from './order.js';
import { writtenKey, writtenText } from './text.js';

/** Longer is not written on one line, counted from where the value begins. */
const longestLine = 100;
/** A list of sentences is easier to read in lines. */
const longestItem = 40;

export interface Position {
  path: Path;
  /** How far in the key or the dash stands. */
  column: number;
  inline: boolean;
  lineEnding: string;
}

/** `key: value`, from the key on. `key` is as it is to be written, its colon with it. */
export function newPair(key: string, value: FormValue, at: Position): string {
  if (typeof value === 'string') return `${key} ${textAt(value, at)}`.trimEnd();
  if (at.inline || fitsOnALine(value, at.path)) return `${key} ${inlineValue(value, at.path)}`;
  const column = at.column + 2;
  return (
    key +
    lines(value, { ...at, column })
      .map((line) => newLine(at, column) + line)
      .join('')
  );
}

/** `- value`, from the dash on; inside `[ ]` without one. */
export function newItem(value: FormValue, at: Position): string {
  if (at.inline) return inlineValue(value, at.path);
  if (typeof value === 'string') return `- ${textAt(value, at)}`;
  if (fitsOnALine(value, at.path)) return `- ${inlineValue(value, at.path)}`;
  const column = at.column + 2;
  return `- ${lines(value, { ...at, column }).join(newLine(at, column))}`;
}

/** A value in `[ ]` or `{ }`. */
export function inlineValue(value: FormValue, path: Path): string {
  if (typeof value === 'string') {
    return writtenText(value, 'plain', { inline: true, column: 0, lineEnding: '\n' });
  }
  if (Array.isArray(value)) {
    return `[${value.map((item) => inlineValue(item, [...path, '-'])).join(', ')}]`;
  }
  const pairs = keysInOrder(value, path).map(
    (key) => `${writtenKey(key)}: ${inlineValue(value[key]!, [...path, key])}`,
  );
  return pairs.length === 0 ? '{}' : `{ ${pairs.join(', ')} }`;
}

/** The keys of a map in the order in which they are written: known ones first. */
export function keysInOrder(map: GroupForm, path: Path): string[] {
  const known = keysAt(path);
  const rank = (key: string) => (known.includes(key) ? known.indexOf(key) : known.length);
  return Object.keys(map).sort((one, other) => rank(one) - rank(other));
}

function lines(value: FormValue[] | GroupForm, at: Position): string[] {
  if (Array.isArray(value)) return value.map((item) => newItem(item, { ...at, path: [...at.path, '-'] }));
  return keysInOrder(value, at.path).map((key) =>
    newPair(`${writtenKey(key)}:`, value[key]!, { ...at, path: [...at.path, key] }),
  );
}

function fitsOnALine(value: FormValue[] | GroupForm, path: Path): boolean {
  if (Array.isArray(value)) {
    const short = value.every((item) => typeof item === 'string' && item.length <= longestItem);
    return value.length === 0 || (short && inlineValue(value, path).length <= longestLine);
  }
  return (
    Object.keys(value).length === 0 || (!inLines(path) && inlineValue(value, path).length <= longestLine)
  );
}

function textAt(value: string, { column, inline, lineEnding }: Position): string {
  return writtenText(value, 'plain', { inline, column: column + 2, lineEnding });
}

function newLine({ lineEnding }: Position, column: number): string {
  return lineEnding + ' '.repeat(column);
}
