import type { Measure, MeasureQuestion } from '../../dialogs/measure.js';
import type { WellbeingAnswers, WellbeingRecord } from '../referrals/how-are-you.js';
import { packet, wholeFives } from './in-fives.js';
import { largestFirst, tableOf, type Making } from './making.js';
import type { Row, Table } from './report.js';

/** What one person answered before and after. */
interface Pair {
  before: WellbeingAnswers;
  after: WellbeingAnswers;
}

export interface WellbeingCounted {
  records: readonly WellbeingRecord[];
  measures: readonly Measure[];
  /** The ISO week that is not over yet: who answers in it shows once it is over. */
  thisWeek: string;
}

/** How people were before and after, of those who answered both times. */
export function wellbeing(making: Making, counted: WellbeingCounted): Table[] {
  const pairs = pairsOf(counted);
  const questions = counted.measures.flatMap((measure) =>
    measure.questions.map((question) => ({ question, key: `${measure.id}/${question.id}` })),
  );
  const means = questions.flatMap(({ question, key }) => meansOf(making, question, key, pairs));
  const answers = questions.flatMap(({ question, key }) => answersOf(making, question, key, pairs));
  const chart = { kind: 'bars', series: [0, 1] } as const;
  const full = Math.max(...questions.map(({ question }) => topOf(question)));
  const wanted = { id: 'wellbeing', columns: ['before', 'after', 'people'], chart: { ...chart, full } };
  return [
    tableOf(making, wanted, means),
    tableOf(making, { id: 'wellbeing-answers', columns: ['before', 'after'], chart }, answers),
  ];
}

/** The top of its scale; 0 where it has none. */
function topOf({ answers }: MeasureQuestion): number {
  return Array.isArray(answers) ? 0 : answers.to;
}

/** In an order that stays: by week and, within it, by the random word of the pair. */
function pairsOf({ records, thisWeek }: WellbeingCounted): Pair[] {
  const inOrder = [...records].sort((one, other) => (orderOf(one) < orderOf(other) ? -1 : 1));
  return inOrder.flatMap(({ before, after }) =>
    before !== null && after !== null && after.week < thisWeek ? [{ before, after }] : [],
  );
}

function orderOf({ after, pair }: WellbeingRecord): string {
  return `${after?.week ?? ''} ${pair}`;
}

/**
 * Of answers on a scale the means. People are taken in fives, in a fixed order, and a five shows in the week in which its
 * last one answered: no two reports differ by fewer than five people.
 */
function meansOf(
  making: Making,
  { text, answers }: MeasureQuestion,
  key: string,
  pairs: readonly Pair[],
): Row[] {
  if (Array.isArray(answers)) return [];
  const both = pairs.flatMap(({ before, after }) => {
    const [one, other] = [before.answers[key], after.answers[key]];
    return typeof one === 'number' && typeof other === 'number'
      ? [{ week: after.week, before: one, after: other }]
      : [];
  });
  const shown = fivesOf(both)
    .filter((five) => isIn(making, five.at(-1)?.week ?? ''))
    .flat();
  if (shown.length === 0) return [];
  const before = mean(shown.map((one) => one.before));
  return [{ id: key, label: text, values: [before, mean(shown.map((one) => one.after)), shown.length] }];
}

/** Of answers in words how many gave each, counted in fives as everything else. */
function answersOf(
  making: Making,
  { text, answers }: MeasureQuestion,
  key: string,
  pairs: readonly Pair[],
): Row[] {
  if (!Array.isArray(answers)) return [];
  const rows = answers.map((answer): Row => {
    const shown = (when: keyof Pair): number | null => {
      const gave = pairs.filter((pair) => pair[when].answers[key] === answer.id);
      const until = (isBefore: (week: string) => boolean) =>
        wholeFives(gave.filter(({ after }) => isBefore(after.week)).length);
      const { from, to } = making.weeks;
      return until((week) => week <= to) - until((week) => week < from) || null;
    };
    const label = making.wording.say('report:question-and-answer', { question: text, answer: answer.text });
    return { id: `${key}/${answer.id}`, label, values: [shown('before'), shown('after')] };
  });
  return largestFirst(rows).length > 0 ? rows : [];
}

/** A rest of fewer than five waits for the next. */
function fivesOf<T>(all: readonly T[]): T[][] {
  const fives = wholeFives(all.length) / packet;
  return Array.from({ length: fives }, (_, five) => all.slice(five * packet, (five + 1) * packet));
}

function isIn({ weeks }: Making, week: string): boolean {
  return week >= weeks.from && week <= weeks.to;
}

/** To one decimal. */
function mean(values: readonly number[]): number {
  return Math.round((values.reduce((sum, value) => sum + value, 0) / values.length) * 10) / 10;
}
