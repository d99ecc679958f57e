/** Fields of a group's file as cells of a spreadsheet, and back. */
import type { FormValue, GroupForm } from '../../editing/group-form.js';
import { dayIn } from '../importing/when.js';

/** A cell says something that the file format cannot take. */
export class CellMistake extends Error {}

/** How one kind of field is written in a cell and read from it; null is a field that is not there. */
export interface CellKind {
  write: (value: FormValue | undefined) => string;
  /** @throws CellMistake where the cell cannot be read */
  read: (cell: string) => FormValue | null;
}

export const text: CellKind = {
  write: (value) => (typeof value === 'string' ? value : ''),
  read: (cell) => (cell === '' ? null : cell),
};

/** Excel writes 07/03/2026 for 2026-03-07. */
export const date: CellKind = {
  write: text.write,
  read: (cell) => (cell === '' ? null : (dayIn(cell) ?? cell)),
};

/** Excel takes 11-17 for a day in November. */
export const ages: CellKind = {
  write: (value) => text.write(value).replace(/^(\d+) ?[-–] ?(\d+)/, '$1 to $2'),
  read: text.read,
};

/** With commas between; on lines of their own where an item has a comma in it. */
export const list: CellKind = {
  write: (value) => {
    const items = itemsOf(value);
    return items.join(items.some((item) => /[,;\n]/.test(item)) ? '\n' : ', ');
  },
  read: (cell) => nothingIfEmpty(cell.split(cell.includes('\n') ? '\n' : /[,;]/)),
};

/** A line each. */
export const lines: CellKind = {
  write: (value) => itemsOf(value).join('\n'),
  read: (cell) => nothingIfEmpty(cell.split('\n')),
};

function itemsOf(value: FormValue | undefined): string[] {
  return Array.isArray(value) ? value.filter((item) => typeof item === 'string') : [];
}

function nothingIfEmpty(items: readonly string[]): string[] | null {
  const said = items.map((item) => item.trim()).filter((item) => item !== '');
  return said.length > 0 ? said : null;
}

const time = String.raw`(?:\d{1,2}[:.]\d{2}(?::00)?(?: ?[ap]\.?m\.?)?|\d{1,2} ?[ap]\.?m\.?|noon|midday)`;
const meeting = new RegExp(
  `^(?<day>.+?)(?:,? +(?:from |at )?(?<from>${time})(?: ?(?:to|until|-|–) ?(?<to>${time}))?)?` +
    '(?:,? starting (?<starting>[^,]+?))?(?:,? until (?<until>[^,]+?))?$',
  'i',
);

/** `tuesday 10:00 to 12:30, starting 2026-03-01, until 2026-10-31`, a line each. */
export const when: CellKind = {
  write: (value) => (Array.isArray(value) ? value.filter(isForm).map(meetingText).join('\n') : ''),
  read: (cell) => {
    const said = cell
      .split(/[\n;]/)
      .map((line) => line.trim())
      .filter((line) => line !== '');
    return said.length === 0 ? null : said.map(meetingOf);
  },
};

function meetingText({ day, from, to, starting, until }: GroupForm): string {
  const part = (before: string, value: FormValue | undefined): string =>
    typeof value === 'string' ? `${before}${value}` : '';
  return `${part('', day)}${part(' ', from)}${part(' to ', to)}${part(', starting ', starting)}${part(', until ', until)}`;
}

function meetingOf(line: string): GroupForm {
  const parts = meeting.exec(line)?.groups;
  if (parts === undefined)
    throw new CellMistake(`"${line}" is no time that it meets. Write it like: tuesday 10:00 to 12:30`);
  const said = Object.entries(parts).filter((entry): entry is [string, string] => entry[1] !== undefined);
  return Object.fromEntries(
    said.map(([key, value]) => [
      key,
      key === 'from' || key === 'to'
        ? value.replace(/:00$/, (end, at: number) => (at > 3 ? '' : end))
        : value,
    ]),
  );
}

/** `free`, or `3.50 per session, first visit free`. */
export const cost: CellKind = {
  write: (value) => {
    if (!isForm(value)) return text.write(value);
    const { amount, per, note } = value;
    return [
      [text.write(amount), typeof per === 'string' ? `per ${per}` : '']
        .filter((part) => part !== '')
        .join(' '),
      text.write(note),
    ]
      .filter((part) => part !== '')
      .join(', ');
  },
  read: (cell) => {
    if (cell === '') return null;
    const parts = /^(\S+?)(?: per ([^,]{1,40}))?(?:, (.+))?$/s.exec(cell);
    if (parts === null || !/\d/.test(parts[1]!)) return cell;
    const [, amount, per, note] = parts;
    return { amount: amount!, ...(per !== undefined && { per }), ...(note !== undefined && { note }) };
  },
};

export function isForm(value: FormValue | undefined): value is GroupForm {
  return typeof value === 'object' && !Array.isArray(value);
}

/**
 * Whether a cell still says what was exported, though a spreadsheet has been at it: days as 07/03/2026, numbers without
 * their zeros, other line ends.
 */
export function saysTheSame(cell: string, exported: string): boolean {
  return cell === exported || plain(cell) === plain(exported);
}

function plain(cell: string): string {
  const tidy = cell
    .replace(/\r\n?/g, '\n')
    .replace(/[^\S\n]+/g, ' ')
    .trim();
  const day = /^\d{1,4}[-/.]\d{1,2}[-/.]\d{1,4}$/.test(tidy) ? dayIn(tidy) : null;
  if (day !== null) return day;
  return /^[+-]?[\d ]*\d(?:[.,]\d+)?$/.test(tidy)
    ? String(Number(tidy.replace(/ /g, '').replace(',', '.')))
    : tidy;
}
