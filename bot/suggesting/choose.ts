/** Chooses the few that are shown: the best, from different groups, and between them for all that was asked for. */
import type { Fit } from './fit.js';
import type { ActivityNumber } from './place-index.js';

export interface Choosing {
  /** Best first. */
  candidates: readonly ActivityNumber[];
  most: number;
  /** Null where a candidate does not fit after all. Asked at most once of each. */
  fit: (n: ActivityNumber) => Fit | null;
  group: (n: ActivityNumber) => string;
  /** What a candidate is for: the wanted topics that it has, or its main topic where none was named. */
  covers: (n: ActivityNumber) => readonly number[];
}

export interface Chosen {
  fits: Fit[];
  /** Whether others fit as well. */
  more: boolean;
  /** Whether two of a group had to be chosen, or fewer than asked for were found. */
  wanting: boolean;
}

/**
 * Each time the best one of a group not chosen yet that brings something new; else the best of a group not chosen yet;
 * else the best that is left.
 */
export function choose({ candidates, most, fit, group, covers }: Choosing): Chosen {
  const known = new Map<ActivityNumber, Fit | null>();
  const fitOnce = (n: ActivityNumber) => {
    let found = known.get(n);
    if (found === undefined) known.set(n, (found = fit(n)));
    return found;
  };
  const fits: Fit[] = [];
  const chosen = new Set<ActivityNumber>();
  const groups = new Set<string>();
  const covered = new Set<number>();
  const first = (isWelcome: (n: ActivityNumber) => boolean): Fit | null => {
    for (const n of candidates) {
      if (chosen.has(n) || !isWelcome(n)) continue;
      const found = fitOnce(n);
      if (found) return found;
    }
    return null;
  };
  const isOfNewGroup = (n: ActivityNumber) => !groups.has(group(n));
  const bringsSomethingNew = (n: ActivityNumber) => covers(n).some((topic) => !covered.has(topic));

  let isWanting = false;
  while (fits.length < most) {
    let next = first((n) => isOfNewGroup(n) && bringsSomethingNew(n)) ?? first(isOfNewGroup);
    if (!next) {
      isWanting = true;
      next = first(() => true);
    }
    if (!next) break;
    fits.push(next);
    chosen.add(next.n);
    groups.add(group(next.n));
    for (const topic of covers(next.n)) covered.add(topic);
  }
  return { fits, more: first(() => true) !== null, wanting: isWanting };
}
