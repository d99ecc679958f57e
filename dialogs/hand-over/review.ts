import { leaveKindly } from '../about-you.js';
import { partsOfHandOver } from '../passed-on.js';
import type { Choice, Reply } from '../reply.js';
import { withRequest } from '../requests.js';
import type { Moment, Step } from '../step.js';
import { cuttable, draftOf, type HandOverMemory } from './memory.js';

/** Exactly what will be passed on. Only an exact yes sends it. */
export const review: Step<HandOverMemory> = {
  ask: (moment, memory, manner) => {
    const draft = draftOf(moment, memory);
    if (draft === null) return { replies: [{ say: 'hand-over:no-way-to-reach' }] };
    const { world, story } = moment;
    const parts = partsOfHandOver(draft, (id) => world.activity(id, story)?.name ?? null);
    const labels = parts.map(({ label }) => (typeof label === 'object' && 'key' in label ? label.key : ''));
    const say = manner === 'first' || manner === 'still' ? 'review' : 'review-again';
    return {
      replies: [
        {
          say: `hand-over:${say}`,
          passedOn: { to: { key: 'hand-over:to' }, parts },
          choices: choicesFor(labels),
        },
      ],
    };
  },

  hear: (moment, memory) => {
    const { choice, answer, reach } = moment.heard;
    const draft = draftOf(moment, memory);
    if (draft === null) return { next: { kind: 'step', step: 'reach' } };
    if (choice === 'send') return { next: { kind: 'do', deed: { kind: 'hand-over', draft } } };
    if (choice === 'cancel' || answer === 'no') return leaveKindly('self-referral:nothing-sent');
    const part = cuttable.find((one) => choice === `cut-${one}`);
    if (part !== undefined)
      return { memory: { ...memory, cut: [...memory.cut, part] }, next: { kind: 'ask-anew' } };
    const changed = /^change-(name|reach|note)$/.exec(choice ?? '')?.[1];
    if (changed !== undefined) {
      return { memory: { ...memory, changing: true }, next: { kind: 'step', step: changed } };
    }
    if (reach !== null) return { memory: { ...memory, reach }, next: { kind: 'ask-anew' } };
    return { next: { kind: 'not-understood' } };
  },

  done: ({ story }: Moment, _memory, outcome) => {
    if (outcome.kind !== 'sent') return { replies: [{ say: 'requests:gone' }], next: { kind: 'end' } };
    const { reference, replyBy } = outcome.request;
    const replies: Reply[] = [
      { say: 'hand-over:sent', values: { reference } },
      ...(replyBy === null ? [] : [{ say: 'hand-over:reply-by', values: { by: { day: replyBy } } }]),
      ...(outcome.onlyForShow ? [{ say: 'self-referral:only-for-show' }] : []),
      { say: 'self-referral:how-to-withdraw', values: { reference } },
    ];
    const counted = [{ kind: 'handed-over' as const, of: 'person' }];
    return { story: withRequest(story, outcome.request), counted, replies, next: { kind: 'end' } };
  },
};

/** Each part that is there can be cut or changed. */
function choicesFor(labels: readonly string[]): Choice[] {
  const change = (id: string): Choice => ({ id: `change-${id}`, say: `self-referral:choice-change-${id}` });
  return [
    { id: 'send', say: 'self-referral:choice-send', exact: true },
    ...cuttable
      .filter((part) => labels.includes(`passed-on:${part}`))
      .map((part): Choice => ({ id: `cut-${part}`, say: `hand-over:choice-cut-${part}` })),
    change('name'),
    change('reach'),
    change('note'),
    { id: 'cancel', say: 'self-referral:choice-cancel' },
  ];
}
