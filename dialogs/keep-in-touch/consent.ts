import type { Choice, Reply } from '../reply.js';
import type { Decision, Moment, Step } from '../step.js';
import type { World } from '../world.js';

export interface KeepInTouchMemory {
  /** `group/activity` */
  id: string;
  /** The self-referral that it follows, or null. */
  request: string | null;
  what: 'reminder' | 'check-in';
  /** The day of the first visit, `YYYY-MM-DD`, or null where it is not known. */
  day: string | null;
  /** An e-mail address that they gave, or null. */
  email: string | null;
}

/** Days after which it is asked how it went. */
const daysUntilCheckIn = 14;
const day = 24 * 60 * 60_000;

const yes: Choice = { id: 'agree', say: 'keep-in-touch:choice-yes', exact: true };
const no: Choice = { id: 'no', say: 'keep-in-touch:choice-no' };

/** Nothing is agreed, and the conversation goes on where it was. */
export const leave = {
  replies: [{ say: 'keep-in-touch:not-agreed' }],
  next: { kind: 'end' },
} as const satisfies { replies: Reply[]; next: Decision<never>['next'] };

/** What would be sent, when, and how it would reach them. Only an exact yes agrees to it. */
export const consent: Step<KeepInTouchMemory> = {
  ask: (moment, memory, manner) => {
    const { story, world } = moment;
    const by = reachedBy(memory, world);
    const values = {
      email: memory.email ?? '',
      name: world.activity(memory.id, story)?.name ?? '',
      on: { day: whenSent(memory, world.now) },
    };
    const choices = by === 'nowhere' ? [no] : [yes, no];
    if (manner === 'again' || manner === 'choices')
      return { replies: [{ say: 'keep-in-touch:again', choices }] };
    const warning = story.danger.includes('harm') ? [{ say: 'keep-in-touch:may-be-seen' }] : [];
    return { replies: [...warning, { say: `keep-in-touch:${memory.what}-${by}`, values, choices }] };
  },

  hear: (moment, memory) => {
    const { choice, answer, reach } = moment.heard;
    if (reach?.by === 'email') return { memory: { ...memory, email: reach.to }, next: { kind: 'ask-anew' } };
    if (choice === 'agree' && reachedBy(memory, moment.world) !== 'nowhere') return agree(moment, memory);
    if (choice === 'no' || answer === 'no' || answer === 'skip') return leave;
    return { next: { kind: 'not-understood' } };
  },

  done: ({ story, world }, memory, outcome) => {
    if (outcome.kind !== 'done') return { replies: [{ say: 'keep-in-touch:gone' }], next: { kind: 'end' } };
    const agreed = `${memory.what}/${memory.id}`;
    return {
      story: { ...story, messagesAgreed: [...new Set([...story.messagesAgreed, agreed])] },
      replies: [
        { say: `keep-in-touch:agreed-${memory.what}`, values: { on: { day: whenSent(memory, world.now) } } },
      ],
      next: { kind: 'end' },
    };
  },
};

function agree({ story, language }: Moment, memory: KeepInTouchMemory): Decision<KeepInTouchMemory> {
  const { id: activity, request, what, day: visit, email } = memory;
  return {
    next: {
      kind: 'do',
      deed: {
        kind: 'keep-in-touch',
        ...{ activity, request, what, day: visit, email, language },
        forWhom: story.person?.forWhom ?? null,
        mayBeSeen: story.danger.includes('harm'),
      },
    },
  };
}

/** By e-mail where they gave an address, else as the channel can: a message, or on its page when they are next here. */
function reachedBy({ email }: KeepInTouchMemory, world: World): 'email' | 'message' | 'page' | 'nowhere' {
  return email === null ? (world.reachesLater ?? 'nowhere') : 'email';
}

/** The day before the visit, or two weeks from now, give or take a holiday. */
function whenSent({ what, day: visit }: KeepInTouchMemory, now: Date): string {
  const at =
    what === 'reminder' && visit !== null
      ? Date.parse(`${visit}T12:00:00Z`) - day
      : now.getTime() + daysUntilCheckIn * day;
  return new Date(at).toISOString().slice(0, 10);
}
