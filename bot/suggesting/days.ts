/**
 * Days as whole numbers: how many days after 1 January 1970 a day of the calendar is. A day has no time zone, so that
 * sums over weeks and months are right whatever clocks do.
 */
import type { Weekday } from '../../dialogs/heard.js';
import type { Day } from '../catalogue/catalogue.js';

export type DayNumber = number;

const millisecondsADay = 86_400_000;

/** The number of a day written `YYYY-MM-DD`. */
export function dayNumber(day: Day): DayNumber {
  return (
    Date.UTC(Number(day.slice(0, 4)), Number(day.slice(5, 7)) - 1, Number(day.slice(8, 10))) /
    millisecondsADay
  );
}

/** The day of this number as `YYYY-MM-DD`. */
export function dayText(day: DayNumber): Day {
  return new Date(day * millisecondsADay).toISOString().slice(0, 10);
}

/** ISO weekday. Day 0 was a Thursday. */
export function weekdayOf(day: DayNumber): Weekday {
  return (((((day + 3) % 7) + 7) % 7) + 1) as Weekday;
}

/** A number that all days of one ISO week, Monday to Sunday, share, and that grows by one a week. */
export function weekOf(day: DayNumber): number {
  return Math.floor((day + 3) / 7);
}

/** The first such weekday on or after a day. */
export function weekdayFrom(day: DayNumber, weekday: Weekday): DayNumber {
  return day + ((weekday - weekdayOf(day) + 7) % 7);
}

/**
 * The nth such weekday of a month (`month` 0 is January and may run past 11), or with -1 the last. Null where the
 * month has no fifth one.
 */
export function weekdayOfMonth(
  year: number,
  month: number,
  nth: 1 | 2 | 3 | 4 | 5 | -1,
  weekday: Weekday,
): DayNumber | null {
  const first = Date.UTC(year, month, 1) / millisecondsADay;
  const afterLast = Date.UTC(year, month + 1, 1) / millisecondsADay;
  if (nth === -1) return weekdayFrom(afterLast - 7, weekday);
  const day = weekdayFrom(first, weekday) + (nth - 1) * 7;
  return day < afterLast ? day : null;
}

/** The year of a day and its month, 0 is January. */
export function monthOf(day: DayNumber): { year: number; month: number } {
  const date = new Date(day * millisecondsADay);
  return { year: date.getUTCFullYear(), month: date.getUTCMonth() };
}

/** `HH:MM` of minutes from midnight; minutes past the end of the day wrap round. */
export function clockText(minutes: number): string {
  const ofDay = minutes % 1440;
  return `${String(Math.floor(ofDay / 60)).padStart(2, '0')}:${String(ofDay % 60).padStart(2, '0')}`;
}
