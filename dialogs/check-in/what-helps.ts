import type { WhyNotThere } from '../deed.js';
import { mayAskToKeepInTouch } from '../keep-in-touch.js';
import type { Choice } from '../reply.js';
import { sayBack } from '../saying-back.js';
import type { Decision, Moment, Step } from '../step.js';
import type { Story } from '../story.js';
import { lookAgain, pickNeed, tell, toldSomething } from '../telling.js';
import type { CheckInMemory } from './memory.js';

/** What is offered first, by what got in the way. */
const first: Partial<Record<WhyNotThere, 'companion' | 'free'>> = {
  nerves: 'companion',
  'getting-there': 'companion',
  health: 'companion',
  cost: 'free',
  other: 'companion',
};

/** Someone to go with, other suggestions, the group again, later, or a person. */
export const whatHelps: Step<CheckInMemory> = {
  ask: (moment, memory, manner) => {
    const key = memory.how === 'not-for-me' ? 'not-for-me' : 'what-helps';
    const say = `check-in:${manner === 'first' ? key : 'what-helps-again'}`;
    return { replies: [{ say, values: { group: memory.group }, choices: choicesFor(moment, memory) }] };
  },

  hear: ({ heard, story }, memory) => {
    const { activity: id, request, email } = memory;
    switch (heard.choice) {
      case 'companion':
      case 'free':
        return suggest(pickNeed(story, heard.choice));
      case 'something-else':
        return suggest(story);
      case 'ask-group':
        return { next: { kind: 'replace', dialog: 'self-referral', options: { id, when: 'now' } } };
      case 'ask-later':
        return {
          next: {
            kind: 'replace',
            dialog: 'keep-in-touch',
            options: { id, request, what: 'check-in', email },
          },
        };
      case 'nothing':
        return { replies: [{ say: 'hello:goodbye' }], next: { kind: 'end' } };
    }
    if (toldSomething(heard)) {
      const told = tell(story, heard);
      return { ...suggest(told), replies: sayBack(story, told) };
    }
    if (heard.answer === 'yes' || heard.answer === 'more') return suggest(story);
    if (heard.answer !== null) return { next: { kind: 'end' } };
    return { next: { kind: 'not-understood' } };
  },
};

function suggest(story: Story): Decision<CheckInMemory> {
  return { story: lookAgain(story), next: { kind: 'replace', dialog: 'suggestions', options: {} } };
}

function choicesFor({ world, story }: Moment, memory: CheckInMemory): Choice[] {
  const choice = (id: string): Choice => ({ id, say: `check-in:choice-${id}` });
  const helps = memory.why === null ? undefined : first[memory.why];
  const canAskGroup = memory.how === 'not-yet' && world.activity(memory.activity, story)?.join === 'refer';
  const group = canAskGroup ? [choice('ask-group')] : [];
  const later = memory.how === 'not-yet' && mayAskToKeepInTouch(story) ? [choice('ask-later')] : [];
  return [
    ...(memory.why === 'nobody-answered' ? group : []),
    ...(helps === undefined ? [] : [choice(helps)]),
    { id: 'something-else', say: 'self-referral:choice-something-else' },
    ...(memory.why === 'nobody-answered' ? [] : group),
    ...later,
    { id: 'person', say: 'choices:person' },
    choice('nothing'),
  ];
}
