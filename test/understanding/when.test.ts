import { expect } from 'chai';
import type { TimeHeard } from '../../dialogs/heard.js';
import { weekendIn } from '../../bot/understanding/weekend.js';
import { heard } from './listener.js';

const times = (text: string): Partial<TimeHeard>[] =>
  heard(text, { asked: 'when' }).times.map(({ words: _, date, ...time }) =>
    date ? { ...time, date } : time,
  );
const every = { days: [], from: null, to: null, not: false };
const morning = { from: 6 * 60, to: 12 * 60 };
const evening = { from: 17 * 60, to: 23 * 60 };

describe('hearing when somebody can come', () => {
  for (const [text, expected] of [
    ['Tuesday evenings', [{ ...every, days: [2], ...evening }]],
    ['not mornings', [{ ...every, ...morning, not: true }]],
    ['weekends', [{ ...every, days: [6, 7] }]],
    ['weekdays', [{ ...every, days: [1, 2, 3, 4, 5] }]],
    ['after 6', [{ ...every, from: 18 * 60 }]],
    ['before 3pm', [{ ...every, to: 15 * 60 }]],
    ['10-12', [{ ...every, from: 10 * 60, to: 12 * 60 }]],
    ['from 10 to 2', [{ ...every, from: 10 * 60, to: 14 * 60 }]],
    ['school hours', [{ ...every, from: 9 * 60, to: 15 * 60 }]],
    [
      "I'm free Mondays and Thursdays in the daytime",
      [{ ...every, days: [1, 4], from: 9 * 60, to: 17 * 60 }],
    ],
    ['Monday to Wednesday', [{ ...every, days: [1, 2, 3] }]],
    ['tue or sat', [{ ...every, days: [2, 6] }]],
    [
      'evenings or weekends',
      [
        { ...every, ...evening },
        { ...every, days: [6, 7] },
      ],
    ],
    [
      'Tuesday evenings and Saturday mornings',
      [
        { ...every, days: [2], ...evening },
        { ...every, days: [6], ...morning },
      ],
    ],
    ["I can't do Mondays or Tuesdays", [{ ...every, days: [1, 2], not: true }]],
    ['Wednesdays are no good', [{ ...every, days: [3], not: true }]],
    ['tomorrow afternoon', [{ ...every, date: '2026-11-21', from: 12 * 60, to: 17 * 60 }]],
    ['tusday', [{ ...every, days: [2] }]],
  ] as const) {
    it(`"${text}"`, () => expect(times(text)).to.deep.equal(expected));
  }

  it('hears any time, and what is left out of it', () => {
    expect(heard('any time', { asked: 'when' })).to.deep.include({ anyTime: true, times: [] });
    const most = heard('any time except Fridays', { asked: 'when' });
    expect(most.anyTime).to.equal(true);
    expect(most.times).to.have.length(1);
    expect(most.times[0]).to.deep.include({ days: [5], not: true, words: 'Fridays' });
  });

  it('knows the weekend of the culture of the place', () => {
    expect(weekendIn('GB-ENG')).to.deep.equal([6, 7]);
    expect(weekendIn('IL')).to.deep.equal([5, 6]);
    expect(weekendIn(undefined)).to.deep.equal([6, 7]);
  });

  it('hears Welsh evenings, each by its own day, and what is left out', () => {
    const welsh = (text: string, asked: 'when' | null = 'when'): Partial<TimeHeard>[] =>
      heard(text, { asked, language: 'cy', place: 'caerphilly' }).times;
    const [monday, thursday] = welsh('nos Lun a nos Iau');
    expect(monday).to.deep.include({ days: [1], ...evening });
    expect(thursday).to.deep.include({ days: [4], ...evening });
    expect(welsh("Dw i'n rhydd nos Fawrth", null)[0]).to.deep.include({ days: [2], ...evening });
    expect(welsh('ddim yn hwyr')[0]).to.deep.include({ not: true });
    expect(welsh("unrhyw bryd ond dy' Sul")[0]).to.deep.include({ days: [7], not: true });
  });

  it('takes days that are no wish for none, unless it was asked', () => {
    expect(heard('Sundays are the worst since she went').times).to.deep.equal([]);
    expect(heard('I sat down at night and had 2 kids under 3').times).to.deep.equal([]);
  });

  it('counts tomorrow by the clock of the place', () => {
    const lateEvening = new Date('2026-06-20T23:30:00Z');
    expect(heard('tomorrow', { now: lateEvening }).times[0]?.date).to.equal('2026-06-22');
  });
});
