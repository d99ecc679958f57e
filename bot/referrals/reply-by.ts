import { DateTime } from 'luxon';
import type { Day, Place } from '../catalogue/catalogue.js';

/** Whether nobody works on a day, beside weekends: a public holiday of the place's country. */
export type IsHoliday = (day: Day) => boolean;

const numbers: Record<string, number> = { a: 1, an: 1, one: 1, two: 2, three: 3, four: 4, five: 5, ten: 10 };

/**
 * The day by which somebody should have answered, from what the content says: `3 days`, `2 working days`, `a week`,
 * `24 hours`. A day on which nobody works is put off to the next on which somebody does. Null where it says something
 * else.
 */
export function replyBy(
  within: string | null,
  asked: Date,
  { timezone }: Pick<Place, 'timezone'>,
  isHoliday: IsHoliday,
): Day | null {
  const found =
    /(\d{1,3}|a|an|one|two|three|four|five|ten) +(working +|week)?(hour|day|week|month)?s?\b/i.exec(
      within ?? '',
    );
  const count = found ? (numbers[found[1]!.toLowerCase()] ?? Number(found[1])) : 0;
  if (!found || count === 0) return null;
  const start = DateTime.fromJSDate(asked, { zone: timezone }).startOf('day');
  const works = (day: DateTime) => day.weekday <= 5 && !isHoliday(day.toISODate() ?? '');
  const before = found[2]?.toLowerCase().trim();
  const unit = found[3]?.toLowerCase() ?? (before === 'week' ? 'week' : null);
  if (unit === null) return null;
  let day = start;
  if (before === 'working' && unit === 'day') {
    for (let left = count; left > 0;) {
      day = day.plus({ days: 1 });
      if (works(day)) left -= 1;
    }
  } else {
    day = start.plus(unit === 'hour' ? { days: Math.ceil(count / 24) } : { [`${unit}s`]: count });
    while (!works(day)) day = day.plus({ days: 1 });
  }
  return day.toISODate();
}
