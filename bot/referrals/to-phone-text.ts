import type { ActivityDetails } from '../../dialogs/suggestion.js';
import { plainCharacters, segmentsOf } from '../words/sms.js';
import { mostSegments } from '../words/sms-pages.js';
import type { Wording } from '../words/wording.js';

type Say = (activity: ActivityDetails, wording: Wording) => string[];

/** What a text says of an activity, line by line: as much as there is room for. */
const waysToSay: Say[] = [
  (activity, wording) => [
    wording.say('to-my-phone:text-activity', { name: activity.name, group: activity.group.name }),
    wording.schedule(activity),
    whereOf(activity, wording),
    wording.cost(activity.cost),
    ...contactOf(activity, wording),
  ],
  (activity, wording) => [
    activity.name,
    nextOf(activity, wording),
    whereOf(activity, wording),
    wording.cost(withoutNote(activity.cost)),
    ...contactOf(activity, wording),
  ],
  (activity, wording) => [
    activity.name,
    activity.next === null ? wording.schedule(activity) : wording.shortMeeting(activity.next),
    postcodeOf(activity) ?? whereOf(activity, wording),
    wording.cost(withoutNote(activity.cost)),
    ...contactOf(activity, wording),
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
      if (fits(text)) return { text, leftOut: activities.length - count };
    }
  }
  return { text: withNameCut(activities[0]!, wording), leftOut: activities.length - 1 };
}

/** A name may be of some length. What has to be right to the letter is not cut. */
function withNameCut(activity: ActivityDetails, wording: Wording): string {
  const when = activity.next === null ? [] : [wording.meeting(activity.next)];
  const facts = [...when, ...contactOf(activity, wording)];
  const letters = [...activity.name];
  const cut = () => whole([[letters.join('').trim(), ...facts].join('\n')], wording);
  while (letters.length > 0 && !fits(cut())) letters.pop();
  return cut();
}

function fits(text: string): boolean {
  return segmentsOf(text) <= mostSegments;
}

function whole(activities: readonly string[], wording: Wording): string {
  const parts = [wording.say('to-my-phone:text-first'), ...activities, wording.say('to-my-phone:text-stop')];
  return plainCharacters(parts.join('\n\n'), wording.say('sms:accents') === 'off' ? 'off' : 'on');
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

/** One way to reach the group: by telephone, where there is one. */
function contactOf({ contact: { phone, email, website } }: ActivityDetails, wording: Wording): string[] {
  if (phone !== null) return [wording.say('to-my-phone:text-phone', { phone })];
  return [email ?? website].filter((way) => way !== null);
}

function withoutNote(cost: ActivityDetails['cost']): ActivityDetails['cost'] {
  if (cost.kind === 'amount') return { ...cost, note: null };
  return cost.kind === 'free' ? { kind: 'free' } : cost;
}
