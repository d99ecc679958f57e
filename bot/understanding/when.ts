import type { TimeHeard, Weekday } from '../../dialogs/heard.js';
import { cuesOf, firstOf, lastOf, sentenceEndsBetween, written, type Message } from './message.js';
import { timeParts, type TimeJoins, type TimePart } from './time-parts.js';
import { Break } from './tokens.js';

export interface TimesSaid {
  /** `date` is still empty; `inDays` says which day is meant. */
  times: (TimeHeard & { inDays: number | null })[];
  anyTime: boolean;
  /** Tokens that were read as times. */
  used: ReadonlySet<number>;
}

/**
 * The times in a message that own words say: days, parts of the day, "after 6", "tomorrow". Tokens that are `taken` mean
 * something else; `weekend` are the days that it has in the culture of the place.
 */
export function timesSaid(
  message: Message,
  joins: TimeJoins,
  taken: ReadonlySet<number>,
  weekend: readonly Weekday[],
): TimesSaid {
  const anyCues = cuesOf(message, 'any-time');
  const anyTime = anyCues.length > 0 && (message.listening.asked === 'when' || message.tokens.length < 25);
  const parts = timeParts(message, joins, weekend).filter(
    (part) => !span(part.first, part.last).every((token) => taken.has(token)),
  );
  const used = new Set<number>();
  if (parts.length === 0) return { times: [], anyTime, used };
  const times: TimesSaid['times'] = [];
  let last: { group: Group; not: boolean } | null = null;
  for (const group of groupParts(message, parts, joins)) {
    if (message.listening.asked !== 'when' && isNoWish(message, group)) continue;
    const not: boolean =
      isRefused(message, group, joins) ||
      (last !== null && last.not && goesOn(message, last.group, group, joins));
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

function groupParts(message: Message, parts: readonly TimePart[], joins: TimeJoins): Group[] {
  const groups: Group[] = [];
  let group: Group | null = null;
  for (const [i, part] of parts.entries()) {
    const join = group ? joinBetween(message, group.last, part.first, joins) : null;
    const next = parts[i + 1];
    const leads = part.hours && next && joinBetween(message, part.last, next.first, joins) === 'link';
    // Welsh "nos Lun a nos Iau": the second evening belongs to the day behind it.
    const isOfNext = join === 'and' && leads && next.days.length > 0 && (group?.days.size ?? 0) > 0;
    if (group && join && !isOfNext && takes(group, part, join)) {
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

function isRefused(message: Message, group: Group, joins: TimeJoins): boolean {
  const before = cuesOf(message, 'not-then').some(
    (cue) =>
      group.first > lastOf(cue) &&
      message.tokens
        .slice(lastOf(cue) + 1, group.first + 1)
        .every(
          (token, i, between) =>
            token.before === Break.none && (i === between.length - 1 || joins.links.has(token.word)),
        ),
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
