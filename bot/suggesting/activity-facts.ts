/** What is told of an activity wherever it is shown, in the resident's language where the group gave it. */
import type { Cost, Suggestion, WrittenIn } from '../../dialogs/suggestion.js';
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
  const { group, where, checked, join } = activity;
  const whenNote = inLanguage(activity, language, 'whenNote') ?? notesOnDays(activity);
  return {
    id: activity.id,
    name: inLanguage(activity, language, 'name') ?? activity.name,
    about: inLanguage(activity, language, 'about') ?? activity.about,
    group: { id: group.id, name: ofGroup(group, language, 'name') ?? group.name },
    next: next && meetingOf(next, index.zone),
    weekly: next && weeklyOf(activity, next, index.zone.localAt(now.getTime()).day),
    ...(whenNote !== null && { whenNote }),
    where,
    metres,
    cost: costIn(activity, language),
    checked,
    writtenIn: writtenIn(activity, index, language),
    join,
  };
}

type TextName = 'name' | 'about' | 'firstVisit' | 'whenNote' | 'costNote' | 'only' | 'notFor';

/** A text of the activity's in this language, or null where the group gave none. */
export function inLanguage({ translations }: Activity, language: string, text: TextName): string | null {
  return translations.get(language)?.[text] ?? translations.get(plainLanguage(language))?.[text] ?? null;
}

/** What the group says of itself in this language, or null where it does not. */
export function ofGroup(
  { translations }: Activity['group'],
  language: string,
  text: 'name' | 'about',
): string | null {
  return translations?.get(language)?.[text] ?? translations?.get(plainLanguage(language))?.[text] ?? null;
}

/** The questions before joining in this language, or null where the group gave none in it. */
export function questionsIn({ translations }: Activity, language: string): readonly string[] | null {
  const texts = translations.get(language) ?? translations.get(plainLanguage(language));
  return texts?.beforeJoining ?? null;
}

/** What is said beside its days, each note once. */
function notesOnDays({ when }: Activity): string | null {
  const notes = new Set(when.flatMap(({ note }) => (note === undefined ? [] : [note])));
  return notes.size === 0 ? null : [...notes].join('; ');
}

function costIn(activity: Activity, language: string): Cost {
  const { cost } = activity;
  const note = inLanguage(activity, language, 'costNote');
  return note === null || cost.kind === 'unknown' || (cost.note ?? null) === null ? cost : { ...cost, note };
}

/** A resident's own language for each text that there is in it, else the group's. */
function writtenIn(activity: Activity, { place }: PlaceIndex, language: string): WrittenIn {
  const own = activity.group.language ?? place.languages[0] ?? language;
  const inIt = (isThere: boolean): string => (isThere ? language : own);
  const has = (text: TextName): boolean => inLanguage(activity, language, text) !== null;
  const { cost, only, notFor } = activity;
  const notes: [TextName, boolean][] = [
    ['whenNote', notesOnDays(activity) !== null],
    ['costNote', cost.kind !== 'unknown' && (cost.note ?? null) !== null],
    ['only', only !== null && only !== 'women' && only !== 'men'],
    ['notFor', notFor !== null],
  ];
  return {
    name: inIt(has('name')),
    about: inIt(has('about')),
    firstVisit: inIt(has('firstVisit')),
    group: inIt(ofGroup(activity.group, language, 'about') !== null),
    notes: inIt(notes.every(([text, isSaid]) => !isSaid || has(text))),
    questions: inIt(activity.beforeJoining.length === 0 || questionsIn(activity, language) !== null),
  };
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
