import type { TimeHeard, Weekday } from '../../dialogs/heard.js';
import { findClockTimes, minutesOf, type ClockTime } from './clock.js';
import { cuesOf, firstOf, lastOf, sentenceEndsBetween, written, type Message } from './message.js';
import { Break } from './tokens.js';
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

export interface TimesSaid {
  /** `date` is still empty; `inDays` says which day is meant. */
  times: (TimeHeard & { inDays: number | null })[];
  anyTime: boolean;
  /** Tokens that were read as times. */
  used: ReadonlySet<number>;
}

/** The times in a message that own words say: days, parts of the day, "after 6", "tomorrow". */
export function timesSaid(message: Message, joins: TimeJoins, taken: ReadonlySet<number>): TimesSaid {
  const anyCues = cuesOf(message, 'any-time');
  const anyTime = anyCues.length > 0 && (message.listening.asked === 'when' || message.tokens.length < 25);
  const parts = timeParts(message, joins).filter(
    (part) => !span(part.first, part.last).every((token) => taken.has(token)),
  );
  const used = new Set<number>();
  if (parts.length === 0) return { times: [], anyTime, used };
  const times: TimesSaid['times'] = [];
  let last: { group: Group; not: boolean } | null = null;
  for (const group of groupParts(message, parts, joins)) {
    if (message.listening.asked !== 'when' && isNoWish(message, group)) continue;
    const not: boolean =
      isRefused(message, group) || (last !== null && last.not && goesOn(message, last.group, group, joins));
    last = { group, not };
    for (const token of span(group.first, group.last)) used.add(token);
    const words = written(message, group.first, group.last);
    const ranges = group.hours.length > 0 ? group.hours : [{ from: null, to: null }];
    for (const { from, to } of ranges) {
      times.push({ days: [...group.days].sort(), from, to, date: null, not, words, inDays: group.inDays });
    }
  }
  return { times, anyTime: anyTime && !times.some((time) => !time.not && time.days.length > 0), used };
}

interface Group {
  first: number;
  last: number;
  days: Set<Weekday>;
  hours: { from: number | null; to: number | null }[];
  inDays: number | null;
}

/** The parts, in order, those that count only beside others or when asked left out where they do not. */
function timeParts(message: Message, joins: TimeJoins): TimePart[] {
  const parts: TimePart[] = [];
  const at = (match: Match<unknown>): { first: number; last: number; inDays: null; clock: null } => ({
    first: firstOf(match),
    last: lastOf(match),
    inDays: null,
    clock: null,
  });
  for (const cue of cuesOf(message, 'days')) {
    parts.push({ ...at(cue), days: cue.meaning.days, hours: null, onlyAsked: cue.meaning.onlyAsked });
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
  return apart.filter(
    (part, i) =>
      !part.onlyAsked ||
      [apart[i - 1], apart[i + 1]].some((beside) => beside && !beside.onlyAsked && areBeside(part, beside)),
  );
}

const areBeside = (a: TimePart, b: TimePart): boolean =>
  a.first > b.last ? a.first - b.last <= 2 : b.first - a.last <= 2;

/** "after 6", "before 3pm", "between 2 and 4", "10-12", "at 6pm". */
function clockParts(message: Message, joins: TimeJoins): TimePart[] {
  if (!/\d/.test(message.text)) return [];
  const clocks = findClockTimes(message.text);
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
    const after = cuesOf(message, 'after').find(endsBefore);
    const before = cuesOf(message, 'before').find(endsBefore);
    const minutes = minutesOf(clock, later);
    const end = oclock ? last + 1 : last;
    if (before) parts.push(clockPart(firstOf(before), end, { from: null, to: minutes }, clock));
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

function groupParts(message: Message, parts: readonly TimePart[], joins: TimeJoins): Group[] {
  const groups: Group[] = [];
  let group: Group | null = null;
  for (const part of parts) {
    const join = group ? joinBetween(message, group.last, part.first, joins) : null;
    if (group && join && takes(group, part, join)) {
      extend(group, part, join);
    } else {
      group = {
        first: part.first,
        last: part.last,
        days: new Set(part.days),
        hours: part.hours ? [part.hours] : [],
        inDays: part.inDays,
      };
      groups.push(group);
    }
  }
  return groups;
}

type Join = 'link' | 'and' | 'to';

function joinBetween(message: Message, from: number, to: number, joins: TimeJoins): Join | null {
  let join: Join = 'link';
  for (let i = from + 1; i <= to; i++) {
    const token = message.tokens[i];
    if (!token || token.before === Break.hard) return null;
    if (i === to) continue;
    if (joins.and.has(token.word)) join = 'and';
    else if (joins.to.has(token.word)) join = 'to';
    else if (!joins.links.has(token.word)) return null;
  }
  return join;
}

/** Whether a part belongs with what went before: a day with its hours, a list of days, several parts of one day. */
function takes(group: Group, part: TimePart, join: Join): boolean {
  const isDay = part.days.length > 0 || part.inDays !== null;
  const hasDay = group.days.size > 0 || group.inDays !== null;
  if (isDay)
    return group.hours.length === 0
      ? group.inDays === null && part.inDays === null
      : !hasDay && join === 'link';
  if (group.hours.length > 0) return true;
  return join === 'link';
}

function extend(group: Group, part: TimePart, join: Join): void {
  if (join === 'to' && part.days.length === 1 && group.days.size > 0) {
    const to = part.days[0] ?? 7;
    for (let day = Math.max(...group.days); day <= to; day++) group.days.add(day as Weekday);
  }
  for (const day of part.days) group.days.add(day);
  group.inDays ??= part.inDays;
  if (part.hours) {
    const last = group.hours[group.hours.length - 1];
    if (last && join === 'link') {
      last.from = Math.max(last.from ?? 0, part.hours.from ?? 0);
      last.to = part.hours.to ?? last.to;
    } else group.hours.push({ ...part.hours });
  }
  group.last = part.last;
}

function isNoWish(message: Message, group: Group): boolean {
  return cuesOf(message, 'not-a-wish').some(
    (cue) =>
      !sentenceEndsBetween(
        message.tokens,
        Math.min(firstOf(cue), group.first),
        Math.max(lastOf(cue), group.last),
      ),
  );
}

function isRefused(message: Message, group: Group): boolean {
  const before = cuesOf(message, 'not-then').some(
    (cue) =>
      group.first - lastOf(cue) >= 1 &&
      group.first - lastOf(cue) <= 3 &&
      !sentenceEndsBetween(message.tokens, lastOf(cue), group.first) &&
      !cuesOf(message, 'contrast').some((but) => firstOf(but) > lastOf(cue) && firstOf(but) < group.first),
  );
  const after = cuesOf(message, 'bad-then').some(
    (cue) =>
      firstOf(cue) - group.last >= 1 &&
      firstOf(cue) - group.last <= 2 &&
      !sentenceEndsBetween(message.tokens, group.last, firstOf(cue)),
  );
  return before || after;
}

const goesOn = (message: Message, group: Group, next: Group, joins: TimeJoins): boolean => {
  const join = joinBetween(message, group.last, next.first, joins);
  return join === 'and';
};

const span = (first: number, last: number): number[] =>
  Array.from({ length: last - first + 1 }, (_, i) => first + i);
