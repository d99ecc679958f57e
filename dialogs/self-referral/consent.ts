import { leaveKindly } from '../about-you.js';
import type { QuestionAnswered } from '../deed.js';
import { isOtherLanguage } from '../languages.js';
import type { Choice, Reply } from '../reply.js';
import type { Decision, Moment, Step } from '../step.js';
import type { SelfReferralMemory } from './memory.js';

const whetherTheyKnow: Choice[] = [
  { id: 'they-know', say: 'self-referral:choice-they-know', exact: true },
  { id: 'not-yet', say: 'self-referral:choice-not-yet' },
  { id: 'for-me', say: 'self-referral:choice-for-me' },
];

/** Nobody is referred without their knowledge. Put only where it is for somebody else. */
export const theyKnow: Step<SelfReferralMemory> = {
  settled: (story) => story.person?.forWhom === undefined,

  ask: ({ story }, _memory, manner) => ({
    replies: [
      {
        say: `self-referral:${manner === 'first' ? 'they-know' : 'they-know-again'}`,
        values: { whom: story.person?.forWhom ?? '' },
        choices: whetherTheyKnow,
      },
    ],
  }),

  hear: ({ heard, story }) => {
    if (heard.choice === 'they-know' || heard.answer === 'yes') return { next: { kind: 'onward' } };
    if (heard.choice === 'for-me' && story.person !== null) {
      const person = { ...story.person };
      delete person.forWhom;
      return { story: { ...story, person }, next: { kind: 'onward' } };
    }
    if (heard.choice === 'not-yet' || heard.answer === 'no')
      return leaveKindly('self-referral:ask-them-first');
    return { next: { kind: 'not-understood' } };
  },
};

/** Characters. */
const longestAnswer = 300;

const yesOrNo: Choice[] = [
  { id: 'agree', say: 'self-referral:choice-yes', exact: true },
  { id: 'disagree', say: 'self-referral:choice-no', exact: true },
  { id: 'cancel', say: 'self-referral:choice-cancel' },
];

/** The group's own questions, one at a time. Some are answered with yes or no, others in own words. */
export const question: Step<SelfReferralMemory> = {
  settled: (story, { id, answers }, world) =>
    (world.activity(id, story)?.beforeJoining.length ?? 0) <= answers.length,

  ask: (moment, memory, manner) => {
    const say = manner === 'first' ? 'question' : 'question-again';
    const values = { question: questionOf(moment, memory) };
    const isFirst = manner === 'first' && memory.answers.length === 0;
    return {
      replies: [
        ...(isFirst ? languageOfQuestions(moment, memory) : []),
        { say: `self-referral:${say}`, values, choices: yesOrNo },
      ],
    };
  },

  hear: (moment, memory) => {
    const { choice, answer, text } = moment.heard;
    if (choice === 'cancel') return leaveKindly('self-referral:nothing-sent');
    if (choice === 'agree' || answer === 'yes') return answered(moment, memory, 'yes');
    if (choice === 'disagree' || answer === 'no') return { next: { kind: 'step', step: 'said-no' } };
    const words = text.trim();
    if (answer !== null || words === '' || words.length > longestAnswer) {
      return { next: { kind: 'not-understood' } };
    }
    return answered(moment, memory, { words });
  },
};

const afterNo: Choice[] = [
  { id: 'something-else', say: 'self-referral:choice-something-else' },
  { id: 'tell-them', say: 'self-referral:choice-tell-them' },
  { id: 'person', say: 'choices:person' },
];

/** A "no" leads kindly elsewhere, unless it is no hindrance: nobody but the group knows why it asks. */
export const saidNo: Step<SelfReferralMemory> = {
  settled: () => true,

  ask: () => ({ replies: [{ say: 'self-referral:said-no', choices: afterNo }] }),

  hear: (moment, memory) => {
    const { choice, answer } = moment.heard;
    if (choice === 'tell-them' || answer === 'yes') return answered(moment, memory, 'no');
    if (choice === 'something-else' || answer === 'no') return leaveKindly('self-referral:not-for-you');
    return { next: { kind: 'not-understood' } };
  },
};

/** A word about the language that the group asks in, where it is not the resident's. */
function languageOfQuestions({ world, story, language }: Moment, { id }: SelfReferralMemory): Reply[] {
  const asked = world.activity(id, story)?.writtenIn?.questions;
  if (asked === undefined || !isOtherLanguage(asked, language)) return [];
  return [{ say: 'in-languages:questions', values: { language: { languages: [asked] } } }];
}

function questionOf({ world, story }: Moment, { id, answers }: SelfReferralMemory): string {
  return world.activity(id, story)?.beforeJoining[answers.length] ?? '';
}

function answered(
  moment: Moment,
  memory: SelfReferralMemory,
  answer: QuestionAnswered['answer'],
): Decision<SelfReferralMemory> {
  const answers = [...memory.answers, { question: questionOf(moment, memory), answer }];
  const questions = moment.world.activity(memory.id, moment.story)?.beforeJoining ?? [];
  const step = answers.length < questions.length ? 'question' : 'name';
  return { memory: { ...memory, answers }, next: { kind: 'step', step } };
}
