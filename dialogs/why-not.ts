import type { Heard } from './heard.js';
import type { Choice } from './reply.js';
import { sayBack } from './saying-back.js';
import type { Counted, Decision, Moment, Step } from './step.js';
import type { SuggestionsMemory } from './suggestions.js';
import { lookAgain, pickNeed, tell, toldSomething } from './telling.js';
import { countUnmet } from './unmet.js';

const choices: Choice[] = ['far', 'time', 'cost', 'not-for-me', 'tried'].map((id) => ({
  id,
  say: `why-not:choice-${id}`,
}));

/** None of these: why not? What was asked for and not met is counted; what is said here shapes the next three. */
export const whyNot: Step<SuggestionsMemory> = {
  ask: (_moment, _memory, manner) => ({
    replies: [{ say: manner === 'first' ? 'why-not:ask' : 'why-not:again', choices }],
  }),

  hear: (moment) => {
    const { heard, story } = moment;
    const topics = story.topics.map(({ topic }) => topic);
    const counted: Counted[] = [{ kind: 'why-not', of: reasonOf(heard) }, ...countUnmet(story, topics)];
    return { ...because(moment), counted };
  },
};

function because(moment: Moment): Decision<SuggestionsMemory> {
  const { heard, story } = moment;
  switch (heard.choice) {
    case 'far':
      return { story, next: question('whereabouts', ['matters', 'access']) };
    case 'time':
      return { story, next: question('when', ['matters', 'access', 'whereabouts']) };
    case 'cost':
      return {
        story: lookAgain(pickNeed(story, 'free')),
        replies: [{ say: 'why-not:free' }],
        next: { kind: 'step', step: 'choose' },
      };
    case 'not-for-me':
      return { story, next: question('matters', []) };
  }
  const choose = { kind: 'step', step: 'choose' } as const;
  if (!toldSomething(heard)) return { replies: [{ say: 'why-not:noted' }], next: choose };
  const told = tell(story, heard);
  return { story: lookAgain(told), replies: sayBack(story, told), next: choose };
}

function question(step: string, trail: string[]): Decision<SuggestionsMemory>['next'] {
  return { kind: 'replace', dialog: 'what-matters', options: { step, trail } };
}

/** The choice that was picked; whatever else was said is not looked into, and counts as `other`. */
function reasonOf({ choice }: Heard): string {
  return choices.some(({ id }) => id === choice) ? String(choice) : 'other';
}
