import path from 'node:path';
import { expect } from 'chai';
import { loadCatalogue } from '../../bot/catalogue/load.js';
import type { WellbeingRecord } from '../../bot/referrals/how-are-you.js';
import { makeReport } from '../../bot/report/make-report.js';
import type { Table } from '../../bot/report/report.js';
import type { Weeks } from '../../bot/report/weeks.js';
import { projectRoot } from '../../bot/root.js';
import { readLocales } from '../../bot/words/locales.js';
import { createWords } from '../../bot/words/words.js';
import type { Measure } from '../../dialogs/measure.js';

const measure: Measure = {
  ...{ id: 'moods', name: 'Moods', language: 'en', intro: 'Two questions.', fromAge: 16 },
  questions: [
    { id: 'happy', text: 'How happy?', answers: { from: 0, to: 10 } },
    {
      id: 'lonely',
      text: 'How often lonely?',
      answers: [
        { id: 'often', text: 'Often' },
        { id: 'never', text: 'Never' },
      ],
    },
  ],
};

/** Somebody who was 2 happy and often lonely, and later as happy as this and never lonely. */
function person(number: number, week: string, happy: number): WellbeingRecord {
  return {
    ...{ schema: 1, pair: `pair ${number}`, place: 'leeds' },
    before: { week: '2026-W40', answers: { 'moods/happy': 2, 'moods/lonely': 'often' } },
    after: { week, answers: { 'moods/happy': happy, 'moods/lonely': 'never' } },
  };
}

describe('wellbeing in the report', () => {
  let tables: (records: WellbeingRecord[], weeks?: Weeks) => [means: Table, answers: Table];

  before(async () => {
    const catalogue = await loadCatalogue(path.join(projectRoot, 'content'));
    const words = createWords(readLocales(path.join(projectRoot, 'locales')), () => catalogue);
    const now = new Date('2026-11-20T10:00Z');
    const here = {
      place: catalogue.places.get('leeds')!,
      group: null,
      wording: words.in('en', 'leeds', now),
      now,
    };
    tables = (records, weeks = { from: '2026-W40', to: '2026-W47' }) => {
      const report = makeReport({ ...here, weeks, counts: [], wellbeing: { records, measures: [measure] } });
      const [means, answers] = ['wellbeing', 'wellbeing-answers'].map((id) =>
        report.tables.find((one) => one.id === id),
      );
      return [means!, answers!];
    };
  });

  it('is of whole groups of five, and nothing of fewer', () => {
    const people = [5, 6, 7, 8, 9, 0, 0].map((happy, number) => person(number, '2026-W44', happy));
    const [means, answers] = tables(people);
    expect(means.rows).to.deep.equal([{ id: 'moods/happy', label: 'How happy?', values: [2, 7, 5] }]);
    expect(answers.rows.map(({ values }) => values)).to.deep.equal([
      [5, null],
      [null, 5],
    ]);
    const few = tables(people.slice(0, 4));
    expect(few.map(({ rows }) => rows)).to.deep.equal([[], []]);
  });

  it('shows a five in the week of its last, so that two ranges never differ by one person', () => {
    const people = ['41', '41', '42', '42', '43'].map((week, number) => person(number, `2026-W${week}`, 7));
    expect(tables(people, { from: '2026-W40', to: '2026-W42' })[0].rows).to.deep.equal([]);
    expect(tables(people, { from: '2026-W43', to: '2026-W43' })[0].rows[0]?.values).to.deep.equal([2, 7, 5]);
  });

  it('leaves out those who answered once, and a week that is not over', () => {
    const people = Array.from({ length: 5 }, (_, number) => person(number, '2026-W44', 7));
    const once = people.map((one, number) => (number === 0 ? { ...one, before: null } : one));
    const thisWeek = people.map((one, number) => (number === 0 ? person(0, '2026-W47', 7) : one));
    for (const records of [once, thisWeek]) expect(tables(records)[0].rows).to.deep.equal([]);
  });
});
