import type { Choice } from '../reply.js';
import type { DialogDefinition, Step } from '../step.js';
import type { SelfReferralMemory } from './memory.js';

interface ThereIsRoomMemory {
  /** The request that is on the waiting list. */
  request: string;
  group: string;
  activity: string;
  /** What was said when they joined it. */
  referral: Pick<SelfReferralMemory, 'id' | 'name' | 'reach' | 'note' | 'answers'>;
}

const choices: Choice[] = [
  { id: 'put-in-touch', say: 'there-is-room:choice-put-in-touch' },
  { id: 'not-now', say: 'there-is-room:choice-not-now' },
  { id: 'take-me-off', say: 'there-is-room:choice-take-me-off', exact: true },
];

/** Whether to be put in touch now. A yes sends nothing yet: what is sent is shown anew. */
const room: Step<ThereIsRoomMemory> = {
  ask: (_moment, { group, activity }, manner) => {
    const again = manner === 'again' || manner === 'choices' ? '-again' : '';
    return { replies: [{ say: `there-is-room:ask${again}`, values: { group, name: activity }, choices }] };
  },

  hear: ({ heard }, { request, referral }) => {
    const { choice, answer } = heard;
    if (choice === 'put-in-touch' || answer === 'yes') {
      const options = { ...referral, when: 'now', changing: false, step: 'review' };
      return { next: { kind: 'replace', dialog: 'self-referral', options } };
    }
    if (choice === 'take-me-off') return { next: { kind: 'do', deed: { kind: 'withdraw', request } } };
    if (choice === 'not-now' || answer !== null) {
      return { replies: [{ say: 'there-is-room:not-now' }], next: { kind: 'end' } };
    }
    return { next: { kind: 'not-understood' } };
  },

  done: ({ story }, { request }) => ({
    story: { ...story, requests: story.requests.filter(({ id }) => id !== request) },
    replies: [{ say: 'there-is-room:taken-off' }],
    next: { kind: 'end' },
  }),
};

/** Put to somebody on a waiting list once there is room. */
export const thereIsRoom: DialogDefinition<ThereIsRoomMemory> = {
  id: 'there-is-room',
  schema: 1,
  steps: { room },
  begin: (options) => ({ memory: options as unknown as ThereIsRoomMemory, step: 'room' }),
  before: { kind: 'end' },
  after: { kind: 'end' },
};
