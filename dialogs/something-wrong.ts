import type { WrongDetail } from './deed.js';
import type { Choice } from './reply.js';
import type { DialogDefinition, Step } from './step.js';

interface SomethingWrongMemory {
  /** `group/activity` */
  id: string;
}

const details: readonly WrongDetail[] = ['times', 'place', 'contact', 'closed'];

const choices: Choice[] = [...details, 'never-mind'].map((id) => ({
  id,
  say: `something-wrong:choice-${id}`,
}));

/** What is wrong? Any words will do: they go to the people who can put it right, as was said before. */
const what: Step<SomethingWrongMemory> = {
  ask: ({ world, story }, { id }, manner) => {
    const name = world.activity(id, story)?.name ?? '';
    return {
      replies: [
        { say: `something-wrong:${manner === 'first' ? 'ask' : 'again'}`, values: { name }, choices },
      ],
    };
  },

  hear: ({ heard }, { id }) => {
    const { choice, answer, text } = heard;
    if (choice === 'never-mind' || answer === 'skip' || answer === 'no') return { next: { kind: 'end' } };
    const detail = details.find((one) => one === choice);
    if (detail !== undefined) {
      return { next: { kind: 'do', deed: { kind: 'report-wrong', activity: id, detail, words: null } } };
    }
    const words = text.trim();
    if (words === '' || answer !== null) return { next: { kind: 'not-understood' } };
    return { next: { kind: 'do', deed: { kind: 'report-wrong', activity: id, detail: 'other', words } } };
  },

  done: () => ({ replies: [{ say: 'something-wrong:thanks' }], next: { kind: 'end' } }),
};

/** "Something here is wrong", said of one activity. */
export const somethingWrong: DialogDefinition<SomethingWrongMemory> = {
  id: 'something-wrong',
  schema: 1,
  steps: { what },
  begin: ({ id }) => ({ memory: { id: String(id) }, step: 'what' }),
  before: { kind: 'end' },
  after: { kind: 'end' },
};
