/**
 * Days and times in running text: "1st & 3rd Weds 2-4pm", "Mon – Fri 9:30 - 5 (term time)". Only what is certain is
 * read; of the rest it is said that there was something.
 */
import type { Prose } from '../tables.js';
import { resolve } from './hours.js';
import { timeTokens, type TimeToken } from './time-tokens.js';

/** One entry of `when`, as the file format writes it. */
export interface Meets {
  day: string;
  from: string | null;
  to: string | null;
}

export interface TimesRead {
  meets: Meets[];
  /** It speaks of days or times, but not so that they are certain. */
  doubtful: boolean;
  /** Said beside the days: `term time only`. It is in the days of `meets` already. */
  remark: string | null;
}

/** A text that is all about times may name a day alone; elsewhere a day without a time may be anything. */
export type TimesText = 'of-times' | 'of-anything';

type Item =
  | { kind: 'days'; days: string[]; first: number; last: number; half: 'am' | 'pm' | null }
  | { kind: 'hours'; from: string; to: string | null; first: number; last: number };

/** More entries than this are a timetable, which is better read by a person. */
const mostEntries = 21;

/** Makes a reader of times for one language. */
export function timesReader(words: Prose['times']): (text: string, of: TimesText) => TimesRead {
  const tokensOf = timeTokens(words);
  return (text, of) => {
    const tokens = tokensOf(text);
    const found = tokens.find((token) => token.kind === 'remark');
    const remark = found?.kind === 'remark' ? found.remark : null;
    const nothing: TimesRead = { meets: [], doubtful: false, remark };
    const speaksOfDays = tokens.some(({ kind }) => kind === 'day' || kind === 'group');
    if (!speaksOfDays) {
      const always = tokens.some(({ kind }) => kind === 'always');
      return { ...nothing, doubtful: of === 'of-times' && tokens.length > 0 && !always && remark === null };
    }
    if (tokens.some(({ kind }) => kind === 'every-few-weeks')) return { ...nothing, doubtful: true };
    const meets: Meets[] = [];
    let doubtful = false;
    for (const sentence of sentencesOf(tokens)) {
      const read = readSentence(sentence, of);
      doubtful ||= read === null;
      meets.push(...(read ?? []));
    }
    const said = remark === null ? '' : `, ${remark}`;
    const all = distinct(meets.map((one) => ({ ...one, day: `${one.day}${said}` })));
    if (doubtful && of === 'of-times') return { ...nothing, doubtful };
    if (all.length > mostEntries) return { ...nothing, doubtful: true };
    return { meets: all, doubtful: doubtful && all.length === 0, remark };
  };
}

/**
 * A new line ends a sentence only after a time: "Tuesdays" and "10am" often stand on a line each. So do a full stop
 * after a shortened day: "Tues. 10am".
 */
function sentencesOf(tokens: readonly TimeToken[]): TimeToken[][] {
  const sentences: TimeToken[][] = [[]];
  for (const [at, token] of tokens.entries()) {
    const sentence = sentences.at(-1)!;
    const shortened = sentence.at(-1)?.kind === 'day' && tokens[at + 1]?.kind === 'time';
    if (token.kind === 'break' && !shortened) sentences.push([]);
    else if (token.kind === 'line' && (sentence.some(isTime) || !sentence.some(isDay))) sentences.push([]);
    else sentence.push(token.kind === 'line' || token.kind === 'break' ? { kind: 'comma' } : token);
  }
  return sentences.filter((sentence) => sentence.length > 0);
}

const isTime = ({ kind }: TimeToken): boolean => kind === 'time';
const isDay = ({ kind }: TimeToken): boolean => kind === 'day' || kind === 'group';

/** Null where the sentence speaks of days or times and it is not certain what it says of them. */
function readSentence(tokens: readonly TimeToken[], of: TimesText): Meets[] | null {
  const items = itemsOf(tokens);
  if (items === null) return null;
  if (items.length === 0) return [];
  const kinds = new Set(tokens.map(({ kind }) => kind));
  if (kinds.has('doubtful')) return null;
  const open = withoutClosed(items, tokens);
  if (open === null) return null;
  const paired = pair(open);
  if (paired === null) return null;
  if (of === 'of-anything') return paired.filter(({ from }) => from !== null);
  return paired.length === 0 && !kinds.has('closed') && !kinds.has('always') ? null : paired;
}

/** The groups of days and the stretches of hours, in order. Null where a stretch of hours is not certain. */
function itemsOf(tokens: readonly TimeToken[]): Item[] | null {
  const items: Item[] = [];
  for (let at = 0; at < tokens.length; at++) {
    const days = daysAt(tokens, at);
    const item = days ?? hoursAt(tokens, at, items.at(-1));
    if (item === 'uncertain') return null;
    if (item === null) continue;
    items.push(item);
    at = item.last;
  }
  return items;
}

