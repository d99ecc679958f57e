/** How a search is widened, step by step, while nothing fits: other times, then further away, then related topics. */
import type { Asked } from './asked.js';
import type { PlaceIndex, TopicNumber } from './place-index.js';

/** One step: what it lets through, and what it looks for. */
export interface Search {
  otherTimes: boolean;
  further: boolean;
  related: boolean;
  /** Looks through a part only of what it lets through: its answer stands where that alone gives enough and more. */
  isPart: boolean;
  /** By topic, what it counts as the main topic of an activity; 0 is not looked for. */
  weight: Float64Array;
  /** The topics whose activities are looked through; null for all activities. */
  topics: readonly TopicNumber[] | null;
}

/** What a topic counts: one that was said, the main one of an activity that was named, and a related one. */
const said = 100;
const implied = 60;
const related = 50;

/** Where a resident has said nothing of what matters, company comes first, and what is related to it. */
const topicForEverybody = 'company';
const forEverybody = 40;
const nearForEverybody = 20;

/** The steps in order. Steps that would let nothing more through are left out. */
export function* searches(index: PlaceIndex, asked: Asked): Generator<Search> {
  const direct = asked.wanted.length > 0 ? directly(index, asked) : openly(index, asked);
  if (direct.topics === null) {
    // Company comes first in any case, and to look through all activities for it would be slow in a large place.
    yield { ...direct, isPart: true, topics: weighted(direct.weight) };
  }
  yield direct;
  if (asked.hasTimes) yield { ...direct, otherTimes: true };
  if (asked.at) yield { ...direct, otherTimes: true, further: true };
  if (asked.wanted.length > 0) yield relatedly(index, asked);
}

const asSaid = { otherTimes: false, further: false, related: false, isPart: false };

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
  return { ...asSaid, weight, topics: asked.unheardOf.length > 0 ? [] : null };
}

function relatedly(index: PlaceIndex, asked: Asked): Search {
  const weight = new Float64Array(index.topics.length);
  for (const { topic } of asked.wanted) {
    for (const near of index.related[topic] ?? []) if (!asked.refused[near]) weight[near] = related;
  }
  return { ...asSaid, otherTimes: true, further: true, related: true, weight, topics: weighted(weight) };
}

function weighted(weight: Float64Array): TopicNumber[] {
  return [...weight.keys()].filter((topic) => weight[topic] !== 0);
}
