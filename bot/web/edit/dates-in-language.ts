/**
 * Dates as somebody writes them in the language of the page, "7 marca 2027", in the way of the file, `2027-03-07`. The
 * file's own reader knows English and figures; what neither of the two knows is left for it to say what is wrong.
 */
import type { Day } from '../../catalogue/catalogue.js';
import { formattingLocale } from '../../words/dates.js';
import { remembered } from '../../words/remembered.js';

/** One date, or the first and the last of several days; anything else stays as it is. */
export function datesForFile(written: string, language: string): string {
  if (language === 'en') return written;
  const text = withPlainFigures(written).toLocaleLowerCase(language);
  const found = [...text.matchAll(patternIn(language))];
  const days = found.map((match) => dayOf(match, language));
  const rest = text.replace(patternIn(language), ' ').trim();
  const [first, last] = days;
  if (first === undefined || days.includes(null)) return written;
  if (days.length === 1 && rest === '') return first!;
  return days.length === 2 && isBetween(rest) ? `${first} to ${last}` : written;
}

/** Full-width and Arabic figures as the ones from 0 to 9, and signs beside them likewise. */
export function withPlainFigures(text: string): string {
  return text
    .normalize('NFKC')
    .replace(/[\u0660-\u0669\u06f0-\u06f9]/g, (figure) => String(figure.codePointAt(0)! & 0xf));
}

/** "from … to", "od … do", a dash: a few letters and no figure. */
function isBetween(rest: string): boolean {
  return rest.length <= 20 && !/\d/.test(rest);
}

const patterns = new Map<string, RegExp>();
const monthsOf = new Map<string, ReadonlyMap<string, number>>();

/** Day, month as a word, year; or year, month and day with signs of their own between them, as in Chinese. */
function patternIn(language: string): RegExp {
  return remembered(patterns, language, () => {
    const names = [...monthNames(language).keys()].sort((one, other) => other.length - one.length);
    const month = names.map((name) => name.replace(/[.*+?^${}()|[\]\\]/g, '\\$&')).join('|');
    const dayFirst = `(?<!\\d)(?<day>\\d{1,2})\\.?\\s+(?<month>${month})\\.?\\s*[,،]?\\s*(?<year>\\d{4})(?!\\d)`;
    const yearFirst = '(?<year2>\\d{4})\\s*年\\s*(?<month2>\\d{1,2})\\s*月\\s*(?<day2>\\d{1,2})\\s*[日号]?';
    return new RegExp(`${dayFirst}|${yearFirst}`, 'gu');
  });
}

/** The names of the months, alone and within a date, long and short. */
function monthNames(language: string): ReadonlyMap<string, number> {
  return remembered(monthsOf, language, () => {
    const names = new Map<string, number>();
    for (const form of ['long', 'short'] as const) {
      for (const options of [{ month: form }, { day: 'numeric', month: form }] as const) {
        const format = new Intl.DateTimeFormat(formattingLocale(language), { ...options, timeZone: 'UTC' });
        for (let month = 1; month <= 12; month++) {
          const parts = format.formatToParts(Date.UTC(2027, month - 1, 7));
          const name = parts.find(({ type }) => type === 'month')!.value.toLocaleLowerCase(language);
          if (/\p{L}/u.test(name)) names.set(name.replace(/\.$/, ''), month);
        }
      }
    }
    return names;
  });
}

/** Null where the calendar has no such day. */
function dayOf({ groups = {} }: RegExpExecArray, language: string): Day | null {
  const year = Number(groups['year'] ?? groups['year2']);
  const month = Number(groups['month2'] ?? monthNames(language).get(groups['month'] ?? ''));
  const day = Number(groups['day'] ?? groups['day2']);
  const date = new Date(Date.UTC(year, month - 1, day));
  return date.getUTCMonth() === month - 1 && date.getUTCDate() === day
    ? date.toISOString().slice(0, 10)
    : null;
}
