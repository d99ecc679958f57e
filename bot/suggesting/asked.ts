/** What one resident asks of a place: their story made ready for comparing, once a question. */
import type { AccessHeard } from '../../dialogs/heard.js';
import type { Story } from '../../dialogs/story.js';
import type { Asking } from '../../dialogs/world.js';
import { weekOf, type DayNumber } from './days.js';
import { radians, type Point } from './distance.js';
import { languageStates, wishedLanguageStates } from './languages.js';
import { daysAhead } from './meetings.js';
import type { ActivityNumber, PlaceIndex, TopicNumber } from './place-index.js';
import { timesAsked, type TimesAsked } from './times.js';

/** What suggesting is asked, beside the story. */
export interface AskingHere extends Asking {
  now: Date;
  /** The language the resident is spoken to in. */
  language: string;
  /** How many people were referred to a group (by its id) this week. */
  referredThisWeek: (group: string) => number;
}

/** A topic that is looked for, with the words it was heard in. */
export interface WantedTopic {
  topic: TopicNumber;
  id: string;
  words: string;
  /** Not said, but the main topic of an activity that was named. */
  implied: boolean;
}

export interface NeedAsked extends AccessHeard {
  /** For each activity; null for a need that the content does not know. */
  states: Uint8Array | null;
}

export interface Asked {
  story: Story;
  asking: AskingHere;
  today: DayNumber;
  week: number;
  /** The last day on which a next meeting is worth suggesting. */
  horizon: DayNumber;
  wanted: readonly WantedTopic[];
  /** Topics looked for that no activity of the place and no topic of the content has. */
  unheardOf: readonly string[];
  /** By topic: 1 where it was turned down. */
  refused: Uint8Array;
  /** The activities that were named, with the words. */
  named: ReadonlyMap<ActivityNumber, string>;
  turnedDown: ReadonlySet<ActivityNumber>;
  except: ReadonlySet<ActivityNumber>;
  /** No others than these; null for all. */
  only: ReadonlySet<ActivityNumber> | null;
  needs: readonly NeedAsked[];
  /** Where the resident is: in degrees, and in radians with the length of a degree of longitude there. */
  at: { point: Point; latitude: number; longitude: number; narrowing: number } | null;
  times: TimesAsked;
  hasTimes: boolean;
  age: number | null;
  gender: 'woman' | 'man' | null;
  language: Uint8Array;
  /** The same for the languages that were asked for; null where none was. */
  wishedLanguage: Uint8Array | null;
}

export function askedOf(index: PlaceIndex, story: Story, asking: AskingHere): Asked {
  const today = index.zone.localAt(asking.now.getTime()).day;
  const times = timesAsked(story.times);
  const refused = new Uint8Array(index.topics.length);
  for (const { topic } of story.not) {
    const number = index.topicNumber.get(topic);
    if (number !== undefined) refused[number] = 1;
  }
  const named = new Map<ActivityNumber, string>();
  for (const { activity, words } of story.activities) {
    const number = index.numberOf.get(activity);
    if (number !== undefined && !named.has(number)) named.set(number, words);
  }
  const at = story.where?.at ?? null;

  return {
    story,
    asking,
    today,
    week: weekOf(today),
    horizon: Math.max(today + daysAhead - 1, ...times.wanted.map(({ day }) => day ?? 0)),
    ...wantedOf(index, story, refused, named),
    refused,
    named,
    turnedDown: numbersOf(index, story.turnedDown),
    except: numbersOf(index, asking.except),
    only: asking.only ? numbersOf(index, asking.only) : null,
    needs: story.access.map((heard) => ({ ...heard, states: index.access.get(heard.need) ?? null })),
    at: at && {
      point: at,
      latitude: radians(at[0]),
      longitude: radians(at[1]),
      narrowing: Math.cos(radians(at[0])),
    },
    times,
    hasTimes: story.times.length > 0,
    age: story.person?.age ?? null,
    gender: story.person?.gender ?? null,
    language: languageStates(index, asking.language),
    wishedLanguage: wishedLanguageStates(
      index,
      (story.languages ?? []).map(({ language }) => language),
    ),
  };
}

function numbersOf(index: PlaceIndex, ids: readonly string[]): Set<ActivityNumber> {
  const numbers = new Set<ActivityNumber>();
  for (const id of ids) {
    const number = index.numberOf.get(id);
    if (number !== undefined) numbers.add(number);
  }
  return numbers;
}

function wantedOf(
  index: PlaceIndex,
  story: Story,
  refused: Uint8Array,
  named: ReadonlyMap<ActivityNumber, string>,
): { wanted: WantedTopic[]; unheardOf: string[] } {
  const wanted: WantedTopic[] = [];
  const unheardOf = new Set<string>();
  const add = (topic: TopicNumber, words: string, implied: boolean) => {
    if (refused[topic] || wanted.some((each) => each.topic === topic)) return;
    wanted.push({ topic, id: index.topics[topic] as string, words, implied });
  };
  for (const { topic, words } of story.topics) {
    const number = index.topicNumber.get(topic);
    if (number === undefined) unheardOf.add(topic);
    else add(number, words, false);
  }
  for (const [activity, words] of named) {
    const start = index.topicStart[activity] as number;
    if (start < (index.topicStart[activity + 1] as number)) add(index.topicAt[start] as number, words, true);
  }
  return { wanted, unheardOf: [...unheardOf] };
}
