import { leave, settleWith, takeAnswer, type NoMemory } from '../answering.js';
import type { Choice } from '../reply.js';
import type { Step } from '../step.js';
import { pickNeed, settle } from '../telling.js';

/** The access need that each choice stands for. Too little time and language are asked about or noticed elsewhere. */
const picks: Record<string, string | null> = {
  cost: 'free',
  'getting-there': 'transport',
  health: 'step-free',
  confidence: 'companion',
  time: null,
  language: null,
};

const choices: Choice[] = [...Object.keys(picks), 'nothing'].map((id) => ({
  id,
  say: `access:choice-${id}`,
}));

/** "Does anything get in the way?" */
export const getsInTheWay: Step<NoMemory> = {
  settled: (story) => story.settled.includes('access'),
  leaveOpen: (story) => settle(story, 'access'),

  ask: (_moment, _memory, manner) => {
    if (manner === 'choices') {
      return {
        replies: [
          { say: 'not-understood:choices', choices: [...choices, { id: 'person', say: 'choices:person' }] },
        ],
      };
    }
    return { replies: [{ say: manner === 'first' ? 'access:ask' : `access:${manner}`, choices }] };
  },

  hear: (moment) => {
    const { heard, story } = moment;
    const picked = heard.choice === null ? undefined : picks[heard.choice];
    if (picked === null) return leave(story, 'access', [{ say: `access:noted-${heard.choice}` }]);
    if (picked !== undefined) return settleWith(story, pickNeed(story, picked), 'access');
    if (heard.choice === 'nothing' || heard.answer === 'no') {
      return leave(story, 'access', [{ say: 'access:noted-nothing' }]);
    }
    if (heard.answer === 'yes') return { replies: [{ say: 'access:which' }], next: { kind: 'wait' } };
    return takeAnswer(moment, 'access');
  },
};
