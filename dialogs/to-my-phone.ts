import type { Course } from './course.js';
import type { Exchange } from './exchange.js';
import type { Reply } from './reply.js';
import type { DialogDefinition } from './step.js';
import { consent } from './to-my-phone/consent.js';
import type { ToMyPhoneMemory } from './to-my-phone/memory.js';
import { phoneNumber } from './to-my-phone/phone-number.js';
import { lastShown } from './to-my-phone/what-to-send.js';
import type { World } from './world.js';

/**
 * "Send this to my phone": what was suggested, in one text message, and nothing of the conversation. A mobile number,
 * then exactly what would be sent there, and an exact yes.
 */
export const toMyPhone: DialogDefinition<ToMyPhoneMemory> = {
  id: 'to-my-phone',
  schema: 1,
  steps: { 'phone-number': phoneNumber, consent },
  begin: ({ activities }) => ({
    memory: {
      activities: Array.isArray(activities) ? activities.map(String) : [],
      ...{ to: null, text: null, leftOut: 0 },
    },
    step: 'phone-number',
  }),
  before: { kind: 'end' },
  after: { kind: 'end' },
};

/** Asks where to send it, or says kindly why it cannot be sent and calls the question that stood to mind. */
export async function sendToMyPhone(exchange: Exchange, course: Course): Promise<void> {
  const { story, world, replies } = exchange;
  if (course.active?.dialog === toMyPhone.id) return course.remind();
  const activities = lastShown(course.inProgress, story).filter((id) => world.activity(id, story) !== null);
  const instead = whyNot(world, activities);
  if (instead === null) return course.begin(toMyPhone.id, { activities });
  replies.push(instead);
  await course.remind();
}

function whyNot({ writesFrom, textsPhones, reachesLater }: World, activities: string[]): Reply | null {
  // Whoever writes from a telephone has it there.
  if (writesFrom !== null) return { say: 'to-my-phone:already-there' };
  if (!textsPhones) return { say: `to-my-phone:not-from-${reachesLater === 'page' ? 'page' : 'here'}` };
  return activities.length === 0 ? { say: 'to-my-phone:nothing-yet' } : null;
}
