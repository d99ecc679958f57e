/** Keeps what is the same as it was, so that the indexes that hang on it live on. */
import type { Catalogue, Place, Problem } from './catalogue.js';

/** The catalogue with every part of the one before that is the same; the very one before where all of it is. */
export function withSameParts(next: Catalogue, before: Catalogue): Catalogue {
  const places = new Map<string, Place>();
  for (const [id, place] of next.places) places.set(id, samePlace(place, before.places.get(id)));
  const parts: Catalogue = {
    topics: sameMap(next.topics, before.topics),
    access: sameMap(next.access, before.access),
    roles: sameList(next.roles, before.roles),
    helpLines: sameList(next.helpLines, before.helpLines),
    ...(next.cultures && { cultures: sameMap(next.cultures, before.cultures ?? new Map()) }),
    safety: sameMap(next.safety, before.safety),
    places: sameMap(places, before.places),
    problems: sameProblems(next.problems, before.problems),
  };
  const names = Object.keys(parts) as (keyof Catalogue)[];
  return names.every((name) => parts[name] === before[name]) ? before : parts;
}

/** Of one that was made anew of the same parts, its lists are new. */
function samePlace(place: Place, before: Place | undefined): Place {
  if (!before) return place;
  const lists = {
    groups: sameList(place.groups, before.groups),
    activities: sameList(place.activities, before.activities),
    sms: isSameList(place.sms, before.sms) ? before.sms : place.sms,
  };
  const parts: Place = { ...place, ...lists };
  const names = Object.keys(parts) as (keyof Place)[];
  const isSame =
    names.length === Object.keys(before).length && names.every((name) => parts[name] === before[name]);
  return isSame ? before : parts;
}

function sameMap<Value>(
  next: ReadonlyMap<string, Value>,
  before: ReadonlyMap<string, Value>,
): ReadonlyMap<string, Value> {
  return isSameList([...next.keys()], [...before.keys()]) &&
    isSameList([...next.values()], [...before.values()])
    ? before
    : next;
}

const sameList = <Value>(next: readonly Value[], before: readonly Value[]): readonly Value[] =>
  isSameList(next, before) ? before : next;

const isSameList = (one: readonly unknown[], other: readonly unknown[]): boolean =>
  one.length === other.length && one.every((value, n) => value === other[n]);

function sameProblems(next: readonly Problem[], before: readonly Problem[]): readonly Problem[] {
  return isSameList(next.map(problemKey), before.map(problemKey)) ? before : next;
}

/** By which a problem is known again. */
export const problemKey = ({ file, line, column, level, message }: Problem): string =>
  [file, line, column, level, message].join('\n');
