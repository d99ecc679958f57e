/**
 * A place laid out for suggesting: one number an activity, and what ranking looks at in typed arrays, so that a question
 * looks at a hundred thousand activities in milliseconds. Built once for each loaded catalogue; read-only after that.
 */
import type { Activity, Catalogue, Freshness, Place, When } from '../catalogue/catalogue.js';
import { freshnessOf } from '../catalogue/freshness.js';
import { atOnce } from '../slices.js';
import { meetsNeed } from './access.js';
import { dayNumber, weekdayOf, type DayNumber } from './days.js';
import { radians } from './distance.js';
import { languageStates } from './languages.js';
import { hashOf } from './rotation.js';
import { everyDay, weekdayBit, type Weekdays } from './times.js';
import { zoneNamed, type Zone } from './zone.js';

/** The place of an activity in all arrays of its index. */
export type ActivityNumber = number;
export type TopicNumber = number;

export const never: DayNumber = 2 ** 31 - 1;

/** What is known of a need or a language: nothing, yes or no. */
export const unknown = 0;
export const yes = 1;
export const no = 2;

export interface PlaceIndex {
  place: Place;
  zone: Zone;
  activities: readonly Activity[];
  numberOf: ReadonlyMap<string, ActivityNumber>;
  topics: readonly string[];
  topicNumber: ReadonlyMap<string, TopicNumber>;
  /** The topics that a topic names as related, and those that name it. */
  related: readonly (readonly TopicNumber[])[];
  namedBy: readonly (readonly TopicNumber[])[];
  /** The numbers of all activities. */
  everything: Int32Array;
  /** The activities of each topic. */
  postings: readonly Int32Array[];
  /** The topics of activity n, most telling first: `topicAt` from `topicStart[n]` to before `topicStart[n + 1]`. */
  topicStart: Int32Array;
  topicAt: Uint16Array;
  /** Radians; NaN where it has no place on the map. */
  latitude: Float64Array;
  longitude: Float64Array;
  /** 1 where it comes to the resident: online or at home. */
  comesToYou: Uint8Array;
  /** The first day on which it is open to new people. */
  openFrom: Int32Array;
  /** The first and last day on which it could meet. */
  firstDay: Int32Array;
  lastDay: Int32Array;
  /** The weekly pattern of activity n, from `slotStart[n]`; minutes are -1 where they are not known. */
  slotStart: Int32Array;
  slotDays: Uint8Array;
  slotFrom: Int16Array;
  slotTo: Int16Array;
  ageFrom: Int16Array;
  ageTo: Int16Array;
  /** 0 for everybody, 1 for women only, 2 for men only. */
  only: Uint8Array;
  /** The day it was last checked, or -1. */
  checked: Int32Array;
  freshness: Freshness;
  groupHash: Uint32Array;
  /** By need: `unknown`, `yes` or `no` for each activity. */
  access: ReadonlyMap<string, Uint8Array>;
  /** By language, as `access`: those of the place, and others from when a resident first speaks them. */
  languages: Map<string, Uint8Array>;
}

/** Lays out a place: some milliseconds for a hundred activities, some seconds for a million. */
export function indexPlace(place: Place, catalogue: Catalogue): PlaceIndex {
  return atOnce(indexingPlace(place, catalogue));
}

