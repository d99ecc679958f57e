/**
 * How well an activity matches, in points. A topic that was said and is the activity's main one is worth 100; all else is
 * in proportion to that. Whoever wants to change what counts how much changes the figures here.
 */
import type { Asked } from './asked.js';
import { earthRadius } from './distance.js';
import { isGettingOld } from './eligibility.js';
import { no, unknown, yes, type ActivityNumber, type PlaceIndex } from './place-index.js';
import { anyBut, weekSuits, type TimesAsked } from './times.js';
import type { Search } from './widen.js';

/** Metres that count as within reach; what is beyond is offered only where nothing nearer fits. */
export const reach = 5000;

const points = {
  named: 150,
  turnedDownTopic: -150,
  need: { met: 15, unmet: -50, unknown: -10, essentialUnknown: -90 },
  /** At the edge of reach, in proportion below. */
  distance: -30,
  /** For each kilometre beyond reach, up to 100. */
  kilometreBeyond: -2,
  placeUnknown: -15,
  /** Online or at home, which does not replace meeting people. For somebody who needs it so, `need.met` makes up for it. */
  notInPerson: -15,
  otherTime: -80,
  /** More than all else together, so that it comes after whatever else fits. */
  checkedLongAgo: -1000,
  language: { theirs: 15, others: -15 },
  /** Asked for, it counts as much as most of a topic. */
  wishedLanguage: { theirs: 45, others: -45 },
  /** Only for women or men, or for the young, where the resident said nothing of it: most people are not meant. */
  perhapsForOthers: -25,
};

/** An upper age below this one marks what is for the young, in years. */
const adultFrom = 26;

/** What does not fit at all. */
export const notFitting = -Infinity;

/** The points of an activity that may be offered, or `notFitting` where the search does not let it through. */
export function scoreOf(index: PlaceIndex, asked: Asked, search: Search, n: ActivityNumber): number {
  const isNamed = asked.named.size > 0 && asked.named.has(n);
  let score = (isNamed ? points.named : 0) + (index.comesToYou[n] === 1 ? points.notInPerson : 0);

  if (asked.at) {
    const metres = roughMetres(index, asked.at, n);
    if (metres > reach) {
      if (!search.further && !isNamed) return notFitting;
      score += points.distance + points.kilometreBeyond * Math.min(100, (metres - reach) / 1000);
    } else if (metres >= 0) score += (points.distance * metres) / reach;
    else if (index.comesToYou[n] === 0) score += points.placeUnknown;
  }
  if (asked.hasTimes && !weekOfActivitySuits(index, asked.times, n)) {
    if (!isNamed && !mayBeAtOtherTimes(index, asked, search, n)) return notFitting;
    score += points.otherTime;
  }
  return Math.floor(
    score +
      topicPoints(index, asked, search, n) +
      needPoints(asked, n) +
      (isGettingOld(index, asked, n) ? points.checkedLongAgo : 0) +
      languagePoints(asked, n) +
      audiencePoints(index, asked, n),
  );
}

function audiencePoints(index: PlaceIndex, { age, gender }: Asked, n: ActivityNumber): number {
  const someOnly = gender === null && index.only[n] !== 0;
  const forTheYoung = age === null && (index.ageTo[n] as number) < adultFrom;
  return someOnly || forTheYoung ? points.perhapsForOthers : 0;
}

function topicPoints(index: PlaceIndex, asked: Asked, search: Search, n: ActivityNumber): number {
  const start = index.topicStart[n] as number;
  const end = index.topicStart[n + 1] as number;
  let sum = 0;
  for (let at = start; at < end; at++) {
    const topic = index.topicAt[at] as number;
    if (asked.refused[topic] === 1) sum += points.turnedDownTopic;
    else
      sum += (search.weight[topic] as number) * (search.shareByPosition[Math.min(at - start, 2)] as number);
  }
  return sum;
}

function needPoints({ needs }: Asked, n: ActivityNumber): number {
  let sum = 0;
  for (const { states, essential } of needs) {
    const state = states === null ? unknown : states[n];
    if (state === yes) sum += points.need.met;
    else if (state === no) sum += points.need.unmet;
    else sum += essential ? points.need.essentialUnknown : points.need.unknown;
  }
  return sum;
}

/** The languages asked for, else the one that the resident is spoken to in. */
function languagePoints({ language, wishedLanguage }: Asked, n: ActivityNumber): number {
  const { theirs, others } = wishedLanguage === null ? points.language : points.wishedLanguage;
  const state = (wishedLanguage ?? language)[n];
  return state === yes ? theirs : state === no ? others : 0;
}

/**
 * Metres on a flat map, which within a district are right to a thousandth and cost a tenth of the exact ones. NaN where
 * the activity has no place on the map.
 */
function roughMetres(index: PlaceIndex, at: NonNullable<Asked['at']>, n: ActivityNumber): number {
  let east = Math.abs((index.longitude[n] as number) - at.longitude);
  if (east > Math.PI) east = 2 * Math.PI - east;
  east *= at.narrowing;
  const north = (index.latitude[n] as number) - at.latitude;
  return earthRadius * Math.sqrt(east * east + north * north);
}

function mayBeAtOtherTimes(index: PlaceIndex, asked: Asked, search: Search, n: ActivityNumber): boolean {
  if (!search.otherTimes) return false;
  return search.unwantedTimes || weekOfActivitySuits(index, anyBut(asked.times), n);
}

function weekOfActivitySuits(index: PlaceIndex, times: TimesAsked, n: ActivityNumber): boolean {
  const start = index.slotStart[n] as number;
  const end = index.slotStart[n + 1] as number;
  for (let slot = start; slot < end; slot++) {
    const from = index.slotFrom[slot] as number;
    const to = index.slotTo[slot] as number;
    if (weekSuits(times, index.slotDays[slot] as number, from < 0 ? null : from, to < 0 ? null : to))
      return true;
  }
  return start === end;
}
