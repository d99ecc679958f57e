/**
 * Looks at one candidate exactly: the index ranks by patterns of a week and a flat map, this by the calendar and the
 * globe. Done only for the few that come near being suggested.
 */
import type { Asked } from './asked.js';
import { metresBetween } from './distance.js';
import { groupHasRoom } from './eligibility.js';
import { nextOccurrences, type Occurrence } from './meetings.js';
import type { ActivityNumber, PlaceIndex } from './place-index.js';
import { reach } from './score.js';
import { anyBut, meetingSuits } from './times.js';
import type { Search } from './widen.js';

export interface Fit {
  n: ActivityNumber;
  /** The next meeting that suits, or the next of all where none does; null for what has no times of its own. */
  next: Occurrence | null;
  suits: boolean;
  /** Null where either end is unknown. */
  metres: number | null;
  isFar: boolean;
}

/** How an activity fits, or null where it does not fit this search after all. */
export function fitOf(index: PlaceIndex, asked: Asked, search: Search, n: ActivityNumber): Fit | null {
  const isNamed = asked.named.has(n);
  const metres = metresTo(index, asked, n);
  const isFar = metres !== null && metres > reach;
  if (isFar && !search.further && !isNamed) return null;
  if (!groupHasRoom(index, asked, n)) return null;

  const activity = index.activities[n];
  if (!activity) return null;
  if (activity.when.length === 0) return { n, next: null, suits: true, metres, isFar };
  const find = (suits?: (occurrence: Occurrence) => boolean) =>
    nextOccurrences(activity, index.zone, asked.asking.now, {
      most: 1,
      withinDays: asked.horizon - asked.today + 1,
      ...(suits && { suits }),
    })[0];
  const suiting = find(asked.hasTimes ? (occurrence) => meetingSuits(asked.times, occurrence) : undefined);
  if (suiting) return { n, next: suiting, suits: true, metres, isFar };
  if (!asked.hasTimes || (!search.otherTimes && !isNamed)) return null;
  const other = anyBut(asked.times);
  const next = find(
    search.unwantedTimes || isNamed ? undefined : (occurrence) => meetingSuits(other, occurrence),
  );
  return next ? { n, next, suits: false, metres, isFar } : null;
}

function metresTo(index: PlaceIndex, asked: Asked, n: ActivityNumber): number | null {
  const where = index.activities[n]?.where;
  return asked.at && where?.kind === 'at' && where.at ? metresBetween(asked.at.point, where.at) : null;
}
