/**
 * How a search is widened, step by step, while nothing fits: other times, then further away, then times that were turned
 * down, then related topics.
 */
import type { Asked } from './asked.js';
import type { PlaceIndex, TopicNumber } from './place-index.js';

/** One step: what it lets through, and what it looks for. */
export interface Search {
  /** Times that were not asked for. */
  otherTimes: boolean;
  /** Times that were said not to suit. */
  unwantedTimes: boolean;
  further: boolean;
  related: boolean;
  /** Looks through a part only of what it lets through: its answer stands where that alone gives enough and more. */
  isPart: boolean;
  /** By topic, what it counts as the main topic of an activity; 0 is not looked for. */
  weight: Float64Array;
  /** Share of that by the topic's place among those of an activity, the last for all that follow. */
  shareByPosition: readonly [number, number, number];
  /** The topics whose activities are looked through; null for all activities. */
  topics: readonly TopicNumber[] | null;
}

/** What a topic counts: one that was said, and the main one of an activity that was named. */
const said = 100;
const implied = 60;
/** A related topic, and less where only the other names the one that was said: walking is near to grief, not grief to walking. */
const related = 50;
const namingIt = 30;

/**
 * Where a resident has said nothing of what matters, company comes first, and what its topic names as related: as the main
 * topic, as company for the bereaved is not for everybody.
 */
const topicForEverybody = 'company';
const forEverybody = 100;
const nearForEverybody = 50;
const mainlyForEverybody = [1, 0.3, 0.3] as const;

/** The steps in order. Steps that would let nothing more through are left out. */
export function* searches(index: PlaceIndex, asked: Asked): Generator<Search> {
  const direct = asked.wanted.length > 0 ? directly(index, asked) : openly(index, asked);
  if (direct.topics === null) {
    // Company comes first in any case, and to look through all activities for it would be slow in a large place.
    yield { ...direct, isPart: true, topics: weighted(direct.weight) };
  }
  yield direct;
  const wantsTimes = asked.times.wanted.length > 0;
  if (wantsTimes) yield { ...direct, otherTimes: true };
  if (asked.at) yield { ...direct, otherTimes: true, further: true };
  if (asked.times.unwanted.length > 0)
    yield { ...direct, otherTimes: true, unwantedTimes: true, further: true };
  if (asked.wanted.length > 0) yield relatedly(index, asked);
}

const asSaid = {
  otherTimes: false,
  unwantedTimes: false,
  further: false,
  related: false,
  isPart: false,
  shareByPosition: [1, 0.8, 0.65] as const,
};

function directly(index: PlaceIndex, asked: Asked): Search {
  const weight = new Float64Array(index.topics.length);
  for (const wanted of asked.wanted) weight[wanted.topic] = wanted.implied ? implied : said;
  return { ...asSaid, weight, topics: asked.wanted.map(({ topic }) => topic) };
}

function openly(index: PlaceIndex, asked: Asked): Search {
  const weight = new Float64Array(index.topics.length);
  const company = index.topicNumber.get(topicForEverybody);
  if (company !== undefined) {
    for (const topic of index.related[company] ?? []) weight[topic] = nearForEverybody;
    weight[company] = forEverybody;
  }
  // Somebody who asked for what does not exist here is not answered with something else altogether.
  return {
    ...asSaid,
    shareByPosition: mainlyForEverybody,
    weight,
    topics: asked.unheardOf.length > 0 ? [] : null,
  };
}

function relatedly(index: PlaceIndex, asked: Asked): Search {
  const weight = new Float64Array(index.topics.length);
  for (const { topic } of asked.wanted) {
    for (const [near, worth] of relatedTo(index, topic)) {
      if (asked.refused[near] === 0) weight[near] = Math.max(weight[near] as number, worth);
    }
  }
  return {
    ...asSaid,
    otherTimes: true,
    unwantedTimes: true,
    further: true,
    related: true,
    weight,
    topics: weighted(weight),
  };
}

/** The topics near to one, with what they count. */
export function relatedTo(index: PlaceIndex, topic: TopicNumber): Map<TopicNumber, number> {
  const near = new Map<TopicNumber, number>();
  for (const other of index.namedBy[topic] ?? []) near.set(other, namingIt);
  for (const other of index.related[topic] ?? []) near.set(other, related);
  return near;
}

function weighted(weight: Float64Array): TopicNumber[] {
  return [...weight.keys()].filter((topic) => weight[topic] !== 0);
}
