/** Small places for the tests: an activity is written with no more than what its test is about. */
import type { Activity, Group, Minutes, Place, When } from '../../bot/catalogue/catalogue.js';
import type { AskingHere } from '../../bot/suggesting/asked.js';
import { indexPlace, type PlaceIndex } from '../../bot/suggesting/place-index.js';
import type { AccessHeard, TimeHeard, TopicHeard, Weekday } from '../../dialogs/heard.js';
import type { Story } from '../../dialogs/story.js';
import { emptyStory } from '../../dialogs/telling.js';
import { catalogueOf, madeUpPlace } from '../bench/made-up-place.js';

/** A Friday in November, ten o'clock in the morning in England. */
export const now = new Date('2026-11-20T10:00:00Z');
export const middle: [number, number] = [53.8, -1.55];

/** `10:30` as minutes from midnight. */
export function at(clock: string): Minutes {
  return Number(clock.slice(0, 2)) * 60 + Number(clock.slice(3));
}

export function weekly(
  weekday: Weekday,
  from = '10:00',
  to: string | null = '12:00',
  more: Partial<When> = {},
): When {
  return {
    day: { kind: 'weekly', weekday },
    from: at(from),
    to: to === null ? null : at(to),
    everyWeeks: 1,
    starting: null,
    until: null,
    ...more,
  };
}

export function monthly(nth: 1 | 2 | 3 | 4 | 5 | -1, weekday: Weekday, from = '18:00', to = '20:00'): When {
  return { ...weekly(weekday, from, to), day: { kind: 'monthly', nth, weekday } };
}

export function onDate(date: string, from = '10:00', to = '12:00'): When {
  return { ...weekly(1, from, to), day: { kind: 'date', date } };
}

export function group(id: string, more: Partial<Group> = {}): Group {
  return {
    id,
    name: id,
    about: 'Neighbours.',
    contact: { name: 'Asha', phone: '0113 496 0123', email: null, website: null },
    referrals: null,
    editors: [],
    file: `${id}.yaml`,
    ...more,
  };
}

let count = 0;

/** A gardening activity in the middle of the place, each of another group, every Saturday morning, recently checked. */
export function activity(more: Partial<Activity> = {}): Activity {
  count += 1;
  const by = more.group ?? group(`group-${count}`);
  return {
    id: `${by.id}/activity-${count}`,
    group: by,
    name: `Activity ${count}`,
    about: 'Come along.',
    firstVisit: null,
    topics: ['gardening'],
    words: [],
    when: [weekly(6)],
    notOn: [],
    where: { kind: 'at', name: 'The hall', postcode: 'LS6 1AB', at: middle },
    cost: { kind: 'unknown' },
    access: [],
    accessNot: [],
    ages: null,
    only: null,
    notFor: null,
    languages: [],
    join: 'drop-in',
    beforeJoining: [],
    status: 'open',
    statusUntil: null,
    checked: '2026-11-01',
    translations: new Map(),
    ...more,
  };
}

/** So far north of the middle, in metres. */
export function metresNorth(metres: number): Activity['where'] {
  return { kind: 'at', name: 'Up north', postcode: null, at: [middle[0] + metres / 111_195, middle[1]] };
}

export function indexOf(activities: Activity[], more: Partial<Place> = {}): PlaceIndex {
  const place: Place = {
    ...madeUpPlace(0).place,
    groups: [...new Set(activities.map((each) => each.group))],
    activities,
    ...more,
  };
  return indexPlace(place, catalogueOf(place));
}

export const nothingSaid: Story = emptyStory();

export const here: Story['where'] = { known: true, area: 'Middle', at: middle, words: 'the middle' };

export function said(topic: string, words = topic): TopicHeard {
  return { topic, words };
}

export function wants(topics: string[], more: Partial<Story> = {}): Story {
  return { ...nothingSaid, topics: topics.map((topic) => said(topic)), ...more };
}

export function needs(need: string, essential = false): AccessHeard {
  return { need, words: `I need ${need}`, essential };
}

export function time(more: Partial<TimeHeard>): TimeHeard {
  return { days: [], from: null, to: null, date: null, not: false, words: 'then', ...more };
}

export const evenings = time({ from: at('17:00'), to: at('22:00'), words: 'evenings' });

export function asking(more: Partial<AskingHere> = {}): AskingHere {
  return { except: [], most: 3, now, language: 'en', referredThisWeek: () => 0, ...more };
}
