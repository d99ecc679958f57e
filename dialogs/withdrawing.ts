import type { Choice } from './reply.js';
import type { DialogDefinition, Step } from './step.js';
import type { Story } from './story.js';

type NoMemory = Record<string, never>;

const keep: Choice = { id: 'keep', say: 'requests:choice-keep' };
const noMessages: Choice = { id: 'no-messages', say: 'keep-in-touch:choice-stop', exact: true };

function choiceOf({ id, reference }: Story['requests'][number]): Choice {
  return { id: `withdraw:${id}`, say: 'requests:choice-withdraw', values: { reference }, exact: true };
}

/** Which one to take back? Asked also where there is only one: a word that was misheard must take nothing back. */
const which: Step<NoMemory> = {
  ask: ({ story }, _memory, manner) => {
    const messages = story.messagesAgreed.length > 0 ? [noMessages] : [];
    const choices = [...story.requests.toReversed().map(choiceOf), ...messages, keep];
    return { replies: [{ say: manner === 'first' ? 'requests:which' : 'requests:which-again', choices }] };
  },

  hear: ({ heard }) => {
    const { choice, answer } = heard;
    if (choice === 'keep' || answer === 'no') {
      return { replies: [{ say: 'requests:kept' }], next: { kind: 'end' } };
    }
    if (choice === noMessages.id) return { next: { kind: 'do', deed: { kind: 'end-check-ins' } } };
    const request = /^withdraw:(.+)$/.exec(choice ?? '')?.[1];
    if (request === undefined) return { next: { kind: 'not-understood' } };
    return { next: { kind: 'do', deed: { kind: 'withdraw', request } } };
  },

  done: ({ story }, _memory, outcome) => {
    if (outcome.kind === 'done') {
      const replies = [{ say: 'keep-in-touch:stopped' }];
      return { story: { ...story, messagesAgreed: [] }, replies, next: { kind: 'end' } };
    }
    if (outcome.kind !== 'withdrawn') return { replies: [{ say: 'requests:gone' }], next: { kind: 'end' } };
    const { id, reference } = outcome.request;
    return {
      story: { ...story, requests: story.requests.filter((one) => one.id !== id) },
      replies: [{ say: `requests:withdrawn-${outcome.inTime ? 'in-time' : 'told'}`, values: { reference } }],
      next: { kind: 'end' },
    };
  },
};

/** Takes a self-referral or a hand-over back, or ends the messages that were agreed to. */
export const withdrawing: DialogDefinition<NoMemory> = {
  id: 'withdrawing',
  schema: 1,
  steps: { which },
  begin: () => ({ memory: {}, step: 'which' }),
  before: { kind: 'end' },
  after: { kind: 'end' },
};
