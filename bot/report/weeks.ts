import { DateTime } from 'luxon';
import type { Day } from '../catalogue/catalogue.js';

/** ISO weeks, `2026-W47`, both included. They compare as text. */
export interface Weeks {
  from: string;
  to: string;
}

/** The ISO week of a day; null where it is not a day. */
export function weekOfDay(day: Day): string | null {
  const date = DateTime.fromFormat(day, 'yyyy-MM-dd', { zone: 'utc' });
  return date.isValid ? written(date) : null;
}

/** The Monday of an ISO week. */
export function firstDay(week: string): Day {
  return monday(week).toISODate() ?? '';
}

/** The Sunday of an ISO week. */
export function lastDay(week: string): Day {
  return monday(week).plus({ days: 6 }).toISODate() ?? '';
}

/** Every week of a range, in order. */
export function eachWeek({ from, to }: Weeks): string[] {
  const weeks: string[] = [];
  for (let date = monday(from); written(date) <= to; date = date.plus({ weeks: 1 }))
    weeks.push(written(date));
  return weeks;
}

/** A day as it is written in a language, with its year. */
export function writtenDay(day: Day, language: string, style: 'long' | 'medium'): string {
  const format = new Intl.DateTimeFormat(language === 'en' ? 'en-GB' : language, {
    dateStyle: style,
    timeZone: 'UTC',
  });
  return format.format(new Date(`${day}T00:00Z`));
}

function monday(week: string): DateTime {
  return DateTime.fromISO(week, { zone: 'utc' });
}

function written(date: DateTime): string {
  return date.toFormat("kkkk-'W'WW");
}