function daysAt(tokens: readonly TimeToken[], start: number): Item | null | 'uncertain' {
  let at = start;
  const ordinals: string[] = [];
  const days: string[] = [];
  let pending: string[] = [];
  let last = -1;
  let range = false;
  for (; at < tokens.length; at++) {
    const token = tokens[at]!;
    if (token.kind === 'ordinal') {
      pending.push(token.nth);
    } else if (token.kind === 'day') {
      if (range && days.length > 0) days.push(...between(days.at(-1)!, token.day));
      else days.push(token.day);
      range = false;
      if (pending.length > 0) ordinals.push(...pending.map((nth) => `${nth} ${token.day}`));
      pending = [];
      last = at;
    } else if (token.kind === 'group') {
      days.push(...(groupDays[token.group] ?? []));
      last = at;
    } else if (token.kind === 'to' && last === at - 1) {
      if (tokens[at + 1]?.kind !== 'day') break;
      range = true;
    } else if (['and', 'comma', 'every'].includes(token.kind)) {
      if (last < 0 && pending.length === 0 && token.kind !== 'every') break;
      if (pending.length === 0 && last >= 0 && !leadsToDay(tokens, at + 1)) break;
    } else {
      break;
    }
  }
  if (last < 0) return null;
  const after = tokens[last + 1];
  const half = after?.kind === 'part' ? after.half : null;
  const monthly = tokens[last + 1]?.kind === 'of-the-month' ? last + 1 : last;
  if (ordinals.length > 0 && ordinals.length < days.length) return 'uncertain';
  const end = half === null ? monthly : last + 1;
  return {
    kind: 'days',
    days: [...new Set(ordinals.length > 0 ? ordinals : days)],
    first: start,
    last: end,
    half,
  };
}

/** Whether the next word that says something is a day or an ordinal: the list of days goes on. */
function leadsToDay(tokens: readonly TimeToken[], from: number): boolean {
  const next = tokens.slice(from).find(({ kind }) => !['and', 'comma', 'every'].includes(kind));
  return next !== undefined && ['day', 'group', 'ordinal'].includes(next.kind);
}

const week = ['monday', 'tuesday', 'wednesday', 'thursday', 'friday', 'saturday', 'sunday'];
const groupDays: Record<string, readonly string[]> = {
  weekdays: week.slice(0, 5),
  weekends: week.slice(5),
  daily: week,
};

/** The days after the first, to the last. */
function between(first: string, last: string): string[] {
  const from = week.indexOf(first);
  const to = week.indexOf(last);
  const length = (to - from + 7) % 7;
  return Array.from({ length }, (_, index) => week[(from + 1 + index) % 7]!);
}

function hoursAt(
  tokens: readonly TimeToken[],
  at: number,
  before: Item | undefined,
): Item | null | 'uncertain' {
  const start = tokens[at]!;
  if (start.kind !== 'time') return null;
  const join = tokens[at + 1]?.kind;
  const joined = join === 'to' || (join === 'and' && tokens[at - 1]?.kind === 'between');
  const end = joined && tokens[at + 2]?.kind === 'time' ? tokens[at + 2] : undefined;
  const last = end === undefined ? at : at + 2;
  // Bare figures are times only where they follow days: "11 to 17" may be anybody's age.
  const near =
    before?.kind === 'days' ? at - before.last <= 3 : before !== undefined && at - before.last <= 2;
  const sure = start.exact || (end?.kind === 'time' && end.exact) || (end !== undefined && near);
  if (!sure) return null;
  const part = partOf(tokens, last, before);
  const resolved = resolve(start, end?.kind === 'time' ? end : null, part);
  if (resolved === null) return 'uncertain';
  return { kind: 'hours', ...resolved, first: at, last };
}

/** "Tuesday evenings 7-9", "7-9 in the evening" */
function partOf(tokens: readonly TimeToken[], last: number, before: Item | undefined): 'am' | 'pm' | null {
  if (before?.kind === 'days' && before.half !== null) return before.half;
  const after = tokens.slice(last + 1, last + 4).find(({ kind }) => kind === 'part');
  return after?.kind === 'part' ? after.half : null;
}

/** Leaves out days that are said to be closed; null where something else is closed than whole days. */
function withoutClosed(items: Item[], tokens: readonly TimeToken[]): Item[] | null {
  const closed = tokens.flatMap(({ kind }, at) => (kind === 'closed' ? [at] : []));
  let open = items;
  for (const at of closed) {
    const next = open.find(({ first }) => first > at && first - at <= 2);
    const before = open.findLast(({ last }) => last < at && at - last <= 2);
    const meant = next?.kind === 'days' ? next : before?.kind === 'days' ? before : null;
    if (meant === null) {
      if (next !== undefined || before?.kind === 'hours') return null;
      continue;
    }
    const hours = open[open.indexOf(meant) + 1];
    if (meant === next && hours?.kind === 'hours') return null;
    const days = new Set(meant.kind === 'days' ? meant.days : []);
    open = open
      .filter((item) => item !== meant)
      .map((item) =>
        item.kind === 'days' ? { ...item, days: item.days.filter((day) => !days.has(day)) } : item,
      );
  }
  return open;
}

/** Days with the hours that follow them; or that stand before them, where the sentence begins with hours. */
function pair(items: readonly Item[]): Meets[] | null {
  const days = items.filter((item) => item.kind === 'days');
  const hours = items.filter((item) => item.kind === 'hours');
  if (days.length === 0) return [];
  if (hours.length === 0)
    return days.flatMap((item) => item.days.map((day) => ({ day, from: null, to: null })));
  const order = items[0]!.kind === 'hours' ? [...items].reverse() : items;
  if (order[0]!.kind === 'hours') return null;
  const meets: Meets[] = [];
  let waiting: string[] = [];
  let current: string[] = [];
  for (const item of order) {
    if (item.kind === 'days') {
      if (current.length === 0) waiting.push(...item.days);
      else waiting = item.days;
      current = [];
    } else {
      if (waiting.length > 0) current = waiting;
      waiting = [];
      for (const day of current) meets.push({ day, from: item.from, to: item.to });
    }
  }
  return waiting.length > 0 ? null : meets;
}

function distinct(meets: readonly Meets[]): Meets[] {
  const seen = new Set<string>();
  return meets.filter(({ day, from, to }) => {
    const key = `${day}|${from}|${to}`;
    return !seen.has(key) && seen.add(key);
  });
}
