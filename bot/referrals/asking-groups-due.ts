/** When a group is asked whether its details are still right. Days are numbers as in bot/suggesting/days.ts. */
import type { Activity, Freshness } from '../catalogue/catalogue.js';
import { dayNumber, type DayNumber } from '../suggesting/days.js';

/** A group is asked so many days before its activities come last, and again before they are not suggested any more. */
export const daysBefore = 14;
/** Nobody is asked more often than this, in days. */
export const monthly = 30;

/** What a group is asked about: all that it still runs. */
export function askedAbout(activities: readonly Activity[], today: DayNumber): Activity[] {
  return activities.filter(({ status, when }) => {
    const isOver = when.length > 0 && when.every(({ until }) => until !== null && dayNumber(until) < today);
    return status !== 'closed' && !isOver;
  });
}

/**
 * Whether a group is to be asked today: one of its activities has come near to one of the two limits since it was last
 * asked (null: never), or has been past the first for long and nobody answered.
 */
export function isDue(
  activities: readonly Activity[],
  { askAfter, stopAfter }: Freshness,
  asked: DayNumber | null,
  today: DayNumber,
): boolean {
  if (asked !== null && today - asked < monthly) return false;
  return activities.some(({ checked }) => {
    if (checked === null) return asked === null || today - asked >= stopAfter;
    const limits = [askAfter, stopAfter].map((limit) => dayNumber(checked) + limit - daysBefore);
    if (limits.some((limit) => limit <= today && (asked === null || asked < limit))) return true;
    return asked !== null && limits[0]! <= today && today - asked >= stopAfter;
  });
}
