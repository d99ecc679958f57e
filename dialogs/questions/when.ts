import { leave, settleWith, takeAnswer, type NoMemory } from '../answering.js';
import type { TimeHeard } from '../heard.js';
import type { Choice } from '../reply.js';
import type { Step } from '../step.js';
import { settle } from '../telling.js';

const hour = 60;
const everyDay = { days: [], date: null, not: false, words: '' } satisfies Partial<TimeHeard>;

/** The times that each choice stands for, in minutes from midnight. */
const picks: Record<string, TimeHeard> = {
  mornings: { ...everyDay, from: 6 * hour, to: 12 * hour },
  afternoons: { ...everyDay, from: 12 * hour, to: 17 * hour },
  evenings: { ...everyDay, from: 17 * hour, to: 23 * hour },
  weekends: { ...everyDay, days: [6, 7], from: null, to: null },
};

const choices: Choice[] = [...Object.keys(picks), 'any'].map((id) => ({ id, say: `when:choice-${id}` }));

/** "When suits you?" */
export const when: Step<NoMemory> = {
  settled: (story) => story.settled.includes('when'),
  leaveOpen: (story) => settle(story, 'when'),

  ask: (_moment, _memory, manner) => {
    if (manner === 'choices') {
      return {
        replies: [
          { say: 'not-understood:choices', choices: [...choices, { id: 'person', say: 'choices:person' }] },
        ],
      };
    }
    return { replies: [{ say: manner === 'first' ? 'when:ask' : `when:${manner}`, choices }] };
  },

  hear: (moment) => {
    const { heard, story } = moment;
    if (heard.choice === 'any') return leave({ ...story, times: [] }, 'when');
    const picked = heard.choice === null ? undefined : picks[heard.choice];
    if (picked !== undefined && heard.times.length === 0) {
      return settleWith(story, { ...story, times: [picked] }, 'when');
    }
    return takeAnswer(moment, 'when');
  },
};
