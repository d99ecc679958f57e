import { expect } from 'chai';
import { accessReader } from '../../bot/directories/prose/access.js';
import { agesOf, agesReader } from '../../bot/directories/prose/ages.js';
import { pricesReader } from '../../bot/directories/prose/prices.js';
import { timesReader } from '../../bot/directories/prose/times.js';
import { proseOf, readTables } from '../../bot/directories/tables.js';
import { contentOfTheBot, projectRoot } from '../../bot/root.js';
import { readUnderstoodWords } from '../../bot/understanding/understood-words.js';
import { join } from 'node:path';

const tables = readTables(contentOfTheBot, contentOfTheBot);
const words = proseOf(tables, ['en']);

describe('times in running text', () => {
  const read = timesReader(words.times);
  const said = (text: string, of: 'of-times' | 'of-anything' = 'of-times'): string[] =>
    read(text, of).meets.map(({ day, from, to }) =>
      [day, from, to].filter((part) => part !== null).join(' '),
    );

  const certain: Record<string, string[]> = {
    'Every Tuesday 10am-12noon (term time)': ['tuesday, term time only 10:00 12:00'],
    '1st & 3rd Weds 2-4pm': ['first wednesday 14:00 16:00', 'third wednesday 14:00 16:00'],
    'Thursday: 12:30pm – 2:30pm': ['thursday 12:30 14:30'],
    'Last Friday of the month, 1pm - 3pm': ['last friday 13:00 15:00'],
    'First Monday of each month 7.30pm': ['first monday 19:30'],
    '10am - 12pm every Tuesday': ['tuesday 10:00 12:00'],
    'Every Saturday between 9am and 1pm': ['saturday 09:00 13:00'],
    'Mondays 10:00-11:00 & 18:00-19:00': ['monday 10:00 11:00', 'monday 18:00 19:00'],
    'Tuesday evenings 7-9': ['tuesday 19:00 21:00'],
    'Tues. 10am-12\nThurs 1pm-3pm': ['tuesday 10:00 12:00', 'thursday 13:00 15:00'],
    'Monday 0930-1130': ['monday 09:30 11:30'],
    'Friday 11-1': ['friday 11:00 13:00'],
    'Saturday 10am-4pm. Sunday: closed': ['saturday 10:00 16:00'],
    'Closed on Mondays. Tuesday 10am-5pm': ['tuesday 10:00 17:00'],
    Wednesdays: ['wednesday'],
  };
  for (const [text, meets] of Object.entries(certain)) {
    it(`reads ${JSON.stringify(text)}`, () => expect(said(text)).to.deep.equal(meets));
  }

  it('reads days from one to another', () => {
    expect(said('Mon – Fri 9:30 - 5')).to.have.lengthOf(5).and.include('friday 09:30 17:00');
  });

  for (const text of [
    'Alternate Mondays 1-3pm',
    'Times vary, please check',
    'Saturdays 7-9',
    'Monday to Friday except Wednesday, 9am to 5pm',
    'Tuesdays or Thursdays 10-12',
    'Tuesday 19 March 10am',
    'Tuesday 10-12, April to October',
    'By appointment, Monday to Friday 9-5',
  ]) {
    it(`does not guess at ${JSON.stringify(text)}`, () => {
      expect(read(text, 'of-times')).to.include({ doubtful: true }).and.to.have.property('meets').that.is
        .empty;
    });
  }

  it('takes ages, prices and telephone numbers for no times', () => {
    expect(said('For ages 11-17, £2-4, on Monday. Ring 0113 496 0123.', 'of-anything')).to.be.empty;
  });

  it('reads nothing of a day alone in a text about other things', () => {
    expect(said('The office is closed on Friday.', 'of-anything')).to.be.empty;
    expect(said('We meet on Friday from 2pm to 4pm in the hall.', 'of-anything')).to.deep.equal([
      'friday 14:00 16:00',
    ]);
  });

  it('takes no long time over a long text', () => {
    const long = 'Monday 10-12, '.repeat(3000);
    expect(read(long, 'of-times').meets).to.have.lengthOf(1);
  });
});

