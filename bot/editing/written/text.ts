/** How a text is written in YAML, so that the bot reads it as exactly that text: plain where it can be, else quoted. */
import { groupForm, sameValue, type GroupForm } from '../group-form.js';
import { partsOf, WrittenOtherwise, type TextPart } from './parts.js';

/** Where the text is to stand. */
export interface Surroundings {
  /** Inside `[ ]` or `{ }`. */
  inline: boolean;
  /** How far in the lines of a text of several lines stand. */
  column: number;
  lineEnding: string;
}

/** Writes a text, in this style where it can be said in it. */
export function writtenText(value: string, style: TextPart['style'], around: Surroundings): string {
  if ((style === 'plain' || style === 'empty') && surelyPlain.test(value)) return value;
  const ways = waysFor(value, style, around).map((way) => way(value, around));
  return ways.find((written) => readsAs(written, value, around.inline)) ?? escaped(value);
}

/** Words and numbers that need no quotes anywhere, so that the readers need not be asked. */
const surelyPlain = /^[\p{L}\p{N}]+(?:[ .'’-][\p{L}\p{N}]+)*[.]?$/u;

/** A key. */
export function writtenKey(key: string): string {
  return /^[a-z][a-zA-Z0-9-]*$/.test(key) ? key : escaped(key);
}

/**
 * Changes single words of a text that was written over several lines, and leaves its lines otherwise as they are. Null
 * where that cannot be done.
 */
export function withWordsChanged(written: string, before: string, after: string): string | null {
  const header = /^[|>][^\n]*\n/.exec(written)?.[0].length ?? 0;
  const words = [...written.slice(header).matchAll(/\S+/g)].map((found) => ({
    word: found[0],
    start: header + found.index,
    end: header + found.index + found[0].length,
  }));
  const old = before.match(/\S+/g) ?? [];
  const fresh = [...after.matchAll(/\S+/g)];
  if (old.length !== words.length || old.some((word, index) => word !== words[index]!.word)) return null;

  let first = 0;
  while (first < old.length && first < fresh.length && old[first] === fresh[first]![0]) first++;
  let last = 0;
  const most = Math.min(old.length, fresh.length) - first;
  while (last < most && old.at(-1 - last) === fresh.at(-1 - last)![0]) last++;
  const [from, to] = [fresh[first], fresh[fresh.length - last - 1]];
  const put = fresh.length - last > first ? after.slice(from!.index, to!.index + to![0].length) : '';

  const next = words[words.length - last];
  const previous = words[first - 1];
  const gone = words.slice(first, words.length - last);
  if (gone.length > 0 && put !== '') return splice(written, gone[0]!.start, gone.at(-1)!.end, put);
  if (put !== '' && next) return splice(written, next.start, next.start, `${put} `);
  if (put !== '' && previous) return splice(written, previous.end, previous.end, ` ${put}`);
  if (gone.length > 0 && next) return splice(written, gone[0]!.start, next.start, '');
  if (gone.length > 0 && previous) return splice(written, previous.end, gone.at(-1)!.end, '');
  return null;
}

/** Whether what was written is read as this text, by the bot's reader and by the one that finds its parts. */
export function readsAs(written: string, value: string, inline: boolean): boolean {
  const around = inline ? `k: { a: ${written}, b: x }\n` : `k: ${written}\nl: x\n`;
  const expected: GroupForm = inline ? { k: { a: value, b: 'x' } } : { k: value, l: 'x' };
  const read = groupForm(around);
  return read.kind === 'form' && sameValue(read.form, expected) && hasPlainParts(around);
}

function hasPlainParts(text: string): boolean {
  try {
    return partsOf(text) !== null;
  } catch (error) {
    if (error instanceof WrittenOtherwise) return false;
    throw error;
  }
}

type Way = (value: string, around: Surroundings) => string;

function waysFor(value: string, style: TextPart['style'], { inline }: Surroundings): Way[] {
  if (value.search(unprintable) >= 0) return [escaped];
  const lines = value.includes('\n');
  const quotes = /["\\]/.test(value) && !lines ? [single, escaped] : [escaped];
  if (style === 'single') return lines ? [escaped] : [single, escaped];
  if (style === 'double') return [escaped];
  if (inline) return [plain, ...quotes];
  if (style === 'folded') return [folded, literal, escaped];
  if (style === 'literal' || lines) return [literal, escaped];
  return [plain, ...quotes];
}

const plain: Way = (value) => value;
const single: Way = (value) => `'${value.replaceAll("'", "''")}'`;

/** What YAML does not count as printable, and what some readers take for the end of a line. */
const unprintable = /[\u007f-\u009f\u2028\u2029\ufeff\ufffe\uffff]/g;

function escaped(value: string): string {
  return JSON.stringify(value).replace(
    unprintable,
    (found) => `\\u${found.charCodeAt(0).toString(16).padStart(4, '0')}`,
  );
}

const literal: Way = (value, around) =>
  `|${ending(value)}${inLines(value.replace(/\n$/, '').split('\n'), around)}`;

const folded: Way = (value, around) =>
  `>${ending(value)}${inLines(value.replace(/\n$/, '').replaceAll('\n', '\n\n').split('\n'), around)}`;

/** Whether the last line ends in a line break. */
function ending(value: string): string {
  return value.endsWith('\n') ? '' : '-';
}

function inLines(lines: readonly string[], { column, lineEnding }: Surroundings): string {
  const indent = ' '.repeat(column);
  return lines.map((line) => lineEnding + (line === '' ? '' : indent + line)).join('');
}

function splice(text: string, from: number, to: number, put: string): string {
  return text.slice(0, from) + put + text.slice(to);
}
