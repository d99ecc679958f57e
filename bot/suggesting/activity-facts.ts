/** What is told of an activity wherever it is shown, in the resident's language where the group gave it. */
import type { Suggestion, WrittenIn } from '../../dialogs/suggestion.js';
import type { Activity } from '../catalogue/catalogue.js';
import { clockText, dayText, type DayNumber } from './days.js';
import { plainLanguage } from './languages.js';
import { meetingOf, type Occurrence } from './meetings.js';
import type { ActivityNumber, PlaceIndex } from './place-index.js';

export type Facts = Omit<Suggestion, 'reasons' | 'cautions'>;

export function factsOf(
  index: PlaceIndex,
  n: ActivityNumber,
  next: Occurrence | null,
  metres: number | null,
  { now, language }: { now: Date; language: string },
): Facts {
  const activity = index.activities[n] as Activity;
  const { group, where, cost, checked, join } = activity;
  const notes = [...new Set(activity.when.flatMap(({ note }) => (note === undefined ? [] : [note])))];
  return {
    id: activity.id,
    name: inLanguage(activity, language, 'name') ?? activity.name,
    about: inLanguage(activity, language, 'about') ?? activity.about,
    group: { id: group.id, name: group.name },
    next: next && meetingOf(next, index.zone),
    weekly: next && weeklyOf(activity, next, index.zone.localAt(now.getTime()).day),
    ...(notes.length > 0 && { whenNote: notes.join('; ') }),
    where,
    metres,
    cost,
    checked,
    writtenIn: writtenIn(activity, index, language),
    join,
  };
}

/** A text of the activity's in this language, or null where the group gave none. */
export function inLanguage(
  { translations }: Activity,
  language: string,
  text: 'name' | 'about' | 'firstVisit',
): string | null {
  return translations.get(language)?.[text] ?? translations.get(plainLanguage(language))?.[text] ?? null;
}

/** A resident's own language for each text that there is in it, else the group's. */
function writtenIn(activity: Activity, { place }: PlaceIndex, language: string): WrittenIn {
  const own = activity.group.language ?? place.languages[0] ?? language;
  const of = (text: 'name' | 'about' | 'firstVisit') =>
    inLanguage(activity, language, text) === null ? own : language;
  return { name: of('name'), about: of('about'), firstVisit: of('firstVisit'), group: own };
}

/**
 * The day and time where an activity meets every week and nothing else. Null as well while "every Saturday" would mislead:
 * it has not begun, or the coming one is called off.
 */
function weeklyOf(activity: Activity, next: Occurrence, today: DayNumber): Suggestion['weekly'] {
  const [when, ...others] = activity.when;
  if (!when || others.length > 0 || when.day.kind !== 'weekly' || when.everyWeeks > 1) return null;
  const ahead = next.day - today;
  if (ahead > 7 || (ahead === 7 && activity.notOn.includes(dayText(today)))) return null;
  const [from = null, to = null] = [when.from, when.to].map((minutes) =>
    minutes === null ? null : clockText(minutes),
  );
  return { day: when.day.weekday, from, to };
}