/** The same in steps, each some milliseconds for ten thousand activities. */
export function* indexingPlace(place: Place, catalogue: Catalogue): Generator<undefined, PlaceIndex> {
  const { activities } = place;
  const count = activities.length;
  function* each<A extends { [n: number]: number }>(
    array: A,
    value: (activity: Activity) => number,
  ): Generator<undefined, A> {
    for (let n = 0; n < count; n++) {
      array[n] = value(activities[n] as Activity);
      if (n % activitiesAStep === 0) yield;
    }
    return array;
  }
  const topics = topicsOf(activities, catalogue);
  yield;
  const slots = slotsOf(activities);
  yield;
  const point = (axis: 0 | 1) => (activity: Activity) =>
    activity.where.kind === 'at' && activity.where.at ? radians(activity.where.at[axis]) : NaN;
  const access = new Map<string, Uint8Array>();
  for (const need of catalogue.access.keys()) {
    const answer = (activity: Activity): number => answerOf(meetsNeed(activity, need));
    access.set(need, yield* each(new Uint8Array(count), answer));
  }
  const index: PlaceIndex = {
    place,
    zone: zoneNamed(place.timezone),
    activities,
    numberOf: new Map(activities.map((activity, n) => [activity.id, n])),
    everything: Int32Array.from(activities.keys()),
    ...topics,
    latitude: yield* each(new Float64Array(count), point(0)),
    longitude: yield* each(new Float64Array(count), point(1)),
    comesToYou: yield* each(new Uint8Array(count), ({ where }) => (where.kind === 'at' ? 0 : 1)),
    openFrom: yield* each(new Int32Array(count), openFromOf),
    firstDay: yield* each(new Int32Array(count), ({ when }) =>
      when.length ? Math.min(...when.map(firstDayOf)) : 0,
    ),
    lastDay: yield* each(new Int32Array(count), ({ when }) =>
      when.length ? Math.max(...when.map(lastDayOf)) : never,
    ),
    ...slots,
    ageFrom: yield* each(new Int16Array(count), ({ ages }) => ages?.from ?? 0),
    ageTo: yield* each(new Int16Array(count), ({ ages }) => ages?.to ?? 32_767),
    only: yield* each(new Uint8Array(count), ({ only }) => (only === 'women' ? 1 : only === 'men' ? 2 : 0)),
    checked: yield* each(new Int32Array(count), ({ checked }) =>
      checked === null ? -1 : dayNumber(checked),
    ),
    freshness: freshnessOf(place),
    groupHash: yield* each(new Uint32Array(count), ({ group }) => hashOf(group.id)),
    access,
    languages: new Map(),
  };
  for (const language of place.languages) {
    languageStates(index, language);
    yield;
  }
  return index;
}

const activitiesAStep = 1000;

export function answerOf(met: boolean | null): number {
  return met === null ? unknown : met ? yes : no;
}

function openFromOf({ status, statusUntil }: Activity): DayNumber {
  if (status === 'open') return 0;
  return statusUntil === null ? never : dayNumber(statusUntil);
}

function firstDayOf({ day, starting }: When): DayNumber {
  if (day.kind === 'date') return dayNumber(day.date);
  return starting === null ? 0 : dayNumber(starting);
}

function lastDayOf({ day, until }: When): DayNumber {
  // A meeting that runs past midnight is still under way on the day after.
  if (day.kind === 'date') return dayNumber(day.date) + 1;
  return until === null ? never : dayNumber(until) + 1;
}

function topicsOf(activities: readonly Activity[], catalogue: Catalogue) {
  const topicNumber = new Map<string, TopicNumber>();
  const numberOfTopic = (topic: string): TopicNumber => {
    let number = topicNumber.get(topic);
    if (number === undefined) topicNumber.set(topic, (number = topicNumber.size));
    return number;
  };
  const related: TopicNumber[][] = [];
  const namedBy: TopicNumber[][] = [];
  for (const topic of catalogue.topics.values()) {
    const one = numberOfTopic(topic.id);
    for (const name of topic.related) {
      const other = numberOfTopic(name);
      (related[one] ??= []).push(other);
      (namedBy[other] ??= []).push(one);
    }
  }

  const topicStart = new Int32Array(activities.length + 1);
  activities.forEach(({ topics }, n) => (topicStart[n + 1] = (topicStart[n] as number) + topics.length));
  const topicAt = new Uint16Array(topicStart[activities.length] as number);
  const members: ActivityNumber[][] = [];
  activities.forEach(({ topics }, n) =>
    topics.forEach((topic, position) => {
      const number = numberOfTopic(topic);
      topicAt[(topicStart[n] as number) + position] = number;
      const posting = (members[number] ??= []);
      if (posting.at(-1) !== n) posting.push(n);
    }),
  );
  const topics = [...topicNumber.keys()];
  return {
    topics,
    topicNumber,
    related: topics.map((_, number) => related[number] ?? []),
    namedBy: topics.map((_, number) => namedBy[number] ?? []),
    postings: topics.map((_, number) => Int32Array.from(members[number] ?? [])),
    topicStart,
    topicAt,
  };
}

function slotsOf(activities: readonly Activity[]) {
  const slotStart = new Int32Array(activities.length + 1);
  activities.forEach(({ when }, n) => (slotStart[n + 1] = (slotStart[n] as number) + when.length));
  const slots = activities.flatMap(({ when }) => when);
  return {
    slotStart,
    slotDays: Uint8Array.from(slots, daysOf),
    slotFrom: Int16Array.from(slots, ({ from }) => from ?? -1),
    slotTo: Int16Array.from(slots, ({ from, to }) => {
      if (to === null) return -1;
      return from !== null && to <= from ? to + 1440 : to;
    }),
  };
}

function daysOf({ day }: When): Weekdays {
  if (day.kind === 'daily') return everyDay;
  return weekdayBit(day.kind === 'date' ? weekdayOf(dayNumber(day.date)) : day.weekday);
}
