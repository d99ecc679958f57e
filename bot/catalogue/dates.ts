/** Dates of the calendar, as people write them in the file format. */
import type { Day } from './catalogue.js';
import { nearest } from './nearest.js';
import { quoted, shortened } from './report.js';
import { Mistake } from './shape.js';
import { wrong } from './what-is-wrong.js';

const months = [
  ...['january', 'february', 'march', 'april', 'may', 'june'],
  ...['july', 'august', 'september', 'october', 'november', 'december'],
];
const weekdays = ['monday', 'tuesday', 'wednesday', 'thursday', 'friday', 'saturday', 'sunday'];

/** Characters. "Wednesday the 30th of September 2026" is well below. */
const longest = 60;

const asWeekday = String.raw`(?:(?!the )([a-z]{3,9})\.?,? )?(?:the )?`;
const asDay = String.raw`(\d{1,2})(?:st|nd|rd|th)?`;
const asMonth = String.raw`([a-z]{3,9})\.?`;
const dayFirst = new RegExp(`^${asWeekday}${asDay}(?: of)?[ -]${asMonth}(?:,?[ -](\\d{4}))?$`);
const monthFirst = new RegExp(`^${asWeekday}${asMonth} ${asDay}(?:,? (\\d{4}))?$`);

/** `2026-03-07`, `7 March 2026`, `Sat 7th March 2026`, `March 7, 2026`, as `YYYY-MM-DD`. */
export function readDate(written: string): Day | Mistake {
  const said = written.trim().toLowerCase().replace(/\s+/g, ' ');
  const text = shortened(written);
  const numbers = /^(\d{4})[-/.](\d{1,2})[-/.](\d{1,2})$/.exec(said);
  if (numbers) return inCalendar(Number(numbers[1]), Number(numbers[2]), Number(numbers[3]), written);
  const yearLast = /^(\d{1,2})[-/.](\d{1,2})[-/.](\d{4}|\d{2})$/.exec(said);
  if (yearLast) return readNumbers(Number(yearLast[1]), Number(yearLast[2]), yearLast[3]!, written);
  const read = said.length > longest ? null : readWords(said);
  if (!read && /^[a-z]+ \d{4}$/.test(said)) {
    return new Mistake(
      `${quoted(written)}: which day? Write it like 7 March 2026.`,
      wrong('date-day', { text }),
    );
  }
  if (!read) {
    return new Mistake(
      `${quoted(written)} isn't a date I know. Write it like 2026-03-07 or 7 March 2026.`,
      wrong('date', { text }),
    );
  }
  const month = months.findIndex((name) => name.startsWith(read.month)) + 1;
  if (month === 0) {
    const meant = nearest(read.month, months);
    const help = meant ? ` Did you mean ${meant}?` : '';
    return new Mistake(
      `${quoted(read.month)} isn't a month I know.${help}`,
      meant ? wrong('month-meant', { text: read.month, meant }) : wrong('date', { text }),
    );
  }
  if (read.year === undefined) {
    const whole = `${read.day} ${capital(months[month - 1]!)}`;
    return new Mistake(
      `${quoted(written)}: which year? Write it like ${whole} 2026, with the right year.`,
      wrong('date-year', { text }),
    );
  }
  const date = inCalendar(Number(read.year), month, Number(read.day), written);
  return date instanceof Mistake || read.weekday === undefined ? date : onWeekday(date, read.weekday);
}

interface Words {
  weekday: string | undefined;
  day: string;
  month: string;
  year: string | undefined;
}

function readWords(text: string): Words | null {
  const first = dayFirst.exec(text);
  if (first) return { weekday: first[1], day: first[2]!, month: first[3]!, year: first[4] };
  const other = monthFirst.exec(text);
  return other && { weekday: other[1], day: other[3]!, month: other[2]!, year: other[4] };
}

