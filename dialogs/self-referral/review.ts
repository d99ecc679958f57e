import { leaveKindly } from '../about-you.js';
import { mayAskToKeepInTouch } from '../keep-in-touch.js';
import { withRequest } from '../requests.js';
import { partsOfSelfReferral } from '../passed-on.js';
import type { Choice } from '../reply.js';
import type { Decision, Moment, Step } from '../step.js';
import { draftOf, type SelfReferralMemory } from './memory.js';

function choicesFor({ name, note }: SelfReferralMemory): Choice[] {
  const say = (id: string): Choice => ({ id, say: `self-referral:choice-${id}` });
  return [
    { ...say('send'), exact: true },
    ...(name === null ? [] : [say('drop-name')]),
    ...(note === null ? [] : [say('drop-note')]),
    say('change-name'),
    say('change-reach'),
    say('change-note'),
    say('cancel'),
  ];
}

/**
 * Exactly what will be sent, and to whom. Only an exact yes sends it: "yes but not my surname" is none, and asks what to
 * leave out.
 */
export const review: Step<SelfReferralMemory> = {
  ask: (moment, memory, manner) => {
    const { world, story } = moment;
    const activity = world.activity(memory.id, story);
    const draft = draftOf(moment, memory);
    if (activity === null || draft === null) return { replies: [{ say: 'activity:gone' }] };
    const group = activity.group.name;
    const say = manner === 'first' || manner === 'still' ? `review-${memory.when}` : 'review-again';
    return {
      replies: [
        {
          say: `self-referral:${say}`,
          values: { group, name: activity.name },
          passedOn: { to: group, parts: partsOfSelfReferral(draft) },
          choices: choicesFor(memory),
        },
      ],
    };
  },

  hear: (moment, memory) => {
    const { heard } = moment;
    const draft = draftOf(moment, memory);
    if (draft === null) return { next: { kind: 'step', step: 'reach' } };
    switch (heard.choice) {
      case 'send':
        return { next: { kind: 'do', deed: { kind: 'refer', draft, when: memory.when } } };
      case 'drop-name':
        return { memory: { ...memory, name: null }, next: { kind: 'ask-anew' } };
      case 'drop-note':
        return { memory: { ...memory, note: null }, next: { kind: 'ask-anew' } };
      case 'change-name':
        return change(memory, 'name');
      case 'change-reach':
        return change(memory, 'reach');
      case 'change-note':
        return change(memory, 'note');
      case 'cancel':
        return leaveKindly('self-referral:nothing-sent');
    }
    if (heard.answer === 'no') return leaveKindly('self-referral:nothing-sent');
    if (heard.reach !== null)
      return { memory: { ...memory, reach: heard.reach }, next: { kind: 'ask-anew' } };
    return { next: { kind: 'not-understood' } };
  },

  done: (moment, memory, outcome) => {
    switch (outcome.kind) {
      case 'sent':
        return sent(moment, memory, outcome);
      case 'no-room':
        return {
          next: {
            kind: 'replace',
            dialog: 'no-room',
            options: { referral: memory, nextWeek: outcome.nextWeek, waitingList: outcome.waitingList },
          },
        };
      default:
        return { replies: [{ say: 'activity:gone' }], next: { kind: 'end' } };
    }
  },
};

function change(memory: SelfReferralMemory, step: string): Decision<SelfReferralMemory> {
  return { memory: { ...memory, changing: true }, next: { kind: 'step', step } };
}

function sent(
  { story }: Moment,
  { id, when, reach }: SelfReferralMemory,
  { request, onlyForShow }: Extract<Parameters<NonNullable<typeof review.done>>[2], { kind: 'sent' }>,
): Decision<SelfReferralMemory> {
  const { reference, replyBy, activity } = request;
  const values = { reference, group: activity?.group ?? '' };
  const answer =
    replyBy === null ? [] : [{ say: 'self-referral:reply-by', values: { ...values, by: { day: replyBy } } }];
  const askHowItWent = when !== 'waiting-list' && mayAskToKeepInTouch(story);
  const email = reach?.by === 'email' ? reach.to : null;
  const options = { id, request: request.id, what: 'check-in', email };
  return {
    story: withRequest(story, request),
    counted: [{ kind: 'referred', of: id }],
    replies: [
      { say: `self-referral:sent-${when}`, values },
      ...answer,
      ...(onlyForShow ? [{ say: 'self-referral:only-for-show' }] : []),
      { say: 'self-referral:how-to-withdraw', values },
    ],
    next: askHowItWent ? { kind: 'replace', dialog: 'keep-in-touch', options } : { kind: 'end' },
  };
}
