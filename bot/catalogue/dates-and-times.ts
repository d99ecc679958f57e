/** Dates of the calendar and times of the day, as people write them in the file format. */
import type { Day, Minutes } from './catalogue.js';
import { nearest } from './nearest.js';
import { quoted } from './report.js';
import { Mistake } from './shape.js';

const months = [
  ...['january', 'february', 'march', 'april', 'may', 'june'],
  ...['july', 'august', 'september', 'october', 'november', 'december'],
];

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
