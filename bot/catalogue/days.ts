/**
 * The days on which something meets. The words are those of the file format, which is English whatever language the
 * texts in it are in.
 */
import type { Weekday } from '../../dialogs/heard.js';
import type { When } from './catalogue.js';
import { readDate } from './dates-and-times.js';
import { nearest } from './nearest.js';
import { quoted } from './report.js';
import { Mistake } from './shape.js';

const weekdays = ['monday', 'tuesday', 'wednesday', 'thursday', 'friday', 'saturday', 'sunday'];
const shortWeekdays: Record<string, string> = {
  ...Object.fromEntries(weekdays.map((name) => [name.slice(0, 3), name])),
  tues: 'tuesday',
  weds: 'wednesday',
  thur: 'thursday',
  thurs: 'thursday',
};
type Nth = 1 | 2 | 3 | 4 | 5 | -1;
const nths: Record<string, Nth> = {
  ...{ first: 1, second: 2, third: 3, fourth: 4, fifth: 5, last: -1 },
  ...{ '1st': 1, '2nd': 2, '3rd': 3, '4th': 4, '5th': 5 },
};
const numbers: Record<string, number> = {
  ...{ two: 2, three: 3, four: 4, five: 5, six: 6, eight: 8, other: 2 },
  ...{ '2': 2, '3': 3, '4': 4, '5': 5, '6': 6, '8': 8 },
};
const otherWords = [
  'every',
  'day',
  'daily',
  'weekdays',
  'weekends',
  'week',
  'weeks',
  'on',
  'month',
  'of',
  'the',
];

/** Characters. "every three weeks on tuesday, thursday and saturday" is well below. */
const longest = 100;

/** Days that one text names: several for `weekdays` or `monday and thursday`. */
export interface DaysRead {
  days: When['day'][];
  /** 1 is every week. */
  everyWeeks: number;
}

/** `monday`, `first wednesday`, `every two weeks on monday`, `weekdays`, `daily`, or a date. */
export function readDays(written: string): DaysRead | Mistake {
  if (written.length > longest) return new Mistake(`${quoted(written)} is too long for a day.`);
  const text = written.toLowerCase().replace(/\s+/g, ' ').trim();
  const read = readDayWords(text);
  if (read) return read;
  if (/^\d/.test(text)) {
    const date = readDate(text);
    return date instanceof Mistake ? date : { days: [{ kind: 'date', date }], everyWeeks: 1 };
  }
  if (/^every (second|third|fourth) /.test(text)) {
    return new Mistake(
      `${quoted(written)} could mean two things. Write "every two weeks on monday" or "second monday of the month".`,
    );
  }
  const known = [...weekdays, ...Object.keys(nths), ...Object.keys(numbers), ...otherWords];
  const meant = text
    .split(' ')
    .map((word) => (known.includes(word) ? word : (nearest(word, known) ?? word)))
    .join(' ');
  const help = readDayWords(meant)
    ? `Did you mean ${meant}?`
    : 'Write a day like monday, first wednesday, every two weeks on monday, daily, or 2026-03-07.';
  return new Mistake(`${quoted(written)} isn't a day I know. ${help}`);
}

function readDayWords(text: string): DaysRead | null {
  if (/^(daily|every ?day)$/.test(text)) return { days: [{ kind: 'daily' }], everyWeeks: 1 };
  if (/^(every )?weekdays?$/.test(text)) return weekly([1, 2, 3, 4, 5]);
  if (/^(every )?weekends?$/.test(text)) return weekly([6, 7]);
  const everyFew =
    /^every (\w+) weeks? on (.+)$/.exec(text) ??
    /^every (other) (.+)$/.exec(text) ??
    /^(?:(?:every )?fortnight(?:ly)? on )()(.+)$/.exec(text);
  if (everyFew) {
    const everyWeeks = everyFew[1] === '' ? 2 : numbers[everyFew[1]!];
    const days = weekdayList(everyFew[2]!);
    return days && everyWeeks ? { ...weekly(days), everyWeeks } : null;
  }
  const days = weekdayList(text.replace(/^(every|each) /, ''));
  return days ? weekly(days) : monthly(text);
}

function weekly(days: Weekday[]): DaysRead {
  return { days: days.map((weekday) => ({ kind: 'weekly', weekday })), everyWeeks: 1 };
}

/** `first wednesday`, `second and fourth friday of the month` */
function monthly(text: string): DaysRead | null {
  const ofTheMonth = / (?:of|in) (?:the|each|every) month$/;
  const rest = text.replace(ofTheMonth, '');
  const everyNth = /^every (?!first|1st|last|fifth|5th)/.test(rest) && rest === text;
  const found = /^(?:every |each |the )?(.+) (\w+)$/.exec(rest);
  const weekday = found && weekdayNamed(found[2]!);
  if (!weekday || everyNth) return null;
  const which = split(found[1]!).map((word) => nths[word]);
  if (which.some((nth) => nth === undefined)) return null;
  return { days: which.map((nth) => ({ kind: 'monthly', nth: nth!, weekday })), everyWeeks: 1 };
}

/** `monday`, `mon and thu`, `monday to friday`; null where a word is not a weekday. */
function weekdayList(text: string): Weekday[] | null {
  const range = /^(\w+) ?(?:to|-|–) ?(\w+)$/.exec(text);
  if (range) {
    const [first, last] = [weekdayNamed(range[1]!), weekdayNamed(range[2]!)];
    if (!first || !last || first >= last) return null;
    return Array.from({ length: last - first + 1 }, (_, index) => (first + index) as Weekday);
  }
  const days = split(text).map(weekdayNamed);
  return days.length > 0 && days.every((day) => day !== null) ? days : null;
}

function split(text: string): string[] {
  return text.split(/ ?(?:,|&| and ) ?/).filter((part) => part !== '');
}

function weekdayNamed(word: string): Weekday | null {
  const name = shortWeekdays[word] ?? word.replace(/s$/, '');
  const index = weekdays.indexOf(name);
  return index < 0 ? null : ((index + 1) as Weekday);
}
