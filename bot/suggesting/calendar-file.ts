/**
 * An activity as a calendar file (iCalendar, RFC 5545) that a resident can add to the calendar of their telephone. What
 * repeats is written as a rule in the place's own time zone, so that it stays right when clocks change.
 */
import ical from 'ical-generator';
import { DateTime } from 'luxon';
import type { Activity, When } from '../catalogue/catalogue.js';
import { inLanguage } from './activity-facts.js';
import { dayNumber, dayText } from './days.js';
import { dayFrom, nextOccurrenceOf, type Occurrence } from './meetings.js';
import type { PlaceIndex } from './place-index.js';
import { timeZoneComponent } from './time-zone-component.js';
import { localText, type Zone } from './zone.js';

export interface CalendarAsked {
  now: Date;
  language: string;
  /** What stands for the place where the activity has none on the map: "online", in the resident's language. */
  whereWords: string | null;
  /** The page that shows the activity. */
  url: string | null;
}

const weekdays = ['MO', 'TU', 'WE', 'TH', 'FR', 'SA', 'SU'];

/**
 * The text of the file: an event for each of the activity's times, from its next meeting on. Null where the place has no
 * such activity (`group/activity`), or none of its meetings is still to come.
 */
export function calendarFile(index: PlaceIndex, id: string, asked: CalendarAsked): string | null {
  const activity = index.activities[index.numberOf.get(id) ?? -1];
  if (!activity) return null;
  const { zone } = index;
  // Its zone has no name of its own: the library would then write DTSTAMP and UNTIL in local time, which must be UTC.
  const calendar = ical({
    prodId: { company: 'What Matters', product: 'activities' },
    timezone: { name: null, generator: () => timeZoneComponent(zone, asked.now) },
  });
  for (const when of activity.when) {
    const first = nextOccurrenceOf(when, activity, zone, asked.now);
    if (first === null) continue;
    const event = calendar.createEvent({
      id: uidOf(index.place.id, activity, when),
      stamp: asked.now,
      timezone: zone.name,
      allDay: first.from === null,
      start: moment(zone, first.day, first.from ?? 0),
      end: first.from === null || first.to === null ? null : moment(zone, first.day, first.to),
      repeating: repeatingOf(activity, when, first, zone),
      summary: inLanguage(activity, asked.language, 'name') ?? activity.name,
      description: descriptionOf(activity, asked.language),
      url: asked.url,
    });
    if (activity.where.kind === 'at') {
      const { name, postcode, at } = activity.where;
      const geo = at && { lat: at[0], lon: at[1] };
      event.location({ title: name, ...(postcode && { address: postcode }), ...(geo && { geo }) });
    } else if (asked.whereWords !== null) event.location({ title: asked.whereWords });
  }
  return calendar.length() > 0 ? `${calendar.toString()}\r\n` : null;
}

/** The same for the same times of an activity, so that a calendar that gets the file again changes its event. */
function uidOf(place: string, { id }: Activity, { day, from }: When): string {
  const on = day.kind === 'date' ? [day.date] : day.kind === 'daily' ? [] : [String(day.weekday)];
  const nth = day.kind === 'monthly' ? [String(day.nth)] : [];
  return (
    [place, ...id.split('/'), day.kind, ...nth, ...on, String(from ?? 'day')].join('.') + '@what-matters'
  );
}

function moment(zone: Zone, day: number, minutes: number): DateTime {
  return DateTime.fromMillis(zone.instantOf(day, minutes), { zone: zone.name });
}

function descriptionOf(activity: Activity, language: string): string {
  const { group, about, firstVisit } = activity;
  const { name, phone, email, website } = group.contact;
  const contact = [group.name, name, phone, email, website].filter((part) => part !== null).join('\n');
  return [
    inLanguage(activity, language, 'about') ?? about,
    inLanguage(activity, language, 'firstVisit') ?? firstVisit,
    contact,
  ]
    .filter((part) => part !== null)
    .join('\n\n');
}

/** The rule by which it repeats, and the days it leaves out; null for a single date. */
function repeatingOf(activity: Activity, when: When, first: Occurrence, zone: Zone): string | null {
  const { day } = when;
  if (day.kind === 'date') return null;
  const rule = [
    ...(day.kind === 'daily' ? ['FREQ=DAILY'] : []),
    ...(day.kind === 'weekly' ? [`FREQ=WEEKLY`, `BYDAY=${weekdays[day.weekday - 1]}`] : []),
    ...(day.kind === 'weekly' && when.everyWeeks > 1 ? [`INTERVAL=${when.everyWeeks}`, 'WKST=MO'] : []),
    ...(day.kind === 'monthly' ? ['FREQ=MONTHLY', `BYDAY=${day.nth}${weekdays[day.weekday - 1]}`] : []),
    ...(when.until === null ? [] : [`UNTIL=${untilOf(when.until, first, zone)}`]),
  ];
  const left = activity.notOn
    .map(dayNumber)
    .filter((each) => each > first.day && dayFrom(when, each, activity.when) === each)
    .map((each) => (first.from === null ? plain(dayText(each)) : `${plain(localText(each, first.from))}00`));
  const leftOut = first.from === null ? 'EXDATE;VALUE=DATE' : `EXDATE;TZID=${zone.name}`;
  return [`RRULE:${rule.join(';')}`, ...(left.length > 0 ? [`${leftOut}:${left.join(',')}`] : [])].join('\n');
}

/** UNTIL is of the same kind as the start: a day for whole days, else an instant, in UTC. */
function untilOf(until: string, { from }: Occurrence, zone: Zone): string {
  if (from === null) return plain(until);
  const last = zone.instantOf(dayNumber(until) + 1, 0) - 1000;
  return `${plain(new Date(last).toISOString().slice(0, 19))}Z`;
}

/** Without the dashes and colons, as iCalendar writes days and times. */
function plain(text: string): string {
  return text.replaceAll(/[-:]/g, '');
}
