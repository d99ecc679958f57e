/** The candidates of a search, best first. */
import type { Asked } from './asked.js';
import { Best } from './best.js';
import { mayBeOffered } from './eligibility.js';
import type { ActivityNumber, PlaceIndex } from './place-index.js';
import { turnOf } from './rotation.js';
import { notFitting, scoreOf } from './score.js';
import type { Search } from './widen.js';

/**
 * Points within which activities match equally well, so that the groups' turns decide and not a few hundred metres.
 */
const sameMatch = 20;

export interface Ranked {
  /** Best first. */
  candidates: ActivityNumber[];
  /** Whether some were left out because there are more than were asked for. */
  cut: boolean;
}

/**
 * Ranks what a search lets through, at most `most` for each topic that is looked for, so that no topic crowds out another.
 */
export function rank(index: PlaceIndex, asked: Asked, search: Search, most: number): Ranked {
  const keys = new Map<ActivityNumber, number>();
  let cut = false;
  const lookThrough = (numbers: Int32Array) => {
    const best = new Best(Math.min(most, numbers.length));
    for (const n of numbers) {
      if (asked.only?.has(n) === false || !mayBeOffered(index, asked, n)) continue;
      const score = scoreOf(index, asked, search, n);
      if (score === notFitting) continue;
      const key = keyOf(score, turnOf(index.groupHash[n] as number, asked.week));
      if (key <= best.least) cut = true;
      else if (!asked.except.has(n) && !asked.turnedDown.has(n)) cut = best.add(key, n) || cut;
    }
    best.each((key, n) => keys.set(n, key));
  };

  if (asked.named.size > 0) lookThrough(Int32Array.from(asked.named.keys()));
  if (search.topics === null) lookThrough(index.everything);
  else for (const topic of search.topics) lookThrough(index.postings[topic] as Int32Array);

  const candidates = [...keys.keys()].sort(
    (one, other) => (keys.get(other) as number) - (keys.get(one) as number) || one - other,
  );
  return { candidates, cut };
}

/**
 * One number by which to sort: how well it matches, then the group's turn this week, then the points exactly. Matches are
 * rounded, so that what lies just below a full match counts as one.
 */
function keyOf(score: number, turn: number): number {
  const match = Math.round(score / sameMatch);
  return (match * 2 ** 20 + turn) * 32 + (score - match * sameMatch) + 16;
}
