import type { Choice } from '../reply.js';
import type { Step } from '../step.js';
import { leaveKindly } from './leaving.js';
import type { SelfReferralMemory } from './memory.js';

const whetherTheyKnow: Choice[] = [
  { id: 'they-know', say: 'self-referral:choice-they-know', exact: true },
  { id: 'not-yet', say: 'self-referral:choice-not-yet' },
  { id: 'for-me', say: 'self-referral:choice-for-me' },
];

/** Nobody is referred without their knowledge. Put only where it is for somebody else. */
export const theyKnow: Step<SelfReferralMemory> = {
  settled: (story) => story.person?.forWhom === undefined,

  ask: ({ story }, _memory, manner) => ({
    replies: [
      {
        say: `self-referral:${manner === 'first' ? 'they-know' : 'they-know-again'}`,
        values: { whom: story.person?.forWhom ?? '' },
        choices: whetherTheyKnow,
      },
    ],
  }),

  hear: ({ heard, story }) => {
    if (heard.choice === 'they-know' || heard.answer === 'yes') return { next: { kind: 'onward' } };
    if (heard.choice === 'for-me' && story.person !== null) {
      const person = { ...story.person };
      delete person.forWhom;
      return { story: { ...story, person }, next: { kind: 'onward' } };
    }
    if (heard.choice === 'not-yet' || heard.answer === 'no') return leaveKindly('ask-them-first');
    return { next: { kind: 'not-understood' } };
  },
};

const yesOrNo: Choice[] = [
  { id: 'agree', say: 'self-referral:choice-yes', exact: true },
  { id: 'disagree', say: 'self-referral:choice-no' },
  { id: 'person', say: 'choices:person' },
];

/** The group's own questions, one at a time. A "no" leads kindly elsewhere. */
export const question: Step<SelfReferralMemory> = {
  settled: (story, { id, agreed }, world) =>
    (world.activity(id, story)?.beforeJoining.length ?? 0) <= agreed.length,

  ask: ({ world, story }, { id, agreed }, manner) => {
    const asked = world.activity(id, story)?.beforeJoining[agreed.length] ?? '';
    const say = manner === 'first' ? 'question' : 'question-again';
    return { replies: [{ say: `self-referral:${say}`, values: { question: asked }, choices: yesOrNo }] };
  },

  hear: ({ heard, world, story }, memory) => {
    const questions = world.activity(memory.id, story)?.beforeJoining ?? [];
    if (heard.choice === 'disagree' || heard.answer === 'no') return leaveKindly('not-for-you');
    if (heard.choice !== 'agree' && heard.answer !== 'yes') return { next: { kind: 'not-understood' } };
    const asked = questions[memory.agreed.length];
    const agreed = asked === undefined ? memory.agreed : [...memory.agreed, asked];
    const next =
      agreed.length < questions.length ? ({ kind: 'ask-anew' } as const) : ({ kind: 'onward' } as const);
    return { memory: { ...memory, agreed }, next };
  },
};
