import type { Choice } from '../reply.js';
import type { Decision, Manner, Step } from '../step.js';
import { leaveKindly } from './leaving.js';
import type { SelfReferralMemory } from './memory.js';

/** Characters. */
const longestName = 60;
const longestNote = 500;

const skip: Choice = { id: 'skip', say: 'self-referral:choice-skip' };
const cancel: Choice = { id: 'cancel', say: 'self-referral:choice-cancel' };

/** What they like to be called, or nothing. */
export const name: Step<SelfReferralMemory> = {
  ask: (_moment, _memory, manner) => put('name', manner, [skip, cancel]),

  hear: ({ heard }, memory) => {
    if (heard.choice === 'cancel') return leaveKindly('nothing-sent');
    if (heard.choice === 'skip' || heard.answer === 'skip' || heard.answer === 'no') {
      return goOn({ ...memory, name: null }, 'reach');
    }
    const said = heard.name ?? withoutReach(heard.text);
    if (heard.answer !== null || !/\p{L}/u.test(said) || said.length > longestName) {
      return { next: { kind: 'not-understood' } };
    }
    return goOn({ ...memory, name: said, reach: heard.reach ?? memory.reach }, 'reach');
  },
};

/** One way to be reached. Without it nobody can be put in touch. */
export const reach: Step<SelfReferralMemory> = {
  ask: ({ world }, _memory, manner) => {
    const known = world.writesFrom;
    if (known === null) return put('reach', manner, [cancel]);
    const thisNumber: Choice = {
      id: 'this-number',
      say: 'self-referral:choice-this-number',
      values: { number: known.shown },
    };
    return put('reach-known', manner, [thisNumber, cancel]);
  },

  hear: ({ heard, world }, memory) => {
    if (heard.choice === 'cancel') return leaveKindly('nothing-sent');
    if (heard.reach !== null) return goOn({ ...memory, reach: heard.reach }, 'note');
    const sameNumber = heard.choice === 'this-number' || heard.answer === 'yes';
    if (sameNumber && world.writesFrom !== null) {
      return goOn({ ...memory, reach: world.writesFrom }, 'note');
    }
    if (heard.answer === 'no' || heard.answer === 'skip') return leaveKindly('no-way-to-reach');
    return { next: { kind: 'not-understood' } };
  },
};

/** Anything the group should know, or nothing. */
export const note: Step<SelfReferralMemory> = {
  ask: (_moment, _memory, manner) => put('note', manner, [skip, cancel]),

  hear: ({ heard }, memory) => {
    if (heard.choice === 'cancel') return leaveKindly('nothing-sent');
    const nothing =
      heard.choice === 'skip' || ['skip', 'no', 'nothing', 'unsure'].includes(heard.answer ?? '');
    if (nothing) return goOn({ ...memory, note: null }, 'review');
    const said = heard.text.trim();
    if (said === '' || heard.answer !== null) return { next: { kind: 'not-understood' } };
    if (said.length > longestNote) {
      const replies = [{ say: 'self-referral:note-too-long', values: { count: longestNote } }];
      return { replies, next: { kind: 'wait' } };
    }
    return goOn({ ...memory, note: said }, 'review');
  },
};

function put(question: string, manner: Manner, choices: Choice[]) {
  const again = manner === 'again' || manner === 'choices' ? '-again' : '';
  return { replies: [{ say: `self-referral:${question}${again}`, choices }] };
}

/** On to the next question that is still open, or back to what is sent where one part was changed. */
function goOn(memory: SelfReferralMemory, next: string): Decision<SelfReferralMemory> {
  if (memory.changing) {
    return { memory: { ...memory, changing: false }, next: { kind: 'step', step: 'review' } };
  }
  const step = next === 'reach' && memory.reach !== null ? 'note' : next;
  return { memory, next: { kind: 'step', step } };
}

/** "Rose, 07700 900123" holds a name and a number. */
function withoutReach(text: string): string {
  return text
    .replace(/\S+@\S+/g, '')
    .replace(/\+?\d[\d ().-]{5,}/g, '')
    .replace(/^[\s,.:;-]+|[\s,.:;-]+$/g, '');
}
