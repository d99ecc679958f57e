/** When an activity meets next, in the time of its place. */
import type { Meeting } from '../../dialogs/suggestion.js';
import type { Activity, When } from '../catalogue/catalogue.js';
import { dayNumber, dayText, monthOf, weekdayFrom, weekdayOfMonth, weekOf, type DayNumber } from './days.js';
import { localText, type Zone } from './zone.js';

/** How far ahead, in days, an activity must meet to be worth suggesting: eight weeks. */
export const daysAhead = 56;

/** Months in a row that can be without a fifth weekday, and one to spare. */
const monthsToTry = 5;

/** One day on which a `when` falls; minutes as in `When`, `to` grown by a day where it runs past midnight. */
export interface Occurrence {
  day: DayNumber;
  from: number | null;
  to: number | null;
}

export interface MeetingsAsked {
  most: number;
  /** Days from today, today included. */
  withinDays: number;
  /** Leaves out the meetings for which it says no. */
  suits?: (occurrence: Occurrence) => boolean;
}

/**
 * The first day on or after `from` on which a `when` falls, or null where there is none. `together` are all that its
 * activity has: "every two weeks on Tuesday and Thursday" means the same weeks for both.
 */
export function dayFrom(when: When, from: DayNumber, together: readonly When[] = [when]): DayNumber | null {
  const earliest = when.starting === null ? from : Math.max(from, dayNumber(when.starting));
  const found = unendingDayFrom(when, earliest, together);
  return found === null || (when.until !== null && found > dayNumber(when.until)) ? null : found;
}

function unendingDayFrom(when: When, earliest: DayNumber, together: readonly When[]): DayNumber | null {
  const { day } = when;
  switch (day.kind) {
    case 'daily':
      return earliest;
    case 'date': {
      const date = dayNumber(day.date);
      return date >= earliest ? date : null;
    }
    case 'weekly': {
      const soonest = weekdayFrom(earliest, day.weekday);
      if (when.everyWeeks <= 1) return soonest;
      const first = firstWeekOf(when, together);
      // Without a first day nobody can tell which weeks are meant, and a wrong day is worse than none.
      if (first === null) return null;
      const since = (weekOf(soonest) - first) % when.everyWeeks;
      return since === 0 ? soonest : soonest + (when.everyWeeks - since) * 7;
    }
    case 'monthly': {
      const { year, month } = monthOf(earliest);
      for (let ahead = 0; ahead < monthsToTry; ahead++) {
        const found = weekdayOfMonth(year, month + ahead, day.nth, day.weekday);
        if (found !== null && found >= earliest) return found;
      }
      return null;
    }
  }
}

/** The ISO week of the first meeting from `starting` on, from which the weeks are counted. */
function firstWeekOf({ starting, everyWeeks }: When, together: readonly When[]): number | null {
  if (starting === null) return null;
  const firsts = together.flatMap(({ day, ...other }) =>
    day.kind === 'weekly' && other.everyWeeks === everyWeeks && other.starting === starting
      ? [weekdayFrom(dayNumber(starting), day.weekday)]
      : [],
  );
  return weekOf(Math.min(...firsts));
}

/** The next meetings, soonest first. */
export function nextMeetings(activity: Activity, zone: Zone, now: Date, asked: MeetingsAsked): Meeting[] {
  return nextOccurrences(activity, zone, now, asked).map((occurrence) => meetingOf(occurrence, zone));
}

/**
 * The same, as days and minutes. One that is under way counts until half of it is over; one whose end is not known,
 * until it starts; one of which only the day is known, until that day is over.
 */
export function nextOccurrences(
  activity: Activity,
  zone: Zone,
  now: Date,
  asked: MeetingsAsked,
): Occurrence[] {
  const instant = now.getTime();
  const today = zone.localAt(instant).day;
  const last = today + asked.withinDays - 1;
  const found: Occurrence[] = [];
  // From yesterday, as what began then may run past midnight.
  const coming = activity.when.map((when) => ({ when, day: dayFrom(when, today - 1, activity.when) }));

  while (found.length < asked.most) {
    const soonest = coming.reduce<(typeof coming)[number] | null>(
      (best, each) => (each.day !== null && (best === null || isSooner(each, best)) ? each : best),
      null,
    );
    if (soonest === null || soonest.day === null || soonest.day > last) break;
    const occurrence = occurrenceOn(soonest.day, soonest.when);
    soonest.day = dayFrom(soonest.when, soonest.day + 1, activity.when);

    if (!isComing(occurrence, activity, zone, instant)) continue;
    if (asked.suits && !asked.suits(occurrence)) continue;
    const before = found.at(-1);
    if (before?.day !== occurrence.day || before.from !== occurrence.from) found.push(occurrence);
  }
  return found;
}

/** The next meeting of one `when` of an activity within about a year, or null where there is none. */
export function nextOccurrenceOf(when: When, activity: Activity, zone: Zone, now: Date): Occurrence | null {
  const today = zone.localAt(now.getTime()).day;
  let day = dayFrom(when, today - 1, activity.when);
  while (day !== null && day < today + 366) {
    const occurrence = occurrenceOn(day, when);
    if (isComing(occurrence, activity, zone, now.getTime())) return occurrence;
    day = dayFrom(when, day + 1, activity.when);
  }
  return null;
}

function isComing(occurrence: Occurrence, activity: Activity, zone: Zone, instant: number): boolean {
  return worthGoingUntil(occurrence, zone) > instant && !activity.notOn.includes(dayText(occurrence.day));
}

interface Coming {
  when: When;
  day: DayNumber | null;
}

function isSooner(one: Coming, other: Coming): boolean {
  if (one.day === null || other.day === null) return other.day === null;
  return one.day !== other.day ? one.day < other.day : (one.when.from ?? 0) < (other.when.from ?? 0);
}

/** One meeting of a `when` on a day on which it falls. */
export function occurrenceOn(day: DayNumber, when: When): Occurrence {
  const { from, to } = when;
  return { day, from, to: from !== null && to !== null && to <= from ? to + 1440 : to };
}

function worthGoingUntil({ day, from, to }: Occurrence, zone: Zone): number {
  if (from === null) return zone.instantOf(day + 1, 0);
  // What has only a start is over, for somebody who would set out now, once it has begun.
  const start = zone.instantOf(day, from);
  return to === null ? start : start + (zone.instantOf(day, to) - start) / 2;
}

/** The meeting as it is shown and stored. */
export function meetingOf({ day, from, to }: Occurrence, zone: Zone): Meeting {
  return {
    from: localText(day, from ?? 0),
    to: from === null || to === null ? null : localText(day, to),
    instant: new Date(zone.instantOf(day, from ?? 0)).toISOString(),
    timed: from !== null,
  };
}
