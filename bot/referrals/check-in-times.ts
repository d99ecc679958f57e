/** When residents are written to, in the time of their place. Days are numbers as in bot/suggesting/days.ts. */
import type { Day } from '../catalogue/catalogue.js';
import { dayNumber, dayText } from '../suggesting/days.js';
import type { Zone } from '../suggesting/zone.js';
import type { IsHoliday } from './reply-by.js';

/** Nobody is written to before nine in the morning or from eight in the evening on. Minutes from midnight. */
const earliest = 9 * 60;
const latest = 20 * 60;
/** What is planned for a day goes out from ten on. */
const usual = 10 * 60;

const daysUntilCheckIn = 14;
/** Days after which something that could not be sent has lost its sense. */
const daysLate = 28;

export function isAwake(now: Date, zone: Zone): boolean {
  const { minutes } = zone.localAt(now.getTime());
  return minutes >= earliest && minutes < latest;
}

/** Eight in the evening of this day: what has not gone out by then does not. */
export function endOfDay(now: Date, zone: Zone): Date {
  return new Date(zone.instantOf(zone.localAt(now.getTime()).day, latest));
}

/** When a reminder goes out: the day before the visit. In milliseconds. */
export function reminderDue(visit: Day, zone: Zone): number {
  return zone.instantOf(dayNumber(visit) - 1, usual);
}

/** Whether it is still the day before. */
export function isDayBefore(visit: Day, now: Date, zone: Zone): boolean {
  return zone.localAt(now.getTime()).day === dayNumber(visit) - 1;
}

/** Two weeks after the first visit, or after it was agreed; a public holiday is left in peace. */
export function checkInDay(now: Date, visit: Day | null, zone: Zone, isHoliday: IsHoliday): Day {
  const today = zone.localAt(now.getTime()).day;
  let day = Math.max(today, visit === null ? today : dayNumber(visit)) + daysUntilCheckIn;
  while (isHoliday(dayText(day))) day += 1;
  return dayText(day);
}

/** When it is asked how it went. In milliseconds. */
export function checkInDue(day: Day, zone: Zone): number {
  return zone.instantOf(dayNumber(day), usual);
}

export function isTooLate(day: Day, now: Date, zone: Zone): boolean {
  return zone.localAt(now.getTime()).day > dayNumber(day) + daysLate;
}
