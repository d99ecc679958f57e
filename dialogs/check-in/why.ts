import type { WhyNotThere } from '../deed.js';
import type { Choice } from '../reply.js';
import type { Step } from '../step.js';
import { tell, toldSomething } from '../telling.js';
import type { CheckInMemory } from './memory.js';

const reasons: WhyNotThere[] = [
  'nerves',
  'getting-there',
  'time',
  'health',
  'cost',
  'nobody-answered',
  'other',
];

const choices: Choice[] = [
  ...reasons.map((id) => ({ id, say: `check-in:choice-${id}` })),
  { id: 'rather-not-say', say: 'choices:rather-not-say' },
];

/** What got in the way. Nobody has to say. */
export const why: Step<CheckInMemory> = {
  ask: (_moment, _memory, manner) => ({
    replies: [{ say: manner === 'first' ? 'check-in:why' : 'check-in:why-again', choices }],
  }),

  hear: ({ heard, story }, memory) => {
    const { choice, answer } = heard;
    const reason = reasons.find((one) => choice === one) ?? (toldSomething(heard) ? 'other' : null);
    if (reason !== null) {
      const deed = { kind: 'went', about: memory.about, how: 'not-yet', why: reason } as const;
      return {
        // A choice's own words are not the resident's: "I was nervous" asks for no help with worry.
        story: choice === reason ? story : tell(story, heard),
        memory: { ...memory, why: reason },
        next: { kind: 'do', deed },
      };
    }
    if (choice === 'rather-not-say' || answer !== null) return { next: { kind: 'step', step: 'what-helps' } };
    return { next: { kind: 'not-understood' } };
  },

  done: () => ({ next: { kind: 'step', step: 'what-helps' } }),
};
