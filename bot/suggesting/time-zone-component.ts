/**
 * A time zone as iCalendar wants it in a file (VTIMEZONE, RFC 5545, section 3.6.5): calendars that do not know the zone by
 * its name, Outlook among them, go by this. Made from the platform's own time zone data.
 */
import { dayText, weekdayOf, weekdayOfMonth, monthOf } from './days.js';
import { localText, type ClockChange, type Zone } from './zone.js';

/** Years looked at, from the one before: enough to tell a rule from chance, and for what has no rule. */
const years = 10;
const minute = 60_000;

/** The component for meetings from now on. */
export function timeZoneComponent(zone: Zone, now: Date): string {
  const start = now.getUTCFullYear() - 1;
  const changes = Array.from({ length: years }, (_, n) => zone.changesIn(start + n)).flat();
  const offset = zone.offsetAt(Date.UTC(start, 0, 1));
  const always: ClockChange = { at: Date.UTC(1970, 0, 1) - offset * minute, before: offset, after: offset };
  const kinds = new Map<string, ClockChange[]>();
  for (const change of changes.length > 0 ? changes : [always]) {
    const kind = `${change.before} ${change.after}`;
    kinds.set(kind, [...(kinds.get(kind) ?? []), change]);
  }
  return [
    'BEGIN:VTIMEZONE',
    `TZID:${zone.name}`,
    ...[...kinds.values()].flatMap(observance),
    'END:VTIMEZONE',
  ].join('\n');
}

/** All changes of one kind, to summer time or back. */
function observance(changes: ClockChange[]): string[] {
  const first = changes[0] as ClockChange;
  const name = first.after > first.before ? 'DAYLIGHT' : 'STANDARD';
  const rule = ruleOf(changes);
  const others = changes.slice(1).map(startOf);
  return [
    `BEGIN:${name}`,
    `DTSTART:${startOf(first)}`,
    `TZOFFSETFROM:${offsetText(first.before)}`,
    `TZOFFSETTO:${offsetText(first.after)}`,
    ...(rule ? [`RRULE:${rule}`] : others.length > 0 ? [`RDATE:${others.join(',')}`] : []),
    `END:${name}`,
  ];
}

/** The local time, by the clock before it changes. */
function localOf({ at, before }: ClockChange): { day: number; minutes: number } {
  const local = at / minute + before;
  const day = Math.floor(local / 1440);
  return { day, minutes: local - day * 1440 };
}

function startOf(change: ClockChange): string {
  const { day, minutes } = localOf(change);
  return `${localText(day, minutes).replaceAll(/[-:]/g, '')}00`;
}

/** "The last Sunday of March", where that is so in each of the years, else null. */
function ruleOf(changes: readonly ClockChange[]): string | null {
  if (changes.length < years - 1) return null;
  const texts = changes.map((change) => {
    const { day, minutes } = localOf(change);
    const { year, month } = monthOf(day);
    const weekday = weekdayOf(day);
    const isLast = weekdayOfMonth(year, month, -1, weekday) === day;
    const nth = Math.ceil(Number(dayText(day).slice(8)) / 7);
    return { nth, isLast, rest: `${weekday} ${month} ${minutes}`, weekday, month };
  });
  const [one] = texts;
  if (!one || texts.some(({ rest }) => rest !== one.rest)) return null;
  const nth = texts.every(({ isLast }) => isLast) ? -1 : one.nth;
  if (nth !== -1 && texts.some((each) => each.nth !== nth)) return null;
  const weekday = ['MO', 'TU', 'WE', 'TH', 'FR', 'SA', 'SU'][one.weekday - 1];
  return `FREQ=YEARLY;BYMONTH=${one.month + 1};BYDAY=${nth}${weekday}`;
}

/** `+0100` of 60. */
function offsetText(minutes: number): string {
  const size = Math.abs(minutes);
  const two = (value: number) => String(Math.floor(value)).padStart(2, '0');
  return `${minutes < 0 ? '-' : '+'}${two(size / 60)}${two(size % 60)}`;
}
