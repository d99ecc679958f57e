import type { CountKind } from '../storage/records.js';
import type { Counters } from './counters.js';
import { part, sumOf, type Released } from './in-fives.js';

/** The group of `group/activity`. */
export function groupOf(activity: string): string {
  return activity.slice(0, activity.indexOf('/'));
}

/** A count of activities, added up by their groups. */
export function byGroup(counters: Counters, kind: CountKind): Map<string, Released> {
  const activities = counters.of(kind);
  const groups = new Set(activities.map(groupOf));
  return new Map(
    [...groups].map((group) => {
      const own = activities.filter((activity) => groupOf(activity) === group);
      const parts = own.map((activity) => part(counters.series(kind, activity)));
      return [group, sumOf(parts, counters.weeks.length)];
    }),
  );
}

/** Splits a key such as `nerves/group/activity` after its first part. */
export function splitKey(of: string): [first: string, rest: string] {
  const slash = of.indexOf('/');
  return [of.slice(0, slash), of.slice(slash + 1)];
}

/** A count of `something/group/activity`, of one group, by the something. */
export function ofGroupBy(counters: Counters, kind: CountKind, group: string): Map<string, Released> {
  const keys = counters.of(kind).map(splitKey);
  const own = keys.filter(([, activity]) => groupOf(activity) === group).map(([first]) => first);
  return new Map(
    [...new Set(own)].map((first) => {
      const picks = (of: string) => splitKey(of)[0] === first && groupOf(splitKey(of)[1]) === group;
      return [first, part(counters.sum(kind, picks))];
    }),
  );
}

/** The same for a whole place: each is the sum over its groups, which their own reports show. */
export function ofPlaceBy(counters: Counters, kind: CountKind): Map<string, Released> {
  const groups = [...new Set(counters.of(kind).map((of) => groupOf(splitKey(of)[1])))];
  const parts = groups.map((group) => ofGroupBy(counters, kind, group));
  const firsts = new Set(parts.flatMap((one) => [...one.keys()]));
  return new Map(
    [...firsts].map((first) => {
      const released = parts.flatMap((one) => one.get(first) ?? []);
      return [first, sumOf(released, counters.weeks.length)];
    }),
  );
}
