/**
 * The days on which something meets. The words are those of the file format, which is English whatever language the
 * texts in it are in.
 */
import type { Weekday } from '../../dialogs/heard.js';
import type { When } from './catalogue.js';
import { readDate } from './dates.js';
import { nearest } from './nearest.js';
import { quoted, shortened } from './report.js';
import { Mistake } from './shape.js';
import { wrong } from './what-is-wrong.js';

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
  ...['every', 'each', 'day', 'daily', 'weekdays', 'weekends', 'week', 'weeks', 'fortnight', 'fortnightly'],
  ...['alternate', 'on', 'month', 'of', 'the', 'and', 'to'],
];

/** Characters. "every three weeks on tuesday, thursday and saturday, in term time only" is well below. */
const longest = 160;
const longestNote = 80;

/** Days that one text names: several for `weekdays` or `monday and thursday`. */
export interface DaysRead {
  days: When['day'][];
  /** 1 is every week. */
  everyWeeks: number;
  /** What was said beside the days, as it was written: `term time only`. Absent where there is nothing. */
  note?: string;
}

/** `monday`, `first wednesday, term time only`, `every two weeks on monday`, `weekdays`, `daily`, or a date. */
export function readDays(written: string): DaysRead | Mistake {
  if (written.length > longest) {
    return new Mistake(`${quoted(written)} is too long for a day.`, wrong('days-long'));
  }
  const text = written.replace(/\s+/g, ' ').trim();
  const whole = readWhole(text.toLowerCase());
  const read = whole instanceof Mistake ? (readWithNote(text) ?? whole) : whole;
  return read ?? readWithNote(text) ?? notADay(text.toLowerCase(), written);
}

/** Null where it says nothing of days; a mistake where it names a date that is wrong. */
function readWhole(text: string): DaysRead | Mistake | null {
  const read = readDayWords(text);
  if (read || !/\d/.test(text)) return read;
  const date = readDate(text);
  if (!(date instanceof Mistake)) return { days: [{ kind: 'date', date }], everyWeeks: 1 };
  return /\d.*\d{2}|^\d{1,2}(?:st|nd|rd|th)? [a-z]{3,}/.test(text) && !/week/.test(text) ? date : null;
}

