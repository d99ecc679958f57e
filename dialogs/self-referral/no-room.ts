import type { Choice } from '../reply.js';
import type { DialogDefinition, Step } from '../step.js';
import type { SelfReferralMemory } from './memory.js';

interface NoRoomMemory {
  referral: SelfReferralMemory;
  /** `YYYY-MM-DD` from which the group takes people again, or null where next week is full as well. */
  nextWeek: string | null;
  waitingList: boolean;
}

const elsewhere: Choice[] = [
  { id: 'something-else', say: 'self-referral:choice-something-else' },
  { id: 'person', say: 'choices:person' },
];

/** The group has taken as many as it can: next week, its waiting list, or something like it. */
const noRoom: Step<NoRoomMemory> = {
  ask: ({ world, story }, { referral, nextWeek, waitingList }, manner) => {
    const group = world.activity(referral.id, story)?.group.name ?? '';
    const choices: Choice[] = [
      ...(nextWeek === null
        ? []
        : [{ id: 'next-week', say: 'self-referral:choice-next-week', values: { from: { day: nextWeek } } }]),
      ...(waitingList ? [{ id: 'waiting-list', say: 'self-referral:choice-waiting-list' }] : []),
      ...elsewhere,
    ];
    const say = manner === 'first' ? 'no-room' : 'no-room-again';
    return { replies: [{ say: `self-referral:${say}`, values: { group }, choices }] };
  },

  hear: ({ heard }, { referral }) => {
    if (heard.choice === 'next-week' || heard.choice === 'waiting-list') {
      const options = { ...referral, when: heard.choice, step: 'review' };
      return { next: { kind: 'replace', dialog: 'self-referral', options } };
    }
    if (heard.choice === 'something-else' || heard.answer === 'no' || heard.answer === 'more') {
      return { next: { kind: 'end', askAnew: true } };
    }
    return { next: { kind: 'not-understood' } };
  },
};

/** What is offered to somebody who comes too late. Nothing is sent until what is sent is shown and agreed to anew. */
export const noRoomLeft: DialogDefinition<NoRoomMemory> = {
  id: 'no-room',
  schema: 1,
  steps: { 'no-room': noRoom },
  begin: (options) => ({ memory: options as unknown as NoRoomMemory, step: 'no-room' }),
  before: { kind: 'end' },
  after: { kind: 'end' },
};
