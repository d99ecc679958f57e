import { leave, settleWith, takeAnswer, type NoMemory } from '../answering.js';
import type { Choice } from '../reply.js';
import type { Moment, Step } from '../step.js';
import type { Story } from '../story.js';
import { pickLanguage, pickNeed, settle } from '../telling.js';

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

/** Who talks in another language than most here is best off where that is spoken. */
function inOwnLanguage({ story, language, world }: Moment): Story {
  return language === world.place.languages[0] ? story : pickLanguage(story, language);
}

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
    if (heard.choice === 'language') {
      const replies = [{ say: 'access:noted-language' }];
      return { ...leave(inOwnLanguage(moment), 'access', replies) };
    }
    if (picked === null) return leave(story, 'access', [{ say: `access:noted-${heard.choice}` }]);
    if (picked !== undefined) return settleWith(story, pickNeed(story, picked), 'access');
    if (heard.choice === 'nothing' || heard.answer === 'no') {
      return leave(story, 'access', [{ say: 'access:noted-nothing' }]);
    }
    if (heard.answer === 'yes') return { replies: [{ say: 'access:which' }], next: { kind: 'wait' } };
    return takeAnswer(moment, 'access');
  },
};
