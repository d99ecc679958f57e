/** Activities of a place that look the same: most likely one that two people entered. */
import type { Activity, Problem, When } from './catalogue.js';
import { distance } from './nearest.js';
import { positionOf } from './positions.js';

/** Where more than this meet at one place and time, nothing of it is likely to be a double. */
const mostTogether = 50;
const smallWords = new Set(['the', 'a', 'an', 'of', 'and', 'at', 'in', 'for', 'with', 'on', 'group', 'club']);

/** Advice on each that has a similar name, and meets at the same place and times, as one before it. */
export function adviseOnLookAlikes(activities: readonly Activity[]): Problem[] {
  const together = new Map<string, Activity[]>();
  for (const activity of activities) {
    const key = whereAndWhen(activity);
    if (key === null) continue;
    const others = together.get(key);
    if (others) others.push(activity);
    else together.set(key, [activity]);
  }
  return [...together.values()]
    .filter(({ length }) => length > 1 && length <= mostTogether)
    .flatMap((alike) => alike.flatMap((each, index) => doubleOf(each, alike.slice(0, index)) ?? []));
}

function doubleOf(activity: Activity, before: readonly Activity[]): Problem | null {
  const other = before.find(({ name }) => isSimilar(name, activity.name));
  if (!other) return null;
  const { line } = positionOf(other);
  const where =
    other.group === activity.group
      ? `line ${line}`
      : `${other.group.name}, ${other.group.file}, line ${line}`;
  return {
    file: activity.group.file,
    ...positionOf(activity),
    level: 'advice',
    message: `This looks the same as "${other.name}" (${where}). If it is the same, keep one of the two.`,
  };
}

/** Null where nothing is said of place or time: then a name alone does not tell. */
function whereAndWhen({ where, when }: Activity): string | null {
  if (when.length === 0) return null;
  const place =
    where.kind === 'at' ? (where.postcode ?? where.name).toLowerCase().replace(/\s/g, '') : where.kind;
  return [place, ...when.map(timeOf).sort()].join(' ');
}

function timeOf({ day, from, everyWeeks }: When): string {
  return JSON.stringify([day, from, everyWeeks]);
}

function isSimilar(one: string, other: string): boolean {
  const [ones, others] = [wordsOf(one), wordsOf(other)];
  const [fewer, more] = ones.length < others.length ? [ones, others] : [others, ones];
  if (fewer.length > 0 && fewer.every((word) => more.includes(word))) return true;
  const [first, second] = [ones.join(''), others.join('')];
  return distance(first, second) * 5 <= Math.max(first.length, second.length);
}

function wordsOf(name: string): string[] {
  const words = name.toLowerCase().match(/[\p{L}\p{M}\p{N}]+/gu) ?? [];
  return words.filter((word) => !smallWords.has(word)).sort();
}
