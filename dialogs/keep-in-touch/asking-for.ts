import type { Choice } from '../reply.js';
import type { Story } from '../story.js';
import type { ActivityDetails } from '../suggestion.js';
import type { World } from '../world.js';
import { remindableDays } from './which-day.js';

/** What can be asked for at an activity: a reminder, where there is a day to be reminded of, and to be asked how it went. */
export function messagesToAskFor(activity: ActivityDetails, story: Story, world: World): Choice[] {
  if (!canGo(activity, story)) return [];
  const agreed = (what: string) => story.messagesAgreed.includes(`${what}/${activity.id}`);
  const days = remindableDays(activity, world.now);
  return [
    ...(days.length === 0 || agreed('reminder')
      ? []
      : [{ id: 'remind-me', say: 'keep-in-touch:choice-remind-me' }]),
    ...(agreed('check-in') ? [] : [{ id: 'ask-me', say: 'keep-in-touch:choice-ask-me' }]),
  ];
}

/** What the dialog `keep-in-touch` begins with, or null where neither was asked for. */
export function askedForMessages(
  choice: string | null,
  activity: ActivityDetails | null,
  story: Story,
  world: World,
): Record<string, unknown> | null {
  if (activity === null || (choice !== 'remind-me' && choice !== 'ask-me')) return null;
  const { id } = activity;
  const request = requestFor(id, story);
  const days = remindableDays(activity, world.now);
  // Once they were put in touch, the group may have told them any day.
  const day = choice === 'remind-me' && request === null && days.length === 1 ? days[0] : undefined;
  return { id, request, what: choice === 'remind-me' ? 'reminder' : 'check-in', day };
}

/** Where a group wants to hear of people first, nobody has a day before they were put in touch. */
function canGo({ id, join, status }: ActivityDetails, story: Story): boolean {
  return status === 'open' && (join !== 'refer' || requestFor(id, story) !== null);
}

function requestFor(activity: string, { requests }: Story): string | null {
  return requests.findLast((one) => one.activity === activity)?.id ?? null;
}
