/** When an activity meets, as schedules of the standard: RFC 5545's fields, a schedule for each pattern. */
import type { Activity, When } from '../../catalogue/catalogue.js';
import type { JsonObject } from './json.js';
import { uuidOf } from './uuid.js';

const codes = ['MO', 'TU', 'WE', 'TH', 'FR', 'SA', 'SU'];

export function schedulesOf(activity: Activity, service: string): JsonObject[] {
  const together = new Map<string, { when: When; days: string[] }>();
  for (const when of activity.when) {
    const key = JSON.stringify([
      when.day.kind,
      when.day.kind === 'date' ? when.day.date : '',
      { ...when, day: null },
    ]);
    const there = together.get(key);
    if (there) there.days.push(...daysOf(when));
    else together.set(key, { when, days: daysOf(when) });
  }
  return [...together.values()].map(({ when, days }, index) => ({
    id: uuidOf(service, 'schedule', String(index)),
    ...patternOf(when, days),
    ...(when.from !== null && { opens_at: clock(when.from) }),
    ...(when.to !== null && { closes_at: clock(when.to) }),
    ...(when.note !== undefined && { notes: when.note }),
  }));
}

function daysOf({ day }: When): string[] {
  if (day.kind === 'weekly') return [codes[day.weekday - 1]!];
  if (day.kind === 'monthly') return [`${day.nth}${codes[day.weekday - 1]}`];
  return day.kind === 'daily' ? codes : [];
}

function patternOf({ day, everyWeeks, starting, until }: When, days: readonly string[]): JsonObject {
  if (day.kind === 'date') return { valid_from: day.date, valid_to: day.date, dtstart: day.date };
  return {
    freq: day.kind === 'monthly' ? 'MONTHLY' : 'WEEKLY',
    interval: everyWeeks,
    byday: [...new Set(days)].join(','),
    ...(starting !== null && { dtstart: starting, valid_from: starting }),
    ...(until !== null && { valid_to: until }),
  };
}

function clock(minutes: number): string {
  return `${String(Math.floor(minutes / 60)).padStart(2, '0')}:${String(minutes % 60).padStart(2, '0')}:00`;
}
