import type { Choice } from '../reply.js';
import { sayBack } from '../saying-back.js';
import type { Decision, Moment, Step } from '../step.js';
import { lookAgain, tell, toldSomething } from '../telling.js';
import type { CheckInMemory, HowItWent } from './memory.js';

const choices: Choice[] = [
  { id: 'went', say: 'check-in:choice-went' },
  { id: 'not-yet', say: 'check-in:choice-not-yet' },
  { id: 'not-for-me', say: 'check-in:choice-not-for-me' },
  { id: 'stop-asking', say: 'check-in:choice-stop' },
];

/** Did they get there? What they tell besides is heard as ever. */
export const how: Step<CheckInMemory> = {
  ask: (_moment, { name, group, forWhom }, manner) => {
    const key =
      manner === 'again' || manner === 'choices' ? 'how-again' : forWhom === null ? 'how' : 'how-whom';
    const values = { name, group, whom: forWhom ?? '' };
    return { replies: [{ say: `check-in:${key}`, values, choices }] };
  },

  hear: ({ heard, story }, memory) => {
    const { choice, answer } = heard;
    if (choice === 'stop-asking') return { next: { kind: 'do', deed: { kind: 'end-check-ins' } } };
    if (choice === 'went' || answer === 'yes') return note(memory, 'went');
    if (choice === 'not-yet' || answer === 'no') return note(memory, 'not-yet');
    if (choice === 'not-for-me') return note(memory, 'not-for-me');
    if (toldSomething(heard)) {
      const told = tell(story, heard);
      return { story: told, replies: sayBack(story, told), next: { kind: 'end', askAnew: true } };
    }
    if (answer === 'skip' || answer === 'goodbye') return { next: { kind: 'end' } };
    return { next: { kind: 'not-understood' } };
  },

  done: (moment, memory) => (memory.how === null ? stopped(moment) : onwardFrom(moment, memory)),
};

function note(memory: CheckInMemory, went: HowItWent): Decision<CheckInMemory> {
  const deed = { kind: 'went', about: memory.about, how: went, why: null } as const;
  return { memory: { ...memory, how: went }, next: { kind: 'do', deed } };
}

function stopped({ story }: Moment): Decision<CheckInMemory> {
  return {
    story: { ...story, messagesAgreed: [] },
    replies: [{ say: 'keep-in-touch:stopped' }],
    next: { kind: 'end' },
  };
}

function onwardFrom({ story }: Moment, { how: went, activity }: CheckInMemory): Decision<CheckInMemory> {
  if (went === 'not-yet') return { next: { kind: 'step', step: 'why' } };
  if (went === 'not-for-me') {
    const turnedDown = [...new Set([...story.turnedDown, activity])];
    return { story: lookAgain({ ...story, turnedDown }), next: { kind: 'step', step: 'what-helps' } };
  }
  const replies = [{ say: 'check-in:glad' }];
  if (story.howAreYou.pair === null) return { replies, next: { kind: 'end' } };
  return { replies, next: { kind: 'replace', dialog: 'how-are-you', options: { when: 'after' } } };
}
