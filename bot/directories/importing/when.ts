/** When an imported activity meets: from the fields of its schedules, else from what is written of times. */
import { readDate } from '../../catalogue/dates.js';
import { Mistake } from '../../catalogue/shape.js';
import type { DirectoryService, Schedule } from '../directory-service.js';
import type { Meets } from '../prose/times.js';
import type { FieldValue } from './field.js';
import type { Reading } from './reading.js';
import { pleaseCheck, type Tell } from './told.js';

export interface WhenFound {
  when: FieldValue[];
  note: string | null;
  /** What is said of times and could not be read: kept in words. */
  inWords: string | null;
}

interface Meeting extends Meets {
  starting?: string;
  until?: string;
}

/** More entries than this are a timetable; the file format takes 60. */
const most = 40;

export function whenOf(service: DirectoryService, reading: Reading, tell: Tell): WhenFound {
  const structured = service.schedules.map((schedule) => fromFields(schedule, reading));
  const prose = [
    ...new Set(service.schedules.map((schedule) => schedule.prose).filter((text) => text !== '')),
  ].join('\n');
  const known = structured.flatMap((meetings) => meetings ?? []);
  const hours = known.some(({ from }) => from !== null);
  const said = reading.times(prose, 'of-times');
  if (
    known.length > 0 &&
    known.length <= most &&
    !structured.includes(null) &&
    (hours || said.meets.length === 0)
  ) {
    if (known.every(({ until }) => until !== undefined && until < reading.today))
      tell('times-over', known[0]!.until);
    const remark = said.remark === null ? '' : `, ${said.remark}`;
    const remarked = known.map((one) => ({ ...one, day: `${one.day}${remark}` }));
    return { when: entriesOf(remarked), note: null, inWords: hours || prose === '' ? null : prose };
  }
  if (said.meets.length > 0) return { when: entriesOf(said.meets), note: pleaseCheck, inWords: null };
  const elsewhere = reading.times(service.description, 'of-anything');
  if (prose === '' && !structured.includes(null)) {
    if (elsewhere.doubtful) tell('times-unread', 'in the description');
    return { when: entriesOf(elsewhere.meets), note: pleaseCheck, inWords: null };
  }
  tell('times-unread', prose === '' ? 'in fields that do not fit together' : prose);
  return { when: [], note: null, inWords: prose === '' ? null : prose };
}

const codes: Record<string, string> = {
  ...{
    mo: 'monday',
    tu: 'tuesday',
    we: 'wednesday',
    th: 'thursday',
    fr: 'friday',
    sa: 'saturday',
    su: 'sunday',
  },
};
const week = Object.values(codes);
const ordinals: Record<string, string> = {
  1: 'first',
  2: 'second',
  3: 'third',
  4: 'fourth',
  5: 'fifth',
  '-1': 'last',
};
const fewWeeks: Record<number, string> = { 2: 'two', 3: 'three', 4: 'four', 5: 'five', 6: 'six', 8: 'eight' };

/** Empty where its fields say nothing of days; null where what they say does not fit together. */
function fromFields(schedule: Schedule, reading: Reading): Meeting[] | null {
  const days = daysOf(schedule, reading);
  if (days === null) return null;
  if (days.length === 0) return [];
  const from = timeIn(schedule.opens);
  const to = timeIn(schedule.closes);
  const allDay = from === to || (from === '00:00' && (to === '23:59' || to === null));
  const start = dayIn(schedule.start) ?? dayIn(schedule.validFrom);
  const until = dayIn(schedule.validTo);
  const several = schedule.interval > 1 && schedule.frequency === 'WEEKLY';
  if (several && (start === null || fewWeeks[schedule.interval] === undefined)) return null;
  if (schedule.interval > 1 && !several) return null;
  if (from === null && to !== null) return null;
  if (!allDay && from !== null && to !== null && to < from) return null;
  const validFrom = dayIn(schedule.validFrom);
  const season = validFrom !== null && (validFrom > reading.today || until !== null);
  const starting = several ? start : season ? validFrom : null;
  return days.map((day) => ({
    day: several ? `every ${fewWeeks[schedule.interval]} weeks on ${day}` : day,
    from: allDay ? null : from,
    to: allDay ? null : to,
    ...(starting !== null && !/^\d/.test(day) && { starting }),
    ...(until !== null && !/^\d/.test(day) && (starting === null || until >= starting) && { until }),
  }));
}

