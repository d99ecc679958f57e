import { leave, settleWith, takeAnswer, type NoMemory } from '../answering.js';
import type { Choice, Reply } from '../reply.js';
import type { Moment, Step } from '../step.js';
import { settle } from '../telling.js';

const skip: Choice = { id: 'skip', say: 'choices:rather-not-say' };

/** How many areas are named to somebody whose own was not found. */
const areasNamed = 8;

/** "Whereabouts are you?" A neighbourhood or a postcode; never the address. */
export const whereabouts: Step<NoMemory> = {
  settled: (story) => story.settled.includes('whereabouts'),
  leaveOpen: (story) => settle(story, 'whereabouts'),

  ask: (moment, _memory, manner) => {
    if (manner === 'first' || manner === 'still') {
      return {
        replies: [{ say: manner === 'first' ? 'whereabouts:ask' : 'whereabouts:still', choices: [skip] }],
      };
    }
    const choices = [...areaChoices(moment), skip];
    if (manner === 'again') return { replies: [{ say: 'whereabouts:again', choices }] };
    return {
      replies: [
        { say: 'not-understood:choices', choices: [...choices, { id: 'person', say: 'choices:person' }] },
      ],
    };
  },

  hear: (moment) => {
    const { heard, story } = moment;
    if (heard.choice === 'skip') return leave(story, 'whereabouts', [{ say: 'heard:skipped' }]);
    const picked = moment.world.place.areas.find(({ name }) => heard.choice === `area:${name}`);
    if (picked !== undefined) {
      const [latitude, longitude] = picked.at;
      const where = {
        known: true as const,
        area: picked.name,
        at: [latitude, longitude] as [number, number],
        words: '',
      };
      return settleWith(story, { ...story, where }, 'whereabouts');
    }
    const decision = takeAnswer(moment, 'whereabouts');
    return decision.next.kind === 'not-understood' && heard.where?.known === false
      ? { ...decision, next: { kind: 'not-understood', replies: [unknown(heard.where.words)] } }
      : decision;
  },
};

function areaChoices({ world }: Moment): Choice[] {
  return world.place.areas
    .slice(0, areasNamed)
    .map(({ name }) => ({ id: `area:${name}`, say: 'choices:area', values: { area: { area: name } } }));
}

function unknown(words: string): Reply {
  return { say: 'whereabouts:unknown', values: { words } };
}