describe('prices in running text', () => {
  const read = pricesReader(words.prices, '£');

  const certain: Record<string, unknown> = {
    Free: 'free',
    'No charge': 'free',
    '£3 per session, first one free': { amount: '3.00', per: 'session', note: 'first one free' },
    '£5 (£3 concessions)': { amount: '5.00', note: '£3 concessions' },
    'Adults £4.50, children £2': { amount: '4.50', note: 'Adults £4.50, children £2' },
    '£4 members, £6 non-members': { amount: '6.00', note: '£4 members, £6 non-members' },
    '£5/session': { amount: '5.00', per: 'session' },
    '£2.50pp': { amount: '2.50', per: 'person' },
    '£10 annually': { amount: '10.00', per: 'year' },
    '50p': { amount: '0.50' },
    'Suggested donation £2': { amount: '0', note: 'Suggested donation £2' },
  };
  for (const [text, cost] of Object.entries(certain)) {
    it(`reads ${JSON.stringify(text)}`, () => expect(read(text, 'of-price').cost).to.deep.equal(cost));
  }

  for (const text of [
    'From £5',
    '£3-£5',
    'Contact us for prices',
    'Free parking',
    'Some sessions are free',
    '£15 a year or £2 a week',
  ]) {
    it(`does not guess at ${JSON.stringify(text)}`, () => {
      expect(read(text, 'of-price')).to.deep.equal({ cost: null, doubtful: true });
    });
  }

  it('takes from a text about other things only what can mean nothing else', () => {
    expect(read('Free parking nearby.', 'of-anything').cost).to.equal(null);
    expect(read('We raised £300 for the roof.', 'of-anything').cost).to.equal(null);
    expect(read('All sessions are free of charge.', 'of-anything').cost).to.equal('free');
    expect(read('It costs £3 per session.', 'of-anything').cost).to.deep.equal({
      amount: '3.00',
      per: 'session',
    });
  });
});

describe('ages', () => {
  const read = agesReader(words.ages);

  const certain: Record<string, string> = {
    'over 50s': '50+',
    '18+': '18+',
    '0-4 years': '0 to 4',
    'For young people aged 11 to 17': '11 to 17',
    'people aged 50 and over': '50+',
    'under 5s': 'under 5',
    '18-25 year olds': '18 to 25',
    'toddlers up to 3 years': 'up to 3',
  };
  for (const [text, ages] of Object.entries(certain)) {
    it(`reads ${JSON.stringify(text)}`, () => expect(read(text)).to.deep.equal({ ages, doubtful: false }));
  }

  it('does not choose between two', () => {
    expect(read('0-4 years and 5-11 years')).to.deep.equal({ ages: null, doubtful: true });
  });

  it('takes other numbers for no ages', () => {
    for (const text of ['over 20 years of experience', 'over 100 members', 'Tel 0113 496 0123', 'open 9-5']) {
      expect(read(text).ages, text).to.equal(null);
    }
  });

  it('knows everybody by 0 to 0 and by 0 to 120', () => {
    expect(agesOf(0, 0)).to.equal(null);
    expect(agesOf(0, 120)).to.equal(null);
    expect(agesOf(18, 0)).to.equal('18+');
    expect(agesOf(5, 11)).to.equal('5 to 11');
  });
});

describe('access in running text', () => {
  const { matching } = readUnderstoodWords(join(projectRoot, 'locales'), ['en']);
  const read = accessReader(tables.access['en']!, 'en', matching);
  const short = (text: string): string[] => {
    const { has, hasNot, doubtful } = read(text);
    return [...has, ...hasNot.map((need) => `no ${need}`), ...doubtful.map((need) => `${need}?`)];
  };

  const examples: Record<string, string[]> = {
    'Fully accessible': ['step-free'],
    'There is a hearing loop and a disabled toilet': ['hearing-loop', 'toilet'],
    'No parking, two steps at the entrance': ['no step-free'],
    'Level access. No accessible toilet.': ['step-free', 'no toilet'],
    'The building is not wheelchair accessible': ['no step-free'],
    'Wheelchair access: No': ['no step-free'],
    'Limited wheelchair access': ['step-free?'],
    'BSL interpreter on request': ['bsl?'],
    'Ramp at the side. Steps at the front entrance.': ['step-free?'],
  };
  for (const [text, needs] of Object.entries(examples)) {
    it(`reads ${JSON.stringify(text)}`, () => expect(short(text)).to.deep.equal(needs));
  }
});
