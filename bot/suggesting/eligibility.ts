/**
 * Who may be offered what. What is said here holds however far a search is widened: nothing that is closed, paused,
 * full or has a waiting list, outside its dates, with details that nobody has made sure of for too long, for others than the resident said to be, turned down, or without what they cannot do without.
 */
import type { Asked } from './asked.js';
import { no, type ActivityNumber, type PlaceIndex } from './place-index.js';

/** Whether an activity could be offered, as far as the index tells. */
export function mayBeOffered(index: PlaceIndex, asked: Asked, n: ActivityNumber): boolean {
  if ((index.openFrom[n] as number) > asked.today) return false;
  if ((index.lastDay[n] as number) < asked.today || (index.firstDay[n] as number) > asked.horizon)
    return false;
  if (isTooOld(index, asked, n)) return false;
  if (!isForThem(index, asked, n)) return false;
  for (const need of asked.needs) {
    if (need.essential && need.states !== null && need.states[n] === no) return false;
  }
  const main = index.topicStart[n] as number;
  return main === index.topicStart[n + 1] || asked.refused[index.topicAt[main] as number] === 0;
}

/** Where nobody has said when the details were checked, they are not too old: it is suggested last, with a caution. */
function isTooOld({ checked, freshness }: PlaceIndex, { today }: Asked, n: ActivityNumber): boolean {
  const day = checked[n] as number;
  return day >= 0 && today - day > freshness.stopAfter;
}

/** Whether nobody has made sure of the details for so long that others are suggested first. */
export function isGettingOld(
  { checked, freshness }: PlaceIndex,
  { today }: Asked,
  n: ActivityNumber,
): boolean {
  return today - (checked[n] as number) > freshness.askAfter;
}

/** By what the resident said of their age and gender; where they said nothing, nothing is guessed. */
function isForThem(index: PlaceIndex, { age, gender }: Asked, n: ActivityNumber): boolean {
  if (age !== null && (age < (index.ageFrom[n] as number) || age > (index.ageTo[n] as number))) return false;
  const only = index.only[n];
  return only === 0 || gender === null || gender === (only === 1 ? 'woman' : 'man');
}

/** Whether the group still takes new people this week. */
export function groupHasRoom(index: PlaceIndex, asked: Asked, n: ActivityNumber): boolean {
  const group = index.activities[n]?.group;
  const most = group?.referrals?.mostPerWeek ?? null;
  if (group === undefined) return true;
  return asked.asking.referredThisWeek(group.id) < (most ?? Number.MAX_SAFE_INTEGER);
}
