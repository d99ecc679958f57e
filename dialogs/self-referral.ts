import { aboutYou } from './about-you.js';
import { question, saidNo, theyKnow } from './self-referral/consent.js';
import type { SelfReferralMemory } from './self-referral/memory.js';
import { review } from './self-referral/review.js';
import type { DialogDefinition } from './step.js';

/**
 * The resident's consented request to be put in touch with a group: its own questions, a name, a way to be reached,
 * anything it should know; then exactly what will be sent, and an exact yes.
 */
export const selfReferral: DialogDefinition<SelfReferralMemory> = {
  id: 'self-referral',
  schema: 1,
  steps: {
    'they-know': theyKnow,
    question,
    'said-no': saidNo,
    ...aboutYou<SelfReferralMemory>('self-referral'),
    review,
  },
  begin: ({ step, ...options }) => ({
    memory: {
      ...{ when: 'now', answers: [], name: null, reach: null, note: null, changing: false },
      ...(options as unknown as Pick<SelfReferralMemory, 'id'>),
    },
    ...(typeof step === 'string' ? { step } : {}),
  }),
  before: { kind: 'end' },
  after: { kind: 'end' },
};
