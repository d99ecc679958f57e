/** The times an activity meets, as rows to pick from. What cannot be picked stands in words. */
import { isDeepStrictEqual } from 'node:util';
import { readDays, type DaysRead } from '../../catalogue/days.js';
import { Mistake } from '../../catalogue/shape.js';
import { sameValue, type FormValue } from '../../editing/group-form.js';
import { asText, filled, isMap, type Part } from './form-values.js';

/** How often it meets; `words` where none of the others says it. */
export const oftens = [
  'weekly',
  'fortnightly',
  'first',
  'second',
  'third',
  'fourth',
  'last',
  'daily',
  'date',
  'words',
] as const;
export type Often = (typeof oftens)[number];

export const weekdays = [
  'monday',
  'tuesday',
  'wednesday',
  'thursday',
  'friday',
  'saturday',
  'sunday',
] as const;

/** One row. All are texts, as they stand in the fields. */
export interface WhenRow {
  [key: string]: string;
  often: string;
  weekday: string;
  /** A date, or days in words of their own. */
  day: string;
  from: string;
  to: string;
  starting: string;
  until: string;
}

export const emptyRow: WhenRow = {
  often: '',
  weekday: '',
  day: '',
  from: '',
  to: '',
  starting: '',
  until: '',
};

const keys = ['day', 'from', 'to', 'starting', 'until'];

export const whenPart: Part<WhenRow[]> = {
  read: (value) => (Array.isArray(value) ? value : value === undefined ? [] : [value]).map(whenRow),
  write: (rows, before) => {
    const old = Array.isArray(before) ? before : [];
    const said = rows.filter(saysSomething).map((row) => old.find((item) => keeps(item, row)) ?? itemOf(row));
    return said.length === 0 ? undefined : said;
  },
  sound: (value) => value === undefined || (Array.isArray(value) && value.every(isSound)),
};

/** Whether anything was picked or written in the row. */
export function saysSomething(row: WhenRow): boolean {
  return Object.values(row).some((text) => text.trim() !== '');
}

function isSound(item: FormValue): boolean {
  return (
    isMap(item) && Object.entries(item).every(([key, text]) => keys.includes(key) && typeof text === 'string')
  );
}

function keeps(item: FormValue, row: WhenRow): boolean {
  return isSound(item) && sameValue(whenRow(item), row);
}

/** One item of the file as a row. */
export function whenRow(item: FormValue): WhenRow {
  const fields = isMap(item) ? item : { day: item };
  const text = (key: string): string => asText(fields[key]);
  return {
    ...pickedFrom(text('day')),
    from: text('from'),
    to: text('to'),
    starting: text('starting'),
    until: text('until'),
  };
}

/** `first wednesday` as what would be picked for it; in words, where a pick would not say all of it. */
function pickedFrom(day: string): Picked {
  const inWords = { often: day === '' ? '' : 'words', weekday: '', day };
  const read = readDays(day);
  if (read instanceof Mistake || read.days.length !== 1) return inWords;
  const picked = pickFor(read, day);
  return picked !== null && isDeepStrictEqual(readDays(dayOf(picked)), read) ? picked : inWords;
}

type Picked = Pick<WhenRow, 'often' | 'weekday' | 'day'>;

function pickFor({ days: [one], everyWeeks }: DaysRead, written: string): Picked | null {
  switch (one?.kind) {
    case 'daily':
      return { often: 'daily', weekday: '', day: '' };
    case 'date':
      return { often: 'date', weekday: '', day: written };
    case 'weekly': {
      const often = everyWeeks === 1 ? 'weekly' : everyWeeks === 2 ? 'fortnightly' : null;
      return often && { often, weekday: weekdays[one.weekday - 1]!, day: '' };
    }
    case 'monthly': {
      const often = one.nth === -1 ? 'last' : ['first', 'second', 'third', 'fourth'][one.nth - 1];
      return often === undefined ? null : { often, weekday: weekdays[one.weekday - 1]!, day: '' };
    }
    default:
      return null;
  }
}

function itemOf(row: WhenRow): FormValue {
  const { from, to, starting, until } = row;
  // Without its day the row is a mistake, which the check says beside it.
  return { day: dayOf(row), ...filled({ from, to, starting, until }) };
}

function dayOf({ often, weekday, day }: Picked): string {
  switch (often) {
    case 'daily':
      return 'daily';
    case 'weekly':
      return weekday;
    case 'fortnightly':
      return weekday === '' ? '' : `every two weeks on ${weekday}`;
    case 'date':
    case 'words':
      return day.trim();
    case '':
      return day.trim() || weekday;
    default:
      return weekday === '' ? '' : `${often} ${weekday}`;
  }
}
