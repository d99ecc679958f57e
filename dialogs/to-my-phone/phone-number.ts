import { leaveKindly } from '../about-you.js';
import type { Reach } from '../deed.js';
import type { Choice } from '../reply.js';
import type { Decision, Moment, Step } from '../step.js';
import type { ToMyPhoneMemory } from './memory.js';

export const cancel: Choice = { id: 'cancel', say: 'to-my-phone:choice-no' };

/** The number of a mobile telephone. An e-mail address will not do, nor will a telephone that gets no texts. */
export const phoneNumber: Step<ToMyPhoneMemory> = {
  ask: (_moment, _memory, manner) => ({
    replies: [
      { say: `to-my-phone:${manner === 'first' ? 'phone-number' : 'phone-number-again'}`, choices: [cancel] },
    ],
  }),

  hear: (moment, memory) => {
    const { choice, answer, reach } = moment.heard;
    if (reach?.by === 'phone') return wordFor(reach, moment, memory);
    if (choice === cancel.id || answer === 'no' || answer === 'skip') return nothingSent;
    return { next: { kind: 'not-understood' } };
  },

  done: (_moment, memory, outcome) => {
    if (outcome.kind === 'text') return showText(memory, outcome);
    if (outcome.kind === 'not-texted')
      return { replies: [{ say: `to-my-phone:${outcome.why}`, choices: [cancel] }], next: { kind: 'wait' } };
    return leaveKindly('to-my-phone:gone');
  },
};

export const nothingSent = leaveKindly('to-my-phone:nothing-sent');

/** Has the text worded that would be sent there. Nothing is sent by that. */
export function wordFor(to: Reach, { language }: Moment, memory: ToMyPhoneMemory): Decision<ToMyPhoneMemory> {
  const { activities } = memory;
  return {
    memory: { ...memory, to, text: null },
    next: { kind: 'do', deed: { kind: 'word-text', to: to.to, activities, language } },
  };
}

/** On to what would be sent. */
export function showText(
  memory: ToMyPhoneMemory,
  { text, leftOut }: { text: string; leftOut: number },
): Decision<ToMyPhoneMemory> {
  return { memory: { ...memory, text, leftOut }, next: { kind: 'step', step: 'consent' } };
}
