import { expect } from 'chai';
import { known, read, small, withLine } from './small-group.js';
import type { Activity } from '../../bot/catalogue/catalogue.js';

const full = `# yaml-language-server: $schema=../group.schema.json
name: Hyde Park Growers
about: Neighbours growing vegetables together.
contact: { name: Asha, phone: 0113 496 0123, email: growers@example.org, website: https://growers.example.org }
referrals:                     # leave out if people simply turn up
  to: growers@example.org
  most-per-week: 3
  reply-within: 3 days
activities:
  - id: saturday-allotment
    name: Saturday on the allotment
    about: Grow vegetables together. No experience needed, tools to borrow.
    first-visit: Ask for Asha at the green gate. The kettle is on at 11.
    topics: [gardening, nature, company]
    words: [veg patch, digging]
    when:
      - { day: saturday, from: 10:00, to: 12:30 }
      - { day: first wednesday, from: 18:00, to: 20:00, starting: 2027-03-01, until: 2027-10-31 }
    not-on: [2026-12-26]
    where: { name: Woodhouse Moor allotments, postcode: LS6 1AB, at: [53.8153, -1.5621] }
    cost: { amount: £3.50, per: session, note: First visit free }
    access: [step-free, no hearing-loop]
    for: { ages: 18+, only: women, not-for: Children under 8 }
    languages: [en, ur]
    join: refer
    before-joining: [We can't give personal care. Is that all right?]
    status: paused
    status-until: 2026-12-01
    checked: 2026-10-05
    in: { cy: { name: Dydd Sadwrn, first-visit: Gofynnwch am Asha. } }
`;

function activityWith(line: string): Activity {
  const { activities, problems } = read(withLine(line));
  expect(problems).to.deep.equal([]);
  return activities[0]!;
}

describe("a group's file", () => {
  it('is read in full', () => {
    const { group, activities, problems } = read(full);
    expect(problems).to.deep.equal([]);
    expect(group).to.deep.equal({
      id: 'growers',
      name: 'Hyde Park Growers',
      about: 'Neighbours growing vegetables together.',
      contact: {
        name: 'Asha',
        phone: '0113 496 0123',
        email: 'growers@example.org',
        website: 'https://growers.example.org/',
      },
      referrals: { to: 'growers@example.org', mostPerWeek: 3, replyWithin: '3 days' },
      editors: [],
      source: null,
      file: 'places/leeds/groups/growers.yaml',
    });
    const weekly = { everyWeeks: 1, starting: null, until: null };
    expect(activities).to.deep.equal([
      {
        id: 'growers/saturday-allotment',
        group,
        name: 'Saturday on the allotment',
        about: 'Grow vegetables together. No experience needed, tools to borrow.',
        firstVisit: 'Ask for Asha at the green gate. The kettle is on at 11.',
        topics: ['gardening', 'nature', 'company'],
        words: ['veg patch', 'digging'],
        when: [
          { day: { kind: 'weekly', weekday: 6 }, from: 600, to: 750, ...weekly },
          {
            day: { kind: 'monthly', nth: 1, weekday: 3 },
            from: 1080,
            to: 1200,
            everyWeeks: 1,
            starting: '2027-03-01',
            until: '2027-10-31',
          },
        ],
        notOn: ['2026-12-26'],
        where: { kind: 'at', name: 'Woodhouse Moor allotments', postcode: 'LS6 1AB', at: [53.8153, -1.5621] },
        cost: { kind: 'amount', amount: 3.5, currency: 'GBP', per: 'session', note: 'First visit free' },
        access: ['step-free'],
        accessNot: ['hearing-loop'],
        ages: { from: 18, to: null, text: '18+' },
        only: 'women',
        notFor: 'Children under 8',
        languages: ['en', 'ur'],
        join: 'refer',
        beforeJoining: ["We can't give personal care. Is that all right?"],
        status: 'paused',
        statusUntil: '2026-12-01',
        checked: '2026-10-05',
        source: null,
        translations: new Map([['cy', { name: 'Dydd Sadwrn', firstVisit: 'Gofynnwch am Asha.' }]]),
      },
    ]);
  });

  it('needs little', () => {
    const { activities, problems } = read(small);
    expect(problems).to.deep.equal([]);
    expect(activities[0]).to.include({
      firstVisit: 'Ask for Asha.',
      join: 'drop-in',
      status: 'open',
      only: null,
    });
    expect(activities[0]).to.deep.include({ cost: { kind: 'unknown' }, when: [], languages: ['en'] });
  });

  it('takes every plain way to say women or men for the one that the bot goes by', () => {
    const only = (written: string) => activityWith(`for: { only: ${written} }`).only;
    expect(['woman', 'Women only', 'ladies', 'Men', 'carers'].map(only)).to.deep.equal([
      'women',
      'women',
      'women',
      'men',
      'carers',
    ]);
  });

  it('expands weekdays into five meetings', () => {
    const { when } = activityWith('when: [{ day: weekdays, from: 9am, to: noon }]');
    expect(when.map(({ day }) => day)).to.deep.equal(
      [1, 2, 3, 4, 5].map((weekday) => ({ kind: 'weekly', weekday })),
    );
    expect(when[4]).to.include({ from: 540, to: 720 });
  });

  it('keeps what is said beside a day', () => {
    const { when } = activityWith('when: [{ day: "first wednesday, term time only", from: 6.30pm }]');
    expect(when[0]).to.include({ from: 1110, note: 'term time only' });
  });

  it('keeps a telephone number, a no and a date as they are written', () => {
    const { group } = read(small.replace('email: growers@example.org', 'phone: 0113 496 0123, name: No'));
    expect(group!.contact).to.deep.include({ phone: '0113 496 0123', name: 'No' });
  });

  it('says where a topic has a mistake of its own only once', () => {
    const topics = { ...known('nature'), broken: new Set(['gardening']) };
    const { activities, problems } = read(small, { topics });
    expect(problems).to.deep.equal([]);
    expect(activities[0]!.topics).to.deep.equal([]);
  });
});
