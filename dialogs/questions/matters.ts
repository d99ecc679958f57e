import { leave, settleWith, takeAnswer, type NoMemory } from '../answering.js';
import { withDanger } from '../danger.js';
import type { TopicHeard } from '../heard.js';
import type { Choice, Reply } from '../reply.js';
import type { Decision, Step } from '../step.js';
import { pickTopics, settle } from '../telling.js';

/** What each choice stands for, for those who would rather pick than write. */
const picks: Record<string, readonly string[]> = {
  people: ['company'],
  active: ['walking', 'exercise'],
  outdoors: ['gardening', 'nature'],
  creative: ['arts', 'music', 'making'],
  money: ['money', 'housing', 'work'],
  feelings: ['low-mood', 'worry'],
  learning: ['learning', 'digital'],
};

const topicPrefix = 'topic:';

const choices: Choice[] = [
  ...Object.keys(picks).map((id) => ({ id, say: `matters:choice-${id}` })),
  { id: 'not-sure', say: 'matters:choice-not-sure' },
];

/** A guess is put as a question: it is never taken for something said. */
function didYouMean(perhaps: readonly TopicHeard[]): Reply {
  const topics = perhaps.map(({ topic }) => ({
    id: `${topicPrefix}${topic}`,
    say: 'choices:topic',
    values: { topic: { topics: [topic] } },
  }));
  return {
    say: 'matters:perhaps',
    choices: [...topics, { id: 'none-of-these', say: 'suggestions:choice-none' }],
  };
}

/** Feeling low was picked rather than said: the same direct question follows. */
function thenWhetherSafe({ story, ...decision }: Decision<NoMemory>): Decision<NoMemory> {
  const options = { kind: 'life', quietly: true, told: true };
  return {
    ...decision,
    ...(story === undefined ? {} : { story: withDanger(story, 'life') }),
    next: { kind: 'begin', dialog: 'are-you-safe', options },
  };
}

/** "What matters to you?" */
export const matters: Step<NoMemory> = {
  settled: (story) => story.settled.includes('matters'),
  leaveOpen: (story) => settle(story, 'matters'),

  ask: ({ heard, story }, _memory, manner) => {
    if (manner === 'again' && heard.perhaps.length > 0) return { replies: [didYouMean(heard.perhaps)] };
    if (manner === 'choices') {
      return {
        replies: [
          { say: 'not-understood:choices', choices: [...choices, { id: 'person', say: 'choices:person' }] },
        ],
      };
    }
    const first = story.topics.length > 0 ? 'matters:what-else' : 'matters:ask';
    return { replies: [{ say: manner === 'first' ? first : `matters:${manner}`, choices }] };
  },

  hear: (moment) => {
    const { heard, story } = moment;
    if (heard.choice?.startsWith(topicPrefix)) {
      return settleWith(story, pickTopics(story, [heard.choice.slice(topicPrefix.length)]), 'matters');
    }
    if (heard.choice === 'none-of-these') return { next: { kind: 'not-understood' } };
    if (heard.choice === 'not-sure' || heard.answer === 'unsure')
      return leave(story, 'matters', [{ say: 'matters:not-sure' }]);
    const picked = heard.choice === null ? undefined : picks[heard.choice];
    // "gardening" is a part of a choice, but more than that it is what the resident said.
    const saidIt = heard.number === null && heard.topics.some(({ topic }) => picked?.includes(topic));
    if (picked !== undefined && !saidIt) {
      const decision = settleWith(story, pickTopics(story, picked), 'matters');
      return picked === picks['feelings'] && !story.danger.includes('life')
        ? thenWhetherSafe(decision)
        : decision;
    }
    return takeAnswer(moment, 'matters');
  },
};
