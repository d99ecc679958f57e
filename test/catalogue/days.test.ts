import { expect } from 'chai';
import { readDays } from '../../bot/catalogue/days.js';
import { Mistake } from '../../bot/catalogue/shape.js';

function messageOf(read: unknown): string {
  expect(read).to.be.instanceOf(Mistake);
  return (read as Mistake).message;
}

describe('days in content files', () => {
  const weekly = (...weekdays: number[]) => ({
    days: weekdays.map((weekday) => ({ kind: 'weekly', weekday })),
    everyWeeks: 1,
  });
  const monthly = (weekday: number, ...nths: number[]) => ({
    days: nths.map((nth) => ({ kind: 'monthly', nth, weekday })),
    everyWeeks: 1,
  });

  for (const [written, read] of [
    ['monday', weekly(1)],
    ['Every Monday', weekly(1)],
    ['thurs', weekly(4)],
    ['tuesdays', weekly(2)],
    ['monday and thursday', weekly(1, 4)],
    ['mon, wed and fri', weekly(1, 3, 5)],
    ['tuesday to friday', weekly(2, 3, 4, 5)],
    ['weekdays', weekly(1, 2, 3, 4, 5)],
    ['weekends', weekly(6, 7)],
    ['first wednesday', monthly(3, 1)],
    ['first Wednesday of the month', monthly(3, 1)],
    ['every first wednesday', monthly(3, 1)],
    ['last friday', monthly(5, -1)],
    ['2nd and 4th tuesday', monthly(2, 2, 4)],
    ['every third sunday of the month', monthly(7, 3)],
    ['daily', { days: [{ kind: 'daily' }], everyWeeks: 1 }],
    ['every day', { days: [{ kind: 'daily' }], everyWeeks: 1 }],
    ['2026-03-07', { days: [{ kind: 'date', date: '2026-03-07' }], everyWeeks: 1 }],
    ['7 March 2026', { days: [{ kind: 'date', date: '2026-03-07' }], everyWeeks: 1 }],
    ['every two weeks on monday', { ...weekly(1), everyWeeks: 2 }],
    ['every other monday', { ...weekly(1), everyWeeks: 2 }],
    ['fortnightly on monday', { ...weekly(1), everyWeeks: 2 }],
    ['every 3 weeks on tuesday and friday', { ...weekly(2, 5), everyWeeks: 3 }],
    ['alternate Fridays', { ...weekly(5), everyWeeks: 2 }],
    ['Wednesday fortnightly', { ...weekly(3), everyWeeks: 2 }],
    ['Mondays and Thursdays', weekly(1, 4)],
    ['Mon, Wed & Fri', weekly(1, 3, 5)],
    ['mon/wed', weekly(1, 3)],
    ['Sat 7 March 2026', { days: [{ kind: 'date', date: '2026-03-07' }], everyWeeks: 1 }],
    ['weekdays except wednesday', weekly(1, 2, 4, 5)],
    ['daily, not on Sundays', weekly(1, 2, 3, 4, 5, 6)],
    ['first Wednesday of the month, term time only', { ...monthly(3, 1), note: 'term time only' }],
    ['Tuesdays during term time', { ...weekly(2), note: 'during term time' }],
    ['monday (not in August)', { ...weekly(1), note: 'not in August' }],
    ['monday except bank holidays', { ...weekly(1), note: 'except bank holidays' }],
    [
      '7 March 2026, in the garden',
      { days: [{ kind: 'date', date: '2026-03-07' }], everyWeeks: 1, note: 'in the garden' },
    ],
  ] as const) {
    it(`reads "${written}"`, () => expect(readDays(written)).to.deep.equal(read));
  }

  it('names the day that was meant', () => {
    expect(messageOf(readDays('wensday'))).to.equal("'wensday' isn't a day I know. Did you mean wednesday?");
    expect(messageOf(readDays('frist tuesday'))).to.contain('Did you mean first tuesday?');
  });

  it('leads to where the time belongs', () => {
    expect(messageOf(readDays('Monday evenings'))).to.contain('like day: monday, from: 18:00');
  });

  it('asks where a text could mean two things', () => {
    expect(messageOf(readDays('every second monday'))).to.contain('two things');
  });

  for (const written of [
    '',
    'whenever',
    'friday to monday',
    'sixth monday',
    'first',
    'mon, wedn',
    'monday, 3',
    `monday, ${'a'.repeat(81)}`,
    'every 1 weeks on monday',
  ]) {
    it(`does not guess at "${written}"`, () => messageOf(readDays(written)));
  }
});
