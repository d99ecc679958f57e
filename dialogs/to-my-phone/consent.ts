import { leaveKindly } from '../about-you.js';
import type { Choice } from '../reply.js';
import type { Step } from '../step.js';
import type { ToMyPhoneMemory } from './memory.js';
import { cancel, nothingSent, showText, wordFor } from './phone-number.js';

const choices: Choice[] = [
  { id: 'agree', say: 'to-my-phone:choice-yes', exact: true },
  { id: 'other-number', say: 'to-my-phone:choice-other-number' },
  cancel,
];

/** The very text that would be sent, and the number it would go to. Only an exact yes sends it. */
export const consent: Step<ToMyPhoneMemory> = {
  ask: ({ story }, { to, text, leftOut }, manner) => {
    if (manner === 'again' || manner === 'choices')
      return { replies: [{ say: 'to-my-phone:again', choices }] };
    const shown = to?.shown ?? '';
    return {
      replies: [
        ...(story.danger.includes('harm') ? [{ say: 'to-my-phone:may-be-seen' }] : []),
        ...(leftOut > 0 ? [{ say: 'to-my-phone:left-out', values: { count: leftOut } }] : []),
        {
          say: 'to-my-phone:consent',
          passedOn: {
            to: shown,
            parts: [
              { label: { key: 'to-my-phone:part-number' }, value: shown },
              { label: { key: 'to-my-phone:part-text' }, value: text ?? '' },
            ],
          },
          choices,
        },
      ],
    };
  },

  hear: (moment, memory) => {
    const { choice, answer, reach } = moment.heard;
    const { to, text, activities } = memory;
    if (choice === 'agree' && to !== null && text !== null) {
      const { language } = moment;
      return { next: { kind: 'do', deed: { kind: 'to-phone', to: to.to, text, activities, language } } };
    }
    if (reach?.by === 'phone') return wordFor(reach, moment, memory);
    if (choice === 'other-number') return { next: { kind: 'step', step: 'phone-number' } };
    if (choice === cancel.id || answer === 'no' || answer === 'skip') return nothingSent;
    return { next: { kind: 'not-understood' } };
  },

  done: (_moment, memory, outcome) => {
    switch (outcome.kind) {
      case 'done':
        return { replies: [{ say: 'to-my-phone:sent' }], next: { kind: 'end' } };
      case 'text': {
        const changed = memory.text === null ? [] : [{ say: 'to-my-phone:changed' }];
        return { ...showText(memory, outcome), replies: changed };
      }
      case 'not-texted':
        if (outcome.why === 'landline' || outcome.why === 'abroad')
          return {
            memory: { ...memory, to: null, text: null },
            replies: [{ say: `to-my-phone:${outcome.why}` }],
            next: { kind: 'step', step: 'phone-number' },
          };
        return leaveKindly(`to-my-phone:${outcome.why}`);
      default:
        return leaveKindly('to-my-phone:gone');
    }
  },
};
