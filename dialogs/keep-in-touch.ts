import { consent, leave, type KeepInTouchMemory } from './keep-in-touch/consent.js';
import { whichDay } from './keep-in-touch/which-day.js';
import type { DialogDefinition } from './step.js';
import type { Story } from './story.js';

/**
 * Whether somebody may be written to: a reminder the day before a first visit, or a question how it went. One thing at a
 * time, with what would be sent, when, and how it would reach them, and an exact yes for each.
 */
export const keepInTouch: DialogDefinition<KeepInTouchMemory> = {
  id: 'keep-in-touch',
  schema: 1,
  steps: { 'which-day': whichDay, consent },
  begin: ({ id, request, what, day, email }) => ({
    memory: {
      id: String(id),
      request: typeof request === 'string' ? request : null,
      what: what === 'reminder' ? 'reminder' : 'check-in',
      day: typeof day === 'string' ? day : null,
      email: typeof email === 'string' ? email : null,
    },
  }),
  before: leave.next,
  after: { kind: 'end' },
};

/** Where somebody may be hurt by who reads their messages, they are asked only if they wish it themselves. */
export function mayAskToKeepInTouch({ danger }: Story): boolean {
  return !danger.includes('harm');
}