function daysOf(
  { byDay, byMonthDay, frequency, start, validFrom, validTo }: Schedule,
  reading: Reading,
): string[] | null {
  if (byDay === '') {
    const once = dayIn(validFrom);
    if (once !== null && once === dayIn(validTo) && once === dayIn(start)) return [once];
    if (frequency === 'DAILY') return ['daily'];
    const day = dayIn(start);
    if (frequency === 'WEEKLY' && day !== null) return [week[(new Date(day).getUTCDay() + 6) % 7]!];
    return byMonthDay === '' ? [] : null;
  }
  const days: string[] = [];
  for (const part of byDay.split(/[,;|\s]+/).filter((one) => one !== '')) {
    const found = /^([+-]?\d)?(\p{L}+)$/u.exec(part);
    const day = found ? (codes[found[2]!.toLowerCase()] ?? dayNamed(found[2]!, reading)) : null;
    const nth = found?.[1] === undefined ? null : ordinals[String(Number(found[1]))];
    if (day === null || nth === undefined) return daysInProse(byDay, reading);
    if (nth === null && frequency === 'MONTHLY') return null;
    days.push(nth === null ? day : `${nth} ${day}`);
  }
  return days;
}

function dayNamed(word: string, reading: Reading): string | null {
  const entries = Object.entries(reading.prose.times.days);
  return entries.find(([, names]) => names.includes(word.toLowerCase()))?.[0] ?? null;
}

/** Some feeds fill `byday` with "Monday to Friday". */
function daysInProse(byDay: string, reading: Reading): string[] | null {
  const read = reading.times(byDay, 'of-times');
  return read.meets.length > 0 && read.meets.every(({ from }) => from === null)
    ? read.meets.map(({ day }) => day)
    : null;
}

/** The time on the clock there. A `Z` or an offset after it is passed over: feeds write it without meaning it. */
function timeIn(written: string): string | null {
  const found =
    /(?:^|T|\s)(\d{1,2}):(\d{2})(?::\d{2}(?:\.\d+)?)?\s*(am|pm)?/i.exec(written) ??
    /^(\d{1,2})()\s*(am|pm)$/i.exec(written);
  if (!found) return null;
  const half = found[3]?.toLowerCase();
  const hour = half === undefined ? Number(found[1]) : (Number(found[1]) % 12) + (half === 'pm' ? 12 : 0);
  const minute = found[2] === '' ? '00' : found[2]!;
  return hour <= 23 && Number(minute) <= 59 ? `${String(hour).padStart(2, '0')}:${minute}` : null;
}

/** `2026-03-07`, also with a time after it, and `07/03/2026`; null where it is no day of our times. */
export function dayIn(written: string): string | null {
  const british = /^(\d{1,2})[/.](\d{1,2})[/.](\d{4})/.exec(written.trim());
  const iso = british ? `${british[3]}-${british[2]}-${british[1]}` : written.trim().slice(0, 10);
  const day = readDate(iso);
  return day instanceof Mistake ? null : day;
}

/** Entries as people write them: `monday to friday` rather than five of the same. */
function entriesOf(meetings: readonly Meeting[]): FieldValue[] {
  const groups = new Map<string, Meeting[]>();
  for (const meeting of meetings) {
    const { day, ...rest } = meeting;
    const remark = day.includes(',') ? day.slice(day.indexOf(',')) : '';
    const plain = week.includes(day.split(',')[0]!);
    const key = JSON.stringify([rest, remark, plain ? 'weekly' : day]);
    groups.set(key, [...(groups.get(key) ?? []), meeting]);
  }
  return [...groups.values()].flatMap((alike) => {
    const [{ day, from, to, starting, until }] = alike as [Meeting];
    const remark = day.includes(',') ? day.slice(day.indexOf(',')) : '';
    const names =
      alike.length === 1
        ? [day]
        : daysTogether(
            alike.map((one) => one.day.split(',')[0]!),
            remark,
          );
    return names.map((name) => ({
      day: name,
      ...(from !== null && { from }),
      ...(from !== null && to !== null && { to }),
      ...(starting !== undefined && { starting }),
      ...(until !== undefined && { until }),
    }));
  });
}

function daysTogether(days: readonly string[], remark: string): string[] {
  const numbers = [...new Set(days.map((day) => week.indexOf(day)))].sort();
  const [first, last] = [numbers[0]!, numbers.at(-1)!];
  if (numbers.length === 7) return [`daily${remark}`];
  if (numbers.length > 2 && last - first === numbers.length - 1)
    return [`${week[first]} to ${week[last]}${remark}`];
  return numbers.map((number) => `${week[number]}${remark}`);
}
