import { DateTime } from 'luxon';
import type { Weekday } from '../../dialogs/heard.js';
import type { Day, Place } from '../catalogue/catalogue.js';
import { spanIn } from '../catalogue/time-spans.js';
import { weekIn } from '../words/week.js';

/** Whether nobody works on a day, beside weekends: a public holiday of the place's country. */
export type IsHoliday = (day: Day) => boolean;

/**
 * The day by which somebody should have answered, from what the content says: `3 days`, `2 working days`, `a week`,
 * `24 hours`. A day on which nobody works, by weekend or holiday of the place's culture, is put off to the next on which
 * somebody does. Null where it says something else.
 */
export function replyBy(
  within: string | null,
  asked: Date,
  { timezone, culture }: Pick<Place, 'timezone' | 'culture'>,
  isHoliday: IsHoliday,
): Day | null {
  const span = spanIn(within);
  if (span === null) return null;
  const { weekend } = weekIn(culture);
  const works = (day: DateTime) =>
    !weekend.includes(day.weekday as Weekday) && !isHoliday(day.toISODate() ?? '');
  let day = DateTime.fromJSDate(asked, { zone: timezone }).startOf('day');
  if (span.unit === 'working-days') {
    for (let left = span.count; left > 0;) {
      day = day.plus({ days: 1 });
      if (works(day)) left -= 1;
    }
  } else {
    day = day.plus(
      span.unit === 'hours' ? { days: Math.ceil(span.count / 24) } : { [span.unit]: span.count },
    );
    while (!works(day)) day = day.plus({ days: 1 });
  }
  return day.toISODate();
}
