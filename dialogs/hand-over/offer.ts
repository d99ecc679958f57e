import { sayBack } from '../saying-back.js';
import type { Choice } from '../reply.js';
import type { Step } from '../step.js';
import { lookAgain, tell, toldSomething } from '../telling.js';
import type { HandOverMemory } from './memory.js';

const choices: Choice[] = [
  { id: 'ask-them', say: 'hand-over:choice-ask-them' },
  { id: 'carry-on', say: 'choices:carry-on' },
];

/** How to reach a person, their hours and how soon they answer; and whether they shall get in touch. */
export const offer: Step<HandOverMemory> = {
  ask: ({ world }, _memory, manner) => {
    const { contact } = world.place;
    if (manner !== 'first') return { replies: [{ say: 'hand-over:offer-again', choices }] };
    return { replies: [{ say: 'person:here', contact, choices }] };
  },

  hear: ({ heard, story }) => {
    if (heard.choice === 'ask-them' || heard.answer === 'yes') return { next: { kind: 'onward' } };
    if (toldSomething(heard)) {
      const told = tell(story, heard);
      return { story: lookAgain(told), replies: sayBack(story, told), next: { kind: 'end', askAnew: true } };
    }
    if (heard.choice === 'carry-on' || heard.answer !== null) return { next: { kind: 'end' } };
    return { next: { kind: 'not-understood' } };
  },
};