/** A remark after a comma, a dash or in brackets, or one that begins as remarks do. It must not itself name days. */
function readWithNote(text: string): DaysRead | Mistake | null {
  const found =
    /^([^,;(–—]+?) ?(?:[,;–—]| - )(.+)$/.exec(text) ??
    /^(.+?) ?\((.+)\)$/.exec(text) ??
    /^(.+?) ((?:in |during )?(?:term|school)[ -]?(?:time|days|holidays?)\b.*)$/i.exec(text) ??
    /^(.+?) ((?:except|apart from|excluding|but not|not|unless|weather)\b.+)$/i.exec(text);
  if (!found) return null;
  const note = found[2]!.trim();
  const read = readWhole(found[1]!.trim().toLowerCase());
  if (read === null || read instanceof Mistake) return read;
  const without = /^(?:except|but not|not|apart from|excluding)(?: on)? (.+)$/i.exec(note);
  const left = without && withoutDays(read, weekdayList(without[1]!.toLowerCase()) ?? []);
  if (left) return left;
  if (note.length > longestNote) {
    return new Mistake(
      `${quoted(note)} is too long. Say it in about.`,
      wrong('days-note', { text: shortened(note) }),
    );
  }
  const begins = note.toLowerCase().split(/[ ,]/)[0]!;
  const namesDays = isNearADay(begins) && !/^(except|apart|excluding|but|not|unless|no)\b/i.test(note);
  return namesDays || !/\p{L}/u.test(note) ? null : { ...read, note };
}

/** `daily except monday`: the other days. Null where that leaves as many days as before, or none. */
function withoutDays({ days, everyWeeks }: DaysRead, taken: Weekday[]): DaysRead | null {
  const all = days.flatMap((day): Weekday[] =>
    day.kind === 'daily' ? [1, 2, 3, 4, 5, 6, 7] : day.kind === 'weekly' ? [day.weekday] : [],
  );
  const left = all.filter((weekday) => !taken.includes(weekday));
  return left.length > 0 && left.length < all.length ? { ...weekly(left), everyWeeks } : null;
}

function isNearADay(word: string): boolean {
  if (weekdayNamed(word) !== null || Object.hasOwn(nths, word)) return true;
  const names = [...weekdays, ...Object.keys(shortWeekdays), ...Object.keys(nths)];
  return word.length > 3 && nearest(word, names) !== null;
}

function notADay(text: string, written: string): Mistake {
  const shown = shortened(written);
  if (/^every (second|third|fourth) /.test(text)) {
    return new Mistake(
      `${quoted(written)} could mean two things. Write "every two weeks on monday" or "second monday of the month".`,
      wrong('days-two', { text: shown }),
    );
  }
  const timed = /^(.+?),? (?:mornings?|afternoons?|evenings?|nights?|at .+|from .+|\d.*)$/.exec(text);
  if (timed && readDayWords(timed[1]!)) {
    return new Mistake(
      `${quoted(written)}: write the day alone here, and the time after it, like day: ${timed[1]!}, from: 18:00`,
      wrong('days-timed', { text: shown, day: timed[1]! }),
    );
  }
  const known = [...weekdays, ...Object.keys(nths), ...Object.keys(numbers), ...otherWords];
  const meant = text.replace(/[\p{L}\d]+/gu, (word) =>
    known.includes(word) || word in shortWeekdays ? word : (nearest(word, known) ?? word),
  );
  const unknown = `${quoted(written)} isn't a day I know.`;
  if (readDayWords(meant)) {
    return new Mistake(`${unknown} Did you mean ${meant}?`, wrong('days-meant', { text: shown, meant }));
  }
  return new Mistake(
    `${unknown} Write a day like monday, first wednesday, every two weeks on monday, daily, or 2026-03-07.`,
    wrong('days', { text: shown }),
  );
}

function readDayWords(text: string): DaysRead | null {
  if (/^(daily|every ?day|all week|7 days a week|seven days a week)$/.test(text)) {
    return { days: [{ kind: 'daily' }], everyWeeks: 1 };
  }
  if (/^(every |on )?weekdays?$/.test(text)) return weekly([1, 2, 3, 4, 5]);
  if (/^(every |at |on )?weekends?$/.test(text)) return weekly([6, 7]);
  const everyFew =
    /^every (\w+) weeks?(?: on)? (.+)$/.exec(text) ??
    /^every (other) (.+)$/.exec(text) ??
    /^(?:on )?(?:alternate|(?:every )?fortnight(?:ly)?(?: on)?|every fortnight on)() (.+)$/.exec(text) ??
    /^()(.+?),? (?:fortnightly|every fortnight|every other week)$/.exec(text);
  if (everyFew) {
    const everyWeeks = everyFew[1] === '' ? 2 : numbers[everyFew[1]!];
    const days = weekdayList(everyFew[2]!);
    return days && everyWeeks ? { ...weekly(days), everyWeeks } : null;
  }
  const days = weekdayList(text.replace(/^(every|each|on) /, '').replace(/,? (?:every|each) week$/, ''));
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
  const found = /^(?:on )?(?:every |each |the )?(.+) (\w+)$/.exec(rest);
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
  return text.split(/ ?(?:,? and |,|&|\+|\/) ?/).filter((part) => part !== '');
}

function weekdayNamed(word: string): Weekday | null {
  const name = shortWeekdays[word.replace(/\.$/, '')] ?? word.replace(/s$/, '');
  const index = weekdays.indexOf(name);
  return index < 0 ? null : ((index + 1) as Weekday);
}
