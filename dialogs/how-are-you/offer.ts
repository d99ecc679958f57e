import type { Choice } from '../reply.js';
import type { Step } from '../step.js';
import type { HowAreYouMemory } from './questions.js';

const choices: Choice[] = [
  { id: 'start', say: 'how-are-you:choice-start' },
  { id: 'pass', say: 'how-are-you:choice-pass' },
];

/** Whether to ask the same questions again. Whatever is not a yes passes them over. */
export const offer: Step<HowAreYouMemory> = {
  ask: () => ({ replies: [{ say: 'how-are-you:offer-again', choices }] }),

  hear: ({ heard }) =>
    heard.choice === 'start' || heard.answer === 'yes'
      ? { next: { kind: 'step', step: 'questions' } }
      : { next: { kind: 'end' } },
};
