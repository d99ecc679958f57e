import type { Measure, MeasureQuestion } from '../measure.js';
import type { Choice, Reply } from '../reply.js';
import type { Decision, Moment, Step } from '../step.js';

export interface HowAreYouMemory {
  when: 'before' | 'after';
  /** How many questions were answered or skipped. */
  at: number;
  /** By `measure/question`. Kept nowhere else until the last question. */
  answers: Record<string, number | string>;
}

interface Asked {
  measure: Measure;
  question: MeasureQuestion;
  /** The first of its measure. */
  first: boolean;
}

const skip: Choice = { id: 'skip', say: 'how-are-you:choice-skip', exact: true };
const stop: Choice = { id: 'stop', say: 'how-are-you:choice-stop', exact: true };

/** One question after the other, in their order and their own words. Each can be skipped; to stop keeps nothing. */
export const questions: Step<HowAreYouMemory> = {
  ask: (moment, { at }, manner) => {
    const asked = all(moment)[at];
    // The place has taken them away since they were offered.
    if (asked === undefined) return { replies: [{ say: 'how-are-you:stopped' }] };
    const { measure, question, first } = asked;
    const choices = [...answersOf(question), skip, stop];
    const say = manner === 'first' ? 'how-are-you:question' : 'how-are-you:question-again';
    return {
      replies: [
        ...(at === 0 && manner === 'first' ? introduction(moment, measure) : []),
        ...(first && manner === 'first'
          ? [{ say: 'how-are-you:intro', values: { intro: measure.intro } }]
          : []),
        { say, values: { question: question.text }, choices },
      ],
    };
  },

  hear: (moment, memory) => {
    const { heard } = moment;
    const asked = all(moment)[memory.at];
    if (asked === undefined) return { next: { kind: 'end' } };
    if (heard.choice === 'stop') return { replies: [{ say: 'how-are-you:stopped' }], next: { kind: 'end' } };
    const answer = answerTo(asked.question, moment);
    if (answer !== null) {
      const key = `${asked.measure.id}/${asked.question.id}`;
      return goOn(moment, { ...memory, answers: { ...memory.answers, [key]: answer } });
    }
    if (heard.choice === 'skip' || heard.answer === 'skip') return goOn(moment, memory);
    if (heard.answer === 'no' || heard.answer === 'goodbye')
      return { replies: [{ say: 'how-are-you:stopped' }], next: { kind: 'end' } };
    return { next: { kind: 'not-understood' } };
  },

  done: ({ story }, { when }, outcome) => ({
    story:
      outcome.kind === 'kept'
        ? { ...story, howAreYou: { offered: true, pair: when === 'before' ? outcome.pair : null } }
        : story,
    replies: [{ say: 'how-are-you:thanks' }],
    next: { kind: 'end' },
  }),
};

/** Every question of those measures that are for this person's age, in their order. */
function all({ world, story }: Moment): Asked[] {
  return world.measures
    .filter(({ fromAge }) => (story.person?.age ?? fromAge) >= fromAge)
    .flatMap((measure) =>
      measure.questions.map((question, index) => ({ measure, question, first: index === 0 })),
    );
}

/** What they are for; and that they are in another language, where they are. */
function introduction({ language }: Moment, measure: Measure): Reply[] {
  const other =
    measure.language === language.split('-')[0]
      ? []
      : [{ say: 'how-are-you:other-language', values: { language: { languages: [measure.language] } } }];
  return [{ say: 'how-are-you:about' }, ...other];
}

function answersOf({ answers }: MeasureQuestion): Choice[] {
  const choice = (id: string, answer: string): Choice => {
    return { id: `answer:${id}`, say: 'how-are-you:answer', values: { answer }, exact: true };
  };
  if (Array.isArray(answers)) return answers.map(({ id, text }) => choice(id, text));
  const count = answers.to - answers.from + 1;
  return Array.from({ length: count }, (_, index) => String(answers.from + index)).map((n) => choice(n, n));
}

/** On a scale a number is that number, however it was written; it is never the place of a choice in a list. */
function answerTo({ answers }: MeasureQuestion, { heard }: Moment): number | string | null {
  const chosen = /^answer:(.+)$/.exec(heard.choice ?? '')?.[1];
  if (Array.isArray(answers)) return answers.some(({ id }) => id === chosen) ? (chosen ?? null) : null;
  const number = heard.number ?? (chosen === undefined ? null : Number(chosen));
  return number !== null && number >= answers.from && number <= answers.to ? number : null;
}

function goOn(moment: Moment, memory: HowAreYouMemory): Decision<HowAreYouMemory> {
  const next = { ...memory, at: memory.at + 1 };
  if (next.at < all(moment).length) return { memory: next, next: { kind: 'ask-anew' } };
  const { when, answers } = next;
  if (Object.keys(answers).length === 0)
    return { memory: next, replies: [{ say: 'how-are-you:stopped' }], next: { kind: 'end' } };
  const { pair } = moment.story.howAreYou;
  return { memory: next, next: { kind: 'do', deed: { kind: 'how-are-you', when, pair, answers } } };
}
