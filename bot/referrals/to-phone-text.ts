import type { ActivityDetails } from '../../dialogs/suggestion.js';
import { plainCharacters, segmentsOf } from '../words/sms.js';
import type { Wording } from '../words/wording.js';

/** Segments of one text message. */
const mostSegments = 3;
/** Characters of a name where there is little room. */
const shortName = 40;

/** What a text says of an activity, line by line: as much as there is room for. */
const waysToSay: ((activity: ActivityDetails, wording: Wording) => string[])[] = [
  (activity, wording) => [
    wording.say('to-my-phone:text-activity', { name: activity.name, group: activity.group.name }),
    wording.schedule(activity),
    whereOf(activity, wording),
    [wording.cost(activity.cost), ...phoneOf(activity, wording)].join(', '),
  ],
  (activity, wording) => [
    activity.name,
    nextOf(activity, wording),
    whereOf(activity, wording),
    [wording.cost(withoutNote(activity.cost)), ...phoneOf(activity, wording)].join(', '),
  ],
  (activity, wording) => [
    activity.name.slice(0, shortName),
    nextOf(activity, wording),
    [postcodeOf(activity) ?? whereOf(activity, wording), ...phoneOf(activity, wording)].join(', '),
  ],
];

/**
 * The text message with these activities, the first first, and how many of them had no room: who sends it and why, what
 * it is about, and how to have no more. It holds nothing of whoever asked for it.
 */
export function textToPhone(
  activities: readonly ActivityDetails[],
  wording: Wording,
): { text: string; leftOut: number } {
  for (let count = activities.length; count > 0; count--) {
    for (const say of waysToSay) {
      const said = activities.slice(0, count).map((one) => say(one, wording).join('\n'));
      const text = whole(said, wording);
      if (segmentsOf(text) <= mostSegments) return { text, leftOut: activities.length - count };
    }
  }
  return { text: cutToFit(activities[0]!, wording), leftOut: activities.length - 1 };
}

/** What a group wrote may be of any length. */
function cutToFit(activity: ActivityDetails, wording: Wording): string {
  const letters = [...waysToSay.at(-1)!(activity, wording).join('\n')];
  const cutTo = (length: number) => whole([letters.slice(0, length).join('')], wording);
  let [fits, tooMany] = [0, letters.length];
  while (tooMany - fits > 1) {
    const length = Math.floor((fits + tooMany) / 2);
    if (segmentsOf(cutTo(length)) <= mostSegments) fits = length;
    else tooMany = length;
  }
  return cutTo(fits);
}

function whole(activities: readonly string[], wording: Wording): string {
  const parts = [wording.say('to-my-phone:text-first'), ...activities, wording.say('to-my-phone:text-stop')];
  return plainCharacters(parts.join('\n\n'));
}

function nextOf(activity: ActivityDetails, wording: Wording): string {
  return activity.next === null ? wording.schedule(activity) : wording.meeting(activity.next);
}

/** How far it is from the resident is nobody else's business. */
function whereOf(activity: ActivityDetails, wording: Wording): string {
  return wording.where({ ...activity, metres: null });
}

function postcodeOf({ where }: ActivityDetails): string | null {
  return where.kind === 'at' ? where.postcode : null;
}

function phoneOf({ contact: { phone } }: ActivityDetails, wording: Wording): string[] {
  return phone === null ? [] : [wording.say('to-my-phone:text-phone', { phone })];
}

function withoutNote(cost: ActivityDetails['cost']): ActivityDetails['cost'] {
  if (cost.kind === 'amount') return { ...cost, note: null };
  return cost.kind === 'free' ? { kind: 'free' } : cost;
}