/** `25/12/2026` can be read in one way only; `03/04/2026` in two, so it asks. */
function readNumbers(first: number, second: number, year: string, written: string): Day | Mistake {
  const text = shortened(written);
  const whole = year.length === 2 ? `20${year}` : year;
  const named = (day: number, month: number): string => `${day} ${capital(months[month - 1]!)} ${whole}`;
  const readings = [
    ...(first >= 1 && first <= 31 && second >= 1 && second <= 12 ? [[first, second] as const] : []),
    ...(first !== second && second >= 1 && second <= 31 && first >= 1 && first <= 12
      ? [[second, first] as const]
      : []),
  ];
  const [one, other] = readings;
  if (one && other) {
    return new Mistake(
      `${quoted(written)} could be ${named(...one)} or ${named(...other)}. Write the month as a word.`,
      wrong('date-two', { text, one: dayNamed(whole, ...one), other: dayNamed(whole, ...other) }),
    );
  }
  if (!one) return notInCalendar(written);
  const date = inCalendar(Number(whole), one[1], one[0], written);
  if (year.length === 2) {
    return new Mistake(
      `${quoted(written)}: write it like ${named(...one)}.`,
      date instanceof Mistake ? date.what : wrong('date-like', { text, day: { day: date } }),
    );
  }
  return date;
}

/** A day as a value of a sentence. */
function dayNamed(year: string, day: number, month: number): { day: Day } {
  return { day: [year, String(month).padStart(2, '0'), String(day).padStart(2, '0')].join('-') };
}

function notInCalendar(written: string): Mistake {
  return new Mistake(
    `There is no day ${quoted(written)} in the calendar.`,
    wrong('date-none', { text: shortened(written) }),
  );
}

function inCalendar(year: number, month: number, day: number, written: string): Day | Mistake {
  if (year < 2000 || year > 2100) {
    return new Mistake(`The year ${year} can't be right here.`, wrong('year', { year: String(year) }));
  }
  const most = month >= 1 && month <= 12 ? new Date(Date.UTC(year, month, 0)).getUTCDate() : 0;
  if (day < 1 || day > most) return notInCalendar(written);
  return [year, String(month).padStart(2, '0'), String(day).padStart(2, '0')].join('-');
}

/** A weekday that is not that of the date tells that one of the two is wrong. */
function onWeekday(date: Day, named: string): Day | Mistake {
  const weekday = weekdays[(new Date(`${date}T00:00:00Z`).getUTCDay() + 6) % 7]!;
  if (weekday.startsWith(named)) return date;
  const other = weekdays.find((each) => each.startsWith(named)) ?? nearest(named, weekdays);
  if (other === weekday) return date;
  const [year, month, day] = date.split('-').map(Number) as [number, number, number];
  const said = `${day} ${capital(months[month - 1]!)} ${year}`;
  if (other === null) {
    return new Mistake(
      `${quoted(named)} isn't a weekday I know. Write just ${said}.`,
      wrong('date-like', { text: named, day: { day: date } }),
    );
  }
  return new Mistake(
    `${said} is a ${capital(weekday)}, not a ${capital(other)}. Which of the two is right?`,
    wrong('date-weekday', { day: { day: date }, text: capital(other) }),
  );
}

function capital(word: string): string {
  return word[0]!.toUpperCase() + word.slice(1);
}

/** `2026-12-26`, or a stretch of days, `2026-12-20 to 2027-01-03`. */
export function readDates(written: string): Day[] | Mistake {
  const [first, last, ...more] = written.split(/ (?:to|until|till|-|–) /).map(readDate);
  if (first === undefined || first instanceof Mistake)
    return first ?? new Mistake('Write a date here.', wrong('no-text'));
  if (last === undefined) return [first];
  if (last instanceof Mistake) return last;
  const length = (Date.parse(last) - Date.parse(first)) / millisecondsOfADay + 1;
  if (more.length > 0 || length < 1 || length > 366) {
    return new Mistake(
      `${quoted(written)}: the second date should come after the first, within a year.`,
      wrong('dates-order', { text: shortened(written) }),
    );
  }
  return Array.from({ length }, (_, index) =>
    new Date(Date.parse(first) + index * millisecondsOfADay).toISOString().slice(0, 10),
  );
}
const millisecondsOfADay = 24 * 60 * 60 * 1000;
