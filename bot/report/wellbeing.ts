import { packet } from './in-fives.js';
import { tableOf, type Making } from './making.js';
import type { Row, Table } from './report.js';
import { weekOfDay } from './weeks.js';

/** What one person answered before and after, by `measure/question`; nothing else is known of them. */
export interface WellbeingPair {
  /** ISO instant of the later answers. */
  at: string;
  before: Readonly<Record<string, number | string>>;
  after: Readonly<Record<string, number | string>>;
}

/**
 * Means before and after, of people who answered both times. People are taken in fives, in the order in which they
 * answered, and a five shows in the week in which its last one did: so no two reports differ by fewer than five people.
 */
export function wellbeing(making: Making, pairs: readonly WellbeingPair[]): Table {
  const { wording } = making;
  const questions = [...new Set(pairs.flatMap(({ after }) => Object.keys(after)))].sort();
  const rows = questions.flatMap((question): Row[] => {
    const own = inOrder(pairs).flatMap(({ at, before, after }) => {
      const [one, other] = [before[question], after[question]];
      return typeof one === 'number' && typeof other === 'number' ? [{ at, before: one, after: other }] : [];
    });
    const shown = fivesOf(own).filter((five) => isIn(making, five.at(-1)?.at ?? ''));
    const answers = shown.flat();
    const label = wording.say(`report:question-${question.replace('/', '-')}`);
    if (answers.length === 0) return [];
    const values = [
      mean(answers.map(({ before }) => before)),
      mean(answers.map(({ after }) => after)),
      answers.length,
    ];
    return [{ id: question, label, values }];
  });
  const columns = ['before', 'after', 'people'];
  return tableOf(making, { id: 'wellbeing', columns, chart: { kind: 'bars', series: [0, 1] } }, rows);
}

function inOrder(pairs: readonly WellbeingPair[]): WellbeingPair[] {
  return [...pairs].sort((one, other) => (one.at < other.at ? -1 : one.at > other.at ? 1 : 0));
}

/** A rest of fewer than five waits for the next. */
function fivesOf<T>(all: readonly T[]): T[][] {
  const fives = Math.floor(all.length / packet);
  return Array.from({ length: fives }, (_, five) => all.slice(five * packet, (five + 1) * packet));
}

function isIn({ weeks }: Making, at: string): boolean {
  const week = weekOfDay(at.slice(0, 10)) ?? '';
  return week >= weeks.from && week <= weeks.to;
}

/** To one decimal. */
function mean(values: readonly number[]): number {
  return Math.round((values.reduce((sum, value) => sum + value, 0) / values.length) * 10) / 10;
}
