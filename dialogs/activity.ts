import { answersAbout } from './asked-about.js';
import { askedForMessages, messagesToAskFor } from './keep-in-touch/asking-for.js';
import type { Choice } from './reply.js';
import { sayBack } from './saying-back.js';
import { tellingChanges, type AsSuggested } from './since-suggested.js';
import type { DialogDefinition, Moment, Step } from './step.js';
import type { Story } from './story.js';
import type { ActivityDetails } from './suggestion.js';
import { lookAgain, tell, toldSomething } from './telling.js';
import { choiceToMyPhone } from './to-my-phone/what-to-send.js';

interface ActivityMemory {
  /** `group/activity` */
  id: string;
  suggested?: AsSuggested;
}

const onward: Choice[] = [
  { id: 'list', say: 'activity:choice-list' },
  { id: 'person', say: 'choices:person' },
  { id: 'wrong', say: 'activity:choice-wrong' },
  { id: 'done', say: 'activity:choice-done' },
];

/** What can be done about it, before what can always be done. */
function choicesFor({ story, world }: Moment, activity: ActivityDetails | null): Choice[] {
  const way = wayIn(activity, story);
  return [
    ...(way === null ? [] : [{ id: way, say: `activity:choice-${way}` }]),
    ...(activity === null ? [] : messagesToAskFor(activity, story, world)),
    ...(activity === null ? [] : choiceToMyPhone(story, world)),
    ...onward,
  ];
}

/** Where a group wants to hear of people first, they are put in touch, or on its waiting list where it is full. */
function wayIn(activity: ActivityDetails | null, story: Story): 'refer' | 'waiting-list' | null {
  if (activity?.join !== 'refer' || isAskedFor(activity, story)) return null;
  if (activity.status === 'open') return 'refer';
  return activity.status === 'full' || activity.status === 'waiting-list' ? 'waiting-list' : null;
}

/** The group was asked already, and that was not taken back. */
function isAskedFor({ id }: ActivityDetails, { requests }: Story): boolean {
  return requests.some(({ activity }) => activity === id);
}

/** All about one activity. */
const shown: Step<ActivityMemory> = {
  ask: (moment, { id }, manner) => {
    const { world, story } = moment;
    const activity = world.activity(id, story);
    const choices = choicesFor(moment, activity);
    if (manner !== 'first')
      return {
        replies: [{ say: manner === 'again' ? 'activity:again' : 'not-understood:choices', choices }],
      };
    if (activity === null) return { replies: [{ say: 'activity:gone', choices }] };
    if (activity.join === 'book' && !canBeReached(activity)) {
      const { contact } = world.place;
      return { replies: [{ say: 'activity:join-ask-person', contact, activity, choices }] };
    }
    const way = wayIn(activity, story);
    const asked = isAskedFor(activity, story) ? 'join-asked' : null;
    const say = asked ?? (way === 'waiting-list' ? 'join-waiting-list' : `join-${activity.join}`);
    return { replies: [{ say: `activity:${say}`, activity, choices }] };
  },

  remind: (moment, { id }) => [
    { say: 'activity:remind', choices: choicesFor(moment, moment.world.activity(id, moment.story)) },
  ],

  inAnotherLanguage: (moment, memory) => shown.ask(moment, memory, 'first'),

  hear: (moment, { id }) => {
    const { heard, story, world } = moment;
    const way = wayIn(world.activity(id, story), story);
    if (way !== null && (heard.choice === way || heard.answer === 'yes')) {
      const options = { id, when: way === 'refer' ? 'now' : way };
      return { next: { kind: 'begin', dialog: 'self-referral', options } };
    }
    const messages = askedForMessages(heard.choice, world.activity(id, story), story, world);
    if (messages !== null) return { next: { kind: 'begin', dialog: 'keep-in-touch', options: messages } };
    if (heard.choice === 'wrong') {
      return { next: { kind: 'begin', dialog: 'something-wrong', options: { id } } };
    }
    if (heard.choice === 'done' || heard.answer === 'thanks' || heard.answer === 'goodbye') {
      return { replies: [{ say: 'hello:goodbye' }], next: { kind: 'wait' } };
    }
    const activity = world.activity(id, story);
    const answers = answersAbout(moment, activity, choicesFor(moment, activity));
    if (answers.length > 0) return { replies: answers, next: { kind: 'wait' } };
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
  steps: { shown: tellingChanges(shown) },
  begin: ({ id, suggested }) => ({
    memory: { id: String(id), ...(suggested ? { suggested: suggested as AsSuggested } : {}) },
    step: 'shown',
  }),
  before: { kind: 'end' },
  after: { kind: 'end' },
};
