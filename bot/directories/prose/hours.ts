/** Makes the hours of a stretch certain: which half of the day "2-4pm", "10-12" and "9:30 - 5" mean. */
import type { TimeToken } from './time-tokens.js';

/** A time as it was written. */
export type Clock = Extract<TimeToken, { kind: 'time' }>;

/** Minutes of the day of a stretch, its halves of the day made certain; null where they are not. */
export function resolve(
  start: Clock,
  end: Clock | null,
  part: 'am' | 'pm' | null,
): { from: string; to: string | null } | null {
  if (end === null) {
    const from = minutesOf(start, start.half ?? (start.exact ? null : part));
    return start.exact && from !== null ? { from: clock(from), to: null } : null;
  }
  const to = [...candidates(end, part)].filter((minutes) => minutes !== null);
  const from = [...candidates(start, part)].filter((minutes) => minutes !== null);
  const fits = from
    .flatMap((one) => to.map((other) => ({ from: one, to: other })))
    .filter((one) => one.to > one.from && one.to - one.from <= longestMeeting);
  const best = likeliest(fits, start, end);
  return best === null ? null : { from: clock(best.from), to: clock(best.to) };
}

/** Minutes. */
const longestMeeting = 16 * 60;
/** Nobody meets at night: a stretch of bare figures lies between these hours, where only one does. */
const earliest = 7 * 60;
const latest = 22 * 60 + 30;
/** Bare figures that may as well be morning as evening: "7-9". */
const eitherHalf = [6, 7, 8];

function likeliest(
  fits: { from: number; to: number }[],
  start: Clock,
  end: Clock,
): { from: number; to: number } | null {
  if (fits.length <= 1) return fits[0] ?? null;
  const bare = !start.exact && !end.exact;
  const waking = fits.filter(({ from, to }) => from >= earliest && to <= latest);
  if (waking.length === 0) return null;
  if (
    bare &&
    eitherHalf.includes(start.hour) &&
    waking.length > 1 &&
    waking.some(({ from }) => from >= 18 * 60)
  )
    return null;
  // "10am-2", "2-4pm", "9:30-5": the shortest that fits is meant.
  return waking.reduce((one, other) => (other.to - other.from < one.to - one.from ? other : one));
}

function* candidates(time: Clock, part: 'am' | 'pm' | null): Generator<number | null> {
  if (time.half !== null) yield minutesOf(time, time.half);
  else if (time.hour > 12 || time.exact) yield minutesOf(time, null);
  else if (part !== null && time.hour !== 12) yield minutesOf(time, part);
  else {
    yield minutesOf(time, 'am');
    yield minutesOf(time, 'pm');
  }
}

function minutesOf({ hour, minute }: Clock, half: 'am' | 'pm' | null): number | null {
  if (half === null) return hour * 60 + minute;
  if (hour > 12) return null;
  return ((hour % 12) + (half === 'pm' ? 12 : 0)) * 60 + minute;
}

function clock(minutes: number): string {
  return `${String(Math.floor(minutes / 60)).padStart(2, '0')}:${String(minutes % 60).padStart(2, '0')}`;
}
