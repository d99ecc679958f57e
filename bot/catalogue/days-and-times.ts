/**
 * The days and times of content files. The words are those of the file format, which is English whatever language
 * the texts in it are in.
 */
import type { Weekday } from '../../dialogs/heard.js';
import type { Day, Minutes, When } from './catalogue.js';
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
const months = [
  ...['january', 'february', 'march', 'april', 'may', 'june'],
  ...['july', 'august', 'september', 'october', 'november', 'december'],
];
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

/** Days that one text names: several for `weekdays` or `monday and thursday`. */
export interface DaysRead {
  days: When['day'][];
  /** 1 is every week. */
  everyWeeks: number;
}

/** `monday`, `first wednesday`, `every two weeks on monday`, `weekdays`, `daily`, or a date. */
export function readDays(written: string): DaysRead | Mistake {
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

/** `2026-03-07` or `7 March 2026`, as `YYYY-MM-DD`. */
export function readDate(written: string): Day | Mistake {
  const text = written.trim().toLowerCase();
  const iso = /^(\d{4})-(\d{1,2})-(\d{1,2})$/.exec(text);
  const spoken = /^(?:[a-z]+,? )?(\d{1,2})(?:st|nd|rd|th)? ([a-z]{3,9}),? (\d{4})$/.exec(text);
  if (!iso && !spoken) {
    return new Mistake(`${quoted(written)} isn't a date I know. Write it like 2026-03-07 or 7 March 2026.`);
  }
  const year = Number(iso ? iso[1] : spoken![3]);
  const month = iso ? Number(iso[2]) : months.findIndex((name) => name.startsWith(spoken![2]!)) + 1;
  const day = Number(iso ? iso[3] : spoken![1]);
  if (spoken && month === 0) {
    const meant = nearest(spoken[2]!, months);
    return new Mistake(
      `${quoted(spoken[2]!)} isn't a month I know.${meant ? ` Did you mean ${meant}?` : ''}`,
    );
  }
  if (year < 2000 || year > 2100) return new Mistake(`The year ${year} can't be right here.`);
  const most = month >= 1 && month <= 12 ? new Date(Date.UTC(year, month, 0)).getUTCDate() : 0;
  if (day < 1 || day > most) return new Mistake(`There is no day ${quoted(written)} in the calendar.`);
  return [year, String(month).padStart(2, '0'), String(day).padStart(2, '0')].join('-');
}

/** `2026-12-26`, or a stretch of days, `2026-12-20 to 2027-01-03`. */
export function readDates(written: string): Day[] | Mistake {
  const [first, last, ...more] = written.split(/ (?:to|until) /).map(readDate);
  if (first === undefined || first instanceof Mistake) return first ?? new Mistake('Write a date here.');
  if (last === undefined) return [first];
  if (last instanceof Mistake) return last;
  const length = (Date.parse(last) - Date.parse(first)) / millisecondsOfADay + 1;
  if (more.length > 0 || length < 1 || length > 366) {
    return new Mistake(`${quoted(written)}: the second date should come after the first, within a year.`);
  }
  return Array.from({ length }, (_, index) =>
    new Date(Date.parse(first) + index * millisecondsOfADay).toISOString().slice(0, 10),
  );
}
const millisecondsOfADay = 24 * 60 * 60 * 1000;

/** `10:00`, `18:30`, `6.30pm`, `6pm`, `noon`. */
export function readTime(written: string): Minutes | Mistake {
  const text = written.trim().toLowerCase().replace(/\./g, ':').replace(/ /g, '');
  if (text === 'noon' || text === 'midday') return 12 * 60;
  const found = /^(\d{1,2})(?::(\d{2}))?(am|pm|a:m:?|p:m:?)?$/.exec(text);
  if (!found) {
    const help = text === 'midnight' || text === '24:00' ? '23:59' : '18:30 or 6.30pm';
    return new Mistake(`${quoted(written)} isn't a time I know. Write it like ${help}.`);
  }
  const [hour, minute, half] = [Number(found[1]), Number(found[2] ?? 0), found[3]?.[0]];
  if (!half && found[2] === undefined) {
    return new Mistake(`${quoted(written)}: morning or evening? Write 06:00 or 6am, 18:00 or 6pm.`);
  }
  if (minute > 59 || hour > 23 || (half && (hour < 1 || hour > 12))) {
    return new Mistake(`There is no time ${quoted(written)} on the clock.`);
  }
  return (half ? (hour % 12) + (half === 'p' ? 12 : 0) : hour) * 60 + minute;
}
