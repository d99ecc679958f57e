import { expect } from 'chai';
import type { Activity, Group, Place, When } from '../../bot/catalogue/catalogue.js';
import { AskingGroups } from '../../bot/referrals/asking-groups.js';
import { openMemoryStorage } from '../../bot/storage/memory.js';
import type { Storage } from '../../bot/storage/storage.js';
import { readableLog } from '../storage/sample-record.js';
import { activity, group } from '../suggesting/example.js';
import { letterRoom, type ReadableLetters } from './letter-room.js';
import { hour, MovableClock } from './movable-clock.js';

const growers = group('growers', {
  name: 'Hyde Park Growers',
  contact: { name: 'Asha', phone: null, email: 'growers@example.org', website: null },
});
const silent = group('silent', { name: 'Silent Readers' });
const of = (by: Group, more: Partial<Activity> = {}) => activity({ group: by, ...more });

describe('asking groups whether all is still right', () => {
  let clock: MovableClock;
  let storage: Storage;
  let room: ReadableLetters;
  let asking: AskingGroups;
  let tokens: { group: string; email: string }[];

  const open = (activities: Activity[], place: Partial<Place> = {}) => {
    room = letterRoom(clock, activities, place);
    again();
  };
  /** As after a restart. */
  const again = () => {
    asking = new AskingGroups({
      ...room,
      storage,
      asksExamples: true,
      log: readableLog(),
      linkFor: async ({ group, email }) => `token-${tokens.push({ group, email })}`,
    });
  };
  const days = async (number: number) => {
    for (let hours = 0; hours < number * 24; hours++) {
      await asking.askThoseDue();
      clock.move(hour);
    }
  };
  const sent = () => room.letters.map(({ to, at }) => `${to} ${at.slice(0, 10)}`);

  beforeEach(() => {
    clock = new MovableClock('2026-01-01T00:00:00Z');
    storage = openMemoryStorage();
    tokens = [];
  });

  it('happens two weeks before either limit of the place, and a year later again', async () => {
    open([of(growers, { checked: '2026-01-01' })]);
    await days(800);
    // Day 166 and day 351 after it was checked; then a year after the last question.
    expect(sent()).to.deep.equal([
      'growers@example.org 2026-06-16',
      'growers@example.org 2026-12-18',
      'growers@example.org 2027-12-18',
    ]);
  });

  it('begins anew when somebody says that all is right, and keeps to the limits that a place sets', async () => {
    open([of(growers, { checked: '2026-01-01' })], { freshness: { askAfter: 60, stopAfter: 90 } });
    await days(47);
    room.change({ activities: [of(growers, { checked: '2026-02-16' })] });
    await days(120);
    expect(sent()).to.deep.equal([
      'growers@example.org 2026-02-16',
      'growers@example.org 2026-04-03',
      'growers@example.org 2026-05-03',
    ]);
  });

  it('is done by day in the place, also when its clocks change', async () => {
    const many = Array.from({ length: 52 }, (_, number) =>
      of(group(`group-${number}`, { contact: { ...growers.contact, email: `${number}@example.org` } }), {
        checked: new Date(Date.UTC(2025, 6, 20 + 7 * number)).toISOString().slice(0, 10),
      }),
    );
    for (const timezone of ['Europe/London', 'Asia/Singapore', 'America/St_Johns']) {
      clock = new MovableClock('2026-01-01T00:00:00Z');
      storage = openMemoryStorage();
      open(many, { timezone, freshness: { askAfter: 180, stopAfter: 3650 } });
      await days(366);
      expect(room.letters.length, timezone).to.be.at.least(52);
      const local = new Intl.DateTimeFormat('en-GB', {
        timeZone: timezone,
        hour: '2-digit',
        hourCycle: 'h23',
      });
      const hours = new Set(room.letters.map(({ at }) => local.format(new Date(at))));
      expect([...hours], timezone).to.deep.equal(['09']);
    }
  });

  it('asks one group at most once in 30 days, about all that it runs', async () => {
    open([
      of(growers, { checked: '2026-01-01', name: 'Allotment' }),
      of(growers, { checked: '2026-01-11', name: 'Seed swap' }),
      of(growers, { checked: '2026-01-01', name: 'Old walk', status: 'closed' }),
    ]);
    await days(300);
    expect(sent()).to.deep.equal(['growers@example.org 2026-06-16', 'growers@example.org 2026-07-16']);
    expect(room.letters[0]?.text)
      .to.include('Allotment')
      .and.include('Seed swap')
      .and.not.include('Old walk');
  });

  it('asks at once about what nobody ever checked, and not again before a year', async () => {
    open([of(growers, { checked: null })]);
    await days(364);
    expect(sent()).to.deep.equal(['growers@example.org 2026-01-01']);
    await days(3);
    expect(sent()).to.have.length(2);
  });

  it('shows what residents see, and needs no typing', async () => {
    open([
      of(growers, {
        id: 'growers/allotment',
        name: 'Allotment',
        checked: '2025-07-01',
        cost: { kind: 'free' },
      }),
      of(growers, { id: 'growers/seeds', name: 'Seed swap', checked: null, when: [] }),
    ]);
    await days(1);
    const [letter] = room.letters;
    expect(letter?.subject).to.equal('Hyde Park Growers: is this still right?');
    expect(letter?.kind).to.equal('asking-group');
    expect(letter?.text).to.equal(`Hello,

People in Leeds find Hyde Park Growers through What Matters. Please look whether this is still right. It takes a minute.

* Allotment
When: Every Saturday, 10am to 12pm. Next: Saturday 3 January
Where: The hall, LS6 1AB
Cost: Free
Details checked on Tuesday 1 July 2025
If this is right:
https://chat.example.org/right?token-1&allotment

* Seed swap
When: When you like
Where: The hall, LS6 1AB
Cost: ask them
Nobody has told us yet that it is.
If this is right:
https://chat.example.org/right?token-1&seeds

If all of it is right, open this page and press the button:
https://chat.example.org/right?token-1&all

If something is not right, you can mend it here:
https://chat.example.org/edit/leeds/growers

We ask so that nobody finds a closed door. What nobody checks for a long time, we show last, and then no more.

The links work for a month. You need no password.

Thank you.
What Matters in Leeds

A computer program sent you this.
`);
    expect(tokens).to.deep.equal([{ group: 'growers', email: 'growers@example.org' }]);
  });

  it('tells of all the days of what meets on several', async () => {
    const { when } = of(growers);
    const tuesday: When = { ...when[0]!, day: { kind: 'weekly', weekday: 2 } };
    open([of(growers, { checked: null, when: [...when, tuesday] })]);
    await days(1);
    expect(room.letters[0]?.text).to.include(
      'When: Next: Saturday 3 January, 10am to 12pm\nTuesday 6 January, 10am to 12pm\nSaturday 10 January',
    );
  });

  it('says no day that is another one when it is read', async () => {
    clock.move(30 * hour);
    open([of(growers, { checked: null, name: 'Allotment' })]);
    await days(1);
    expect(room.letters[0]?.at.slice(0, 10)).to.equal('2026-01-02');
    expect(room.letters[0]?.text)
      .to.include('Next: Saturday 3 January')
      .and.not.match(/today|tomorrow/);
  });

  it('is worded in the first language of the place', async () => {
    open([of(growers, { checked: null })], { languages: ['cy', 'en'] });
    await days(1);
    expect(room.letters[0]?.subject).to.equal('Hyde Park Growers: ydy hyn yn dal yn gywir?');
  });

  it('asks the editors of the place, once a month, about groups that have no address', async () => {
    const other = group('other', { name: 'Other Readers' });
    open([of(silent, { checked: '2026-01-01' }), of(other, { checked: '2026-01-11' })], {
      editors: ['one@example.org', 'two@example.org'],
    });
    await days(180);
    expect(sent()).to.deep.equal(['one@example.org 2026-06-16', 'two@example.org 2026-06-16']);
    expect(room.letters[0]?.text).to.include('Silent Readers').and.not.include('Other Readers');
    expect(tokens.map(({ email }) => email)).to.deep.equal(['one@example.org', 'two@example.org']);
    await days(30);
    expect(sent().slice(2)).to.deep.equal(['one@example.org 2026-07-16', 'two@example.org 2026-07-16']);
    expect(room.letters[2]?.text).to.include('Other Readers').and.not.include('Silent Readers');
  });

  it('asks nobody where a group has no address and its place no editors', async () => {
    open([of(silent, { checked: null })], { editors: [] });
    await days(2);
    expect(sent()).to.deep.equal([]);
  });

  it('spreads what a large import brings over several days', async () => {
    const many = Array.from({ length: 120 }, (_, number) =>
      of(group(`group-${number}`, { contact: { ...growers.contact, email: `${number}@example.org` } }), {
        checked: null,
      }),
    );
    open(many);
    await days(1);
    // As another process that shares the storage, or the same after a restart.
    again();
    clock.move(-12 * hour);
    await asking.askThoseDue();
    clock.move(12 * hour);
    expect(room.letters).to.have.length(50);
    await days(2);
    expect(new Set(room.letters.map(({ to }) => to)).size).to.equal(120);
    expect(room.letters).to.have.length(120);
  });

  it('asks nobody twice where its process is stopped at any step and started again', async () => {
    open([of(growers, { checked: null }), of(silent, { checked: null })]);
    const send = room.outbox.send;
    let calls = 0;
    for (let stopAfter = 0; stopAfter < 3; stopAfter++) {
      calls = 0;
      room.outbox.send = async (message) => {
        await send(message);
        if (calls++ === stopAfter) throw new Error('stopped');
      };
      again();
      await asking.askThoseDue();
      clock.move(4 * hour);
      await asking.askThoseDue();
    }
    room.outbox.send = send;
    again();
    await days(20);
    expect(room.letters.map(({ to }) => to)).to.have.members(['growers@example.org', 'content@example.org']);
  });

  it('does not let one place keep another from being asked', async () => {
    open([of(growers, { checked: null })]);
    const catalogue = room.catalogue();
    const broken: Place = { ...room.place(), id: 'broken', timezone: 'Nowhere/None' };
    room.catalogue = () => ({ ...catalogue, places: new Map([['broken', broken], ...catalogue.places]) });
    again();
    await days(1);
    expect(sent()).to.have.length(1);
  });
});
