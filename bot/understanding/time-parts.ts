import type { Weekday } from '../../dialogs/heard.js';
import type { PartOfWeek } from './cues.js';
import { findClockTimes, inPlainFigures, minutesOf, type ClockTime } from './clock.js';
import { cuesOf, firstOf, lastOf, type Message } from './message.js';
import type { Match } from './phrase-index.js';

/** A part of what was said about time. Tokens `first` to `last`. */
export interface TimePart {
  first: number;
  last: number;
  days: readonly Weekday[];
  /** Null where it names a day only. */
  hours: { from: number | null; to: number | null } | null;
  /** Days from today where it is one particular day. */
  inDays: number | null;
  onlyAsked: boolean;
  clock: ClockTime | null;
}

/** Words that join parts, one list for all languages in use. */
export interface TimeJoins {
  and: ReadonlySet<string>;
  links: ReadonlySet<string>;
  to: ReadonlySet<string>;
  units: ReadonlySet<string>;
  oclock: ReadonlySet<string>;
}

/** The parts, in order, those that count only beside others or when asked left out where they do not. */
export function timeParts(message: Message, joins: TimeJoins, weekend: readonly Weekday[]): TimePart[] {
  const parts: TimePart[] = [];
  const at = (match: Match<unknown>): { first: number; last: number; inDays: null; clock: null } => ({
    first: firstOf(match),
    last: lastOf(match),
    inDays: null,
    clock: null,
  });
  for (const cue of cuesOf(message, 'days')) {
    const { days, onlyAsked } = cue.meaning;
    parts.push({ ...at(cue), days: daysOf(days, weekend), hours: null, onlyAsked });
  }
  for (const cue of cuesOf(message, 'part')) {
    const { from, to, onlyAsked } = cue.meaning;
    parts.push({ ...at(cue), days: [], hours: { from, to }, onlyAsked });
  }
  for (const cue of cuesOf(message, 'coming-day')) {
    const hours = cue.meaning.from === null ? null : { from: cue.meaning.from, to: null };
    parts.push({ ...at(cue), days: [], hours, inDays: cue.meaning.inDays, onlyAsked: false });
  }
  parts.push(...clockParts(message, joins));
  parts.sort((a, b) => a.first - b.first || b.last - a.last);
  const apart = parts.filter((part, i) => i === 0 || part.first > (parts[i - 1]?.last ?? -1));
  if (message.listening.asked === 'when') return apart;
  return besideOthers(apart);
}

function daysOf(days: readonly Weekday[] | PartOfWeek, weekend: readonly Weekday[]): readonly Weekday[] {
  if (days === 'weekend') return weekend;
  return days === 'weekdays' ? allDays.filter((day) => !weekend.includes(day)) : days;
}

const allDays: readonly Weekday[] = [1, 2, 3, 4, 5, 6, 7];

/** The parts that count, and those beside them: in "Mon, Wed and Fri mornings" each day is one by the next. */
function besideOthers(parts: readonly TimePart[]): TimePart[] {
  const counts = parts.map((part) => !part.onlyAsked);
  const spread = (i: number, beside: number): void => {
    const part = parts[i];
    const other = parts[beside];
    if (part && other && counts[beside] && areBeside(part, other)) counts[i] = true;
  };
  // "nos Fawrth": a part of the day right by its day.
  parts.forEach((part, i) => {
    const next = parts[i + 1];
    const isWhole = next?.first === part.last + 1 && (part.hours === null) !== (next.hours === null);
    if (isWhole) counts[i] = counts[i + 1] = true;
  });
  for (let i = 0; i < parts.length; i++) spread(i, i - 1);
  for (let i = parts.length - 1; i >= 0; i--) spread(i, i + 1);
  return parts.filter((_, i) => counts[i]);
}

const areBeside = (a: TimePart, b: TimePart): boolean =>
  a.first > b.last ? a.first - b.last <= 2 : b.first - a.last <= 2;

/** "after 6", "before 3pm", "between 2 and 4", "10-12", "at 6pm". */
function clockParts(message: Message, joins: TimeJoins): TimePart[] {
  const figures = inPlainFigures(message.text);
  if (!/\d/.test(figures)) return [];
  const clocks = findClockTimes(figures);
  const parts: TimePart[] = [];
  const tokenAt = (start: number): number =>
    message.tokens.findIndex((token) => token.start <= start && start < token.end);
  const later = cuesOf(message, 'part').some((cue) => cue.meaning.from >= 12 * 60);
  for (let i = 0; i < clocks.length; i++) {
    const clock = clocks[i];
    if (!clock) continue;
    const first = tokenAt(clock.start);
    if (first < 0) continue;
    const last = Math.max(first, tokenAt(clock.end - 1));
    const next = message.tokens[last + 1];
    const oclock = next !== undefined && joins.oclock.has(next.word);
    if (next && joins.units.has(next.word) && !oclock && clock.half === null) continue;
    const endsBefore = (match: Match<unknown>): boolean => lastOf(match) === first - 1;
    const second = clocks[i + 1];
    const gap = second ? message.text.slice(clock.end, second.start).trim().toLowerCase() : '';
    const opened = cuesOf(message, 'between').find(endsBefore);
    if (second && (isRangeMark(gap, joins) || (opened && joins.and.has(gap)))) {
      const sure =
        clock.certain || second.certain || opened !== undefined || message.listening.asked === 'when';
      if (sure) {
        const from = minutesOf({ ...clock, half: clock.half ?? halfBefore(clock, second) }, later);
        const to = minutesOf(second, later);
        const end = tokenAt(second.end - 1);
        parts.push(clockPart(opened ? firstOf(opened) : first, end, { from, to }, clock));
        i++;
        continue;
      }
    }
    const minutes = minutesOf(clock, later);
    const end = oclock ? last + 1 : last;
    const follows = (match: Match<unknown>): boolean => firstOf(match) === end + 1;
    const after = cuesOf(message, 'after').find(endsBefore);
    const before = cuesOf(message, 'before').find(endsBefore);
    const afterIt = cuesOf(message, 'after-it').find(follows);
    const beforeIt = cuesOf(message, 'before-it').find(follows);
    if (afterIt) parts.push(clockPart(first, lastOf(afterIt), { from: minutes, to: null }, clock));
    else if (beforeIt) parts.push(clockPart(first, lastOf(beforeIt), { from: null, to: minutes }, clock));
    else if (before) parts.push(clockPart(firstOf(before), end, { from: null, to: minutes }, clock));
    else if (after) parts.push(clockPart(firstOf(after), end, { from: minutes, to: null }, clock));
    else if (clock.certain || oclock) parts.push(clockPart(first, end, { from: minutes, to: null }, clock));
  }
  return parts;
}

const clockPart = (first: number, last: number, hours: TimePart['hours'], clock: ClockTime): TimePart => ({
  first,
  last,
  days: [],
  hours,
  inDays: null,
  onlyAsked: false,
  clock,
});

const isRangeMark = (gap: string, joins: TimeJoins): boolean =>
  gap === '-' || gap === '–' || joins.to.has(gap);

/** "10 to 2pm" begins in the morning, "2 to 4pm" in the afternoon. */
const halfBefore = (from: ClockTime, to: ClockTime): 'am' | 'pm' | null =>
  to.half === 'pm' && from.hour > to.hour && from.hour < 12 ? 'am' : to.half;
