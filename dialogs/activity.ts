import type { Choice } from './reply.js';
import { sayBack } from './saying-back.js';
import type { DialogDefinition, Step } from './step.js';
import type { ActivityDetails } from './suggestion.js';
import { lookAgain, tell, toldSomething } from './telling.js';

interface ActivityMemory {
  /** `group/activity` */
  id: string;
}

const choices: Choice[] = [
  { id: 'list', say: 'activity:choice-list' },
  { id: 'person', say: 'choices:person' },
  { id: 'wrong', say: 'activity:choice-wrong' },
  { id: 'done', say: 'activity:choice-done' },
];

/** All about one activity. */
const shown: Step<ActivityMemory> = {
  ask: ({ world, story }, { id }, manner) => {
    if (manner !== 'first')
      return {
        replies: [{ say: manner === 'again' ? 'activity:again' : 'not-understood:choices', choices }],
      };
    const activity = world.activity(id, story);
    if (activity === null) return { replies: [{ say: 'activity:gone', choices }] };
    if (activity.join !== 'drop-in' && !canBeReached(activity)) {
      const { contact } = world.place;
      return { replies: [{ say: 'activity:join-ask-person', contact, activity, choices }] };
    }
    return { replies: [{ say: `activity:join-${activity.join}`, activity, choices }] };
  },

  remind: () => [{ say: 'activity:remind', choices }],

  hear: ({ heard, story }, { id }) => {
    if (heard.choice === 'wrong') {
      return { next: { kind: 'begin', dialog: 'something-wrong', options: { id } } };
    }
    if (heard.choice === 'done' || heard.answer === 'thanks' || heard.answer === 'goodbye') {
      return { replies: [{ say: 'hello:goodbye' }], next: { kind: 'wait' } };
    }
    if (toldSomething(heard)) {
      const told = tell(story, heard);
      const replies = sayBack(story, told);
      return { story: lookAgain(told), replies, next: { kind: 'end', askAnew: true } };
    }
    if (heard.answer === 'more') return { next: { kind: 'end', askAnew: true } };
    if (heard.choice === 'list' || heard.answer !== null) return { next: { kind: 'end' } };
    return { next: { kind: 'not-understood' } };
  },
};

function canBeReached({ contact: { phone, email, website } }: ActivityDetails): boolean {
  return phone !== null || email !== null || website !== null;
}

/** One activity in full, entered from the suggestions and left back to them. */
export const activity: DialogDefinition<ActivityMemory> = {
  id: 'activity',
  schema: 1,
  steps: { shown },
  begin: ({ id }) => ({ memory: { id: String(id) }, step: 'shown' }),
  before: { kind: 'end' },
  after: { kind: 'end' },
};
