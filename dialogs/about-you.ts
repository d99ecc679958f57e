import type { Reach } from './deed.js';
import type { Choice } from './reply.js';
import type { Asked, Decision, Manner, Step } from './step.js';

/** What is asked of somebody who wishes to be put in touch, with a group or with a person. */
export interface AboutYou {
  name: string | null;
  reach: Reach | null;
  note: string | null;
  /** One part is being changed, after which what is sent is shown again. */
  changing: boolean;
}

/** Characters. */
const longestName = 60;
const longestNote = 500;

/** The questions, worded by one file of the locale, and what follows the last of them. */
export function aboutYou<Memory extends AboutYou>(
  file: string,
): Record<'name' | 'reach' | 'note', Step<Memory>> {
  const choice = (id: string): Choice => ({ id, say: `self-referral:choice-${id}` });
  const put = (question: string, manner: Manner, choices: Choice[]): Asked<Memory> => {
    const again = manner === 'again' || manner === 'choices' ? '-again' : '';
    return { replies: [{ say: `${file}:${question}${again}`, choices }] };
  };
  const nothingSent = leaveKindly('self-referral:nothing-sent');

  /** What they like to be called, or nothing. */
  const name: Step<Memory> = {
    ask: (_moment, _memory, manner) => put('name', manner, [choice('skip'), choice('cancel')]),

    hear: ({ heard }, memory) => {
      if (heard.choice === 'cancel') return nothingSent;
      if (heard.choice === 'skip' || heard.answer === 'skip' || heard.answer === 'no') {
        return goOn({ ...memory, name: null });
      }
      const said = heard.name ?? withoutReach(heard.text);
      if (heard.answer !== null || !/\p{L}/u.test(said) || said.length > longestName) {
        return { next: { kind: 'not-understood' } };
      }
      return goOn({ ...memory, name: said, reach: heard.reach ?? memory.reach });
    },
  };

  /** One way to be reached. Without it nobody can be put in touch. */
  const reach: Step<Memory> = {
    settled: (_story, memory) => memory.reach !== null,

    ask: ({ world }, _memory, manner) => {
      const known = world.writesFrom;
      if (known === null) return put('reach', manner, [choice('cancel')]);
      const thisNumber = { ...choice('this-number'), values: { number: known.shown } };
      return put('reach-known', manner, [thisNumber, choice('cancel')]);
    },

    hear: ({ heard, world }, memory) => {
      if (heard.choice === 'cancel') return nothingSent;
      if (heard.reach !== null) return goOn({ ...memory, reach: heard.reach });
      const sameNumber = heard.choice === 'this-number' || heard.answer === 'yes';
      if (sameNumber && world.writesFrom !== null) return goOn({ ...memory, reach: world.writesFrom });
      if (heard.answer === 'no' || heard.answer === 'skip') return leaveKindly(`${file}:no-way-to-reach`);
      return { next: { kind: 'not-understood' } };
    },
  };

  /** Anything they should know, or nothing. */
  const note: Step<Memory> = {
    ask: (_moment, _memory, manner) => put('note', manner, [choice('skip'), choice('cancel')]),

    hear: ({ heard }, memory) => {
      if (heard.choice === 'cancel') return nothingSent;
      if (heard.choice === 'skip' || ['skip', 'no', 'nothing', 'unsure'].includes(heard.answer ?? '')) {
        return goOn({ ...memory, note: null });
      }
      const said = heard.text.trim();
      if (said === '' || heard.answer !== null) return { next: { kind: 'not-understood' } };
      if (said.length > longestNote) {
        const replies = [{ say: 'self-referral:note-too-long', values: { count: longestNote } }];
        return { replies, next: { kind: 'wait' } };
      }
      return goOn({ ...memory, note: said });
    },
  };

  return { name, reach, note };
}

/** Nothing is sent, and the conversation goes on where it was. */
export function leaveKindly(say: string): Decision<never> {
  return { replies: [{ say }], next: { kind: 'end' } };
}

/** On to the next question that is still open, or back to what is sent where one part was changed. */
function goOn<Memory extends AboutYou>(memory: Memory): Decision<Memory> {
  if (!memory.changing) return { memory, next: { kind: 'onward' } };
  return { memory: { ...memory, changing: false }, next: { kind: 'step', step: 'review' } };
}

/** "Rose, 07700 900123" holds a name and a number. */
function withoutReach(text: string): string {
  return text
    .replace(/\S+@\S+/g, '')
    .replace(/\+?\d[\d ().-]{5,}/g, '')
    .replace(/^[\s,.:;-]+|[\s,.:;-]+$/g, '');
}
