/** Whether a meeting is at a time that suits the resident. */
import type { TimeHeard, Weekday } from '../../dialogs/heard.js';
import { dayNumber, weekdayOf, type DayNumber } from './days.js';
import type { Occurrence } from './meetings.js';

/** Weekdays as bits, Monday is 1, Sunday 64. */
export type Weekdays = number;

export const everyDay: Weekdays = 127;

export function weekdayBit(weekday: Weekday): Weekdays {
  return 1 << (weekday - 1);
}

/** A stretch of time that was said to suit or not to suit. `to` is later than `from`, if need be past midnight. */
interface Stretch {
  days: Weekdays;
  from: number | null;
  to: number | null;
  /** One day that was named. */
  day: DayNumber | null;
  words: string;
}

export interface TimesAsked {
  wanted: readonly Stretch[];
  unwanted: readonly Stretch[];
}

export function timesAsked(times: readonly TimeHeard[]): TimesAsked {
  return {
    wanted: times.filter((time) => !time.not).map(stretchOf),
    unwanted: times.filter((time) => time.not).map(stretchOf),
  };
}

/** The same without the times asked for: any time but those that were turned down. */
export function anyBut({ unwanted }: TimesAsked): TimesAsked {
  return { wanted: [], unwanted };
}

function stretchOf(time: TimeHeard): Stretch {
  const day = time.date === null ? null : dayNumber(time.date);
  const days =
    day === null
      ? time.days.reduce((bits, weekday) => bits | weekdayBit(weekday), 0)
      : weekdayBit(weekdayOf(day));
  const to = time.from !== null && time.to !== null && time.to <= time.from ? time.to + 1440 : time.to;
  return { days: days || everyDay, from: time.from, to, day, words: time.words };
}

/** Whether any of these weekdays suits; exact but for days named by their date, which a week cannot tell. */
export function weekSuits(
  asked: TimesAsked,
  days: Weekdays,
  from: number | null,
  to: number | null,
): boolean {
  for (const stretch of asked.unwanted) {
    if (stretch.day === null && isTouched(stretch, from, to)) days &= ~stretch.days;
  }
  if (days === 0 || asked.wanted.length === 0) return days !== 0;
  return asked.wanted.some((stretch) => (stretch.days & days) !== 0 && isMostlyIn(stretch, from, to));
}

/** Whether this one meeting suits. */
export function meetingSuits(asked: TimesAsked, { day, from, to }: Occurrence): boolean {
  const bit = weekdayBit(weekdayOf(day));
  const isOn = (stretch: Stretch) =>
    stretch.day === null ? (stretch.days & bit) !== 0 : stretch.day === day;
  if (asked.unwanted.some((stretch) => isOn(stretch) && isTouched(stretch, from, to))) return false;
  return (
    asked.wanted.length === 0 ||
    asked.wanted.some((stretch) => isOn(stretch) && isMostlyIn(stretch, from, to))
  );
}

/** The words by which the resident said that this meeting suits, or null where they named no time that does. */
export function wordsThatSuit(asked: TimesAsked, occurrence: Occurrence): string | null {
  const one = asked.wanted.find((stretch) => meetingSuits({ wanted: [stretch], unwanted: [] }, occurrence));
  return one?.words ?? null;
}

/** A meeting suits a stretch in which at least half of it lies, or in which it starts where its end is not known. */
function isMostlyIn(stretch: Stretch, from: number | null, to: number | null): boolean {
  if (from === null) return true;
  const start = stretch.from ?? 0;
  const end = stretch.to ?? 2880;
  if (to === null || stretch.to === null) return from >= start && from < end;
  return (Math.min(to, end) - Math.max(from, start)) * 2 >= to - from;
}

/** A stretch that does not suit rules out a meeting that starts in it, or of which half lies in it. */
function isTouched(stretch: Stretch, from: number | null, to: number | null): boolean {
  if (stretch.from === null && stretch.to === null) return true;
  if (from === null) return false;
  return (from >= (stretch.from ?? 0) && from < (stretch.to ?? 2880)) || isMostlyIn(stretch, from, to);
}
