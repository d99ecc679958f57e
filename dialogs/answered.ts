import { sayBack } from './saying-back.js';
import type { Choice } from './reply.js';
import type { DialogDefinition, Step } from './step.js';
import { lookAgain, tell, toldSomething } from './telling.js';

type NoMemory = Record<string, never>;

const choices: Choice[] = [
  { id: 'something-else', say: 'self-referral:choice-something-else' },
  { id: 'person', say: 'choices:person' },
  { id: 'carry-on', say: 'choices:carry-on' },
];

/** What next, where a group could not take somebody. */
const whatNext: Step<NoMemory> = {
  ask: (_moment, _memory, manner) => ({
    replies: [{ say: `answers:what-next${manner === 'first' ? '' : '-again'}`, choices }],
  }),

  hear: ({ heard, story }) => {
    if (toldSomething(heard)) {
      const told = tell(story, heard);
      const replies = sayBack(story, told);
      return {
        story: lookAgain(told),
        replies,
        next: { kind: 'replace', dialog: 'suggestions', options: {} },
      };
    }
    if (heard.choice === 'something-else' || heard.answer === 'yes' || heard.answer === 'more') {
      return { next: { kind: 'replace', dialog: 'suggestions', options: {} } };
    }
    if (heard.choice === 'carry-on' || heard.answer !== null) return { next: { kind: 'end' } };
    return { next: { kind: 'not-understood' } };
  },
};

/** After a group answered that it cannot take somebody. */
export const answered: DialogDefinition<NoMemory> = {
  id: 'answered',
  schema: 1,
  steps: { 'what-next': whatNext },
  begin: () => ({ memory: {}, step: 'what-next' }),
  before: { kind: 'end' },
  after: { kind: 'end' },
};
