import path from 'node:path';
import { expect } from 'chai';
import { TestAdapter, TurnContext } from 'botbuilder';
import type { Activity, Catalogue, Place } from '../../bot/catalogue/catalogue.js';
import { checkInKey } from '../../bot/referrals/check-in-records.js';
import type { DeedTurn } from '../../bot/referrals/deeds.js';
import { createReferrals, type Referrals } from '../../bot/referrals/open-referrals.js';
import { createOutbox, type Outbox } from '../../bot/referrals/outbox.js';
import type { OutgoingMessage } from '../../bot/referrals/outgoing-message.js';
import { openMemoryStorage } from '../../bot/storage/memory.js';
import type { ConversationRecord } from '../../bot/storage/records.js';
import { Bot } from '../../bot/turn.js';
import type { Understanding } from '../../bot/understanding/understanding.js';
import { readLocales } from '../../bot/words/locales.js';
import { createWords } from '../../bot/words/words.js';
import type { Deed, DeedOutcome } from '../../dialogs/deed.js';
import { emptyStory } from '../../dialogs/telling.js';
import { catalogueOf, madeUpPlace } from '../bench/made-up-place.js';
import { activity, group, weekly } from '../suggesting/example.js';
import { hour, MovableClock, settled } from './movable-clock.js';

const day = 24 * hour;
const locales = readLocales(path.join(import.meta.dirname, '../../locales'));
const noLog = { debug: () => {}, info: () => {}, warn: () => {}, error: () => {} };
const email = 'rose@example.org';

const growers = group('growers', {
  name: 'Hyde Park Growers',
  referrals: { to: 'growers@example.org', mostPerWeek: 9, replyWithin: '2 working days' },
});

/** The bot's own rooms over storage in memory, a real outbox, and a clock that the test moves. */
class Months {
  readonly clock: MovableClock;
  readonly storage = openMemoryStorage();
  readonly delivered: (OutgoingMessage & { at: string })[] = [];
  readonly counted: string[] = [];
  readonly outbox: Outbox;
  mailWorks = true;
  place: Place;
  referrals!: Referrals;
  bot!: Bot;

  /** Friday 20 November 2026, ten in the morning in Leeds. */
  constructor(more: Partial<Activity> = {}, start = '2026-11-20T10:00:00Z', place: Partial<Place> = {}) {
    this.clock = new MovableClock(start);
    const saturday = activity({ name: 'Saturday', group: growers, firstVisit: 'Ask for Asha.', ...more });
    const activities = [{ ...saturday, id: 'growers/saturday' }];
    this.place = {
      ...madeUpPlace(0).place,
      ...{ id: 'leeds', culture: 'GB-ENG', timezone: 'Europe/London', groups: [growers], activities },
      ...place,
    };
    this.storage.count = (_place, kind, of) => void this.counted.push(`${kind}/${of}`);
    this.outbox = createOutbox({
      storage: this.storage,
      deliver: async (message) => {
        if (!this.mailWorks) return { outcome: 'unreachable', why: 'ETIMEDOUT' };
        this.delivered.push({ ...message, at: this.clock.now().toISOString() });
        return { outcome: 'delivered' };
      },
      gaveUp: async () => undefined,
      now: this.clock.now,
      after: this.clock.after,
      random: () => 0.5,
      log: noLog as never,
    });
    this.outbox.start();
    this.start();
  }

  /** As a process does when it starts. */
  start(): void {
    const catalogue = (): Catalogue => catalogueOf(this.place);
    let known = catalogue();
    const current = () => (known.places.get('leeds') === this.place ? known : (known = catalogue()));
    const words = createWords(locales, current);
    const { now } = this.clock;
    const context = () => new TurnContext(new TestAdapter(async () => {}), { type: 'event' });
    this.referrals = createReferrals({
      ...{ storage: this.storage, outbox: this.outbox, catalogue: current, words, now, onlyForShow: false },
      answerLink: () => '',
      tell: async ({ conversation }, news) => void (await this.bot.tell(context(), conversation, news)),
      address: (to) => `https://chat.example.org${to}`,
    });
    this.bot = new Bot({
      ...{
        storage: this.storage,
        understanding: {} as Understanding,
        words,
        catalogue: current,
        keepDays: 30,
        now,
      },
      ...this.referrals,
    });
  }

  /** A conversation that stands at the suggestions. */
  async conversation(key = 'one', more: Partial<ConversationRecord> = {}): Promise<void> {
    const at = this.clock.now().toISOString();
    await this.storage.writeConversation({
      ...{ schema: 1, key, place: 'leeds', channel: 'webchat', language: 'en', started: at, lastMessage: at },
      ...{ story: emptyStory(), dialogs: [], offered: [], notUnderstood: 0, messages: [], nextNumber: 1 },
      ...more,
    });
  }

  perform(deed: Deed, turn: Partial<DeedTurn> = {}): Promise<DeedOutcome> {
    const now = this.clock.now();
    return this.referrals.perform(deed, {
      ...{ place: this.place, conversation: 'one', channel: 'webchat', number: 1, now },
      ...turn,
    });
  }

  agree(
    what: 'reminder' | 'check-in',
    more: Partial<Extract<Deed, { kind: 'keep-in-touch' }>> = {},
    turn: Partial<DeedTurn> = {},
  ): Promise<DeedOutcome> {
    const about = { activity: 'growers/saturday', request: null, day: null, forWhom: null };
    const deed = { kind: 'keep-in-touch', what, ...about, email, language: 'en', mayBeSeen: false } as const;
    return this.perform({ ...deed, ...more }, turn);
  }

  /** Lets time go by, with a look every so often, as the rounds of a running bot. */
  async pass(time: number, step = hour / 2): Promise<void> {
    for (let left = time; left > 0; left -= step) {
      await this.clock.pass(step);
      await this.referrals.checkInRounds.sendThoseDue();
      await settled();
    }
  }

  /** What the bot said in the conversation of its own accord. */
  async said(key = 'one'): Promise<string[]> {
    const record = await this.storage.readConversation(key);
    return (record?.messages ?? []).flatMap((one) => (one.from === 'bot' ? [one.reply.say] : []));
  }

  async tokenOf(index = 0): Promise<string> {
    const link = /token=([^&\s]+)/.exec(this.delivered[index]?.text ?? '')?.[1];
    return decodeURIComponent(link ?? '');
  }
}

describe('a reminder', () => {
  it('comes on the morning before the first visit, with the first-visit text, once', async () => {
    const months = new Months();
    await months.agree('reminder', { day: '2026-11-28' });
    await months.pass(14 * day);
    expect(months.delivered.map(({ at, kind }) => [kind, at.slice(0, 10)])).to.deep.equal([
      ['reminder', '2026-11-27'],
    ]);
    const [letter] = months.delivered;
    expect(letter?.to).to.equal(email);
    expect(letter?.text).to.include('Saturday 28 November').and.include('Ask for Asha.');
    expect(letter?.text).to.not.include('tomorrow');
    expect(letter?.subject).to.not.include('Saturday');
  });

  it('comes at ten in the place’s own time on both sides of a clock change', async () => {
    for (const [visit, start, expected] of [
      ['2026-03-28', '2026-03-20T10:00:00Z', '2026-03-27T10:00'],
      ['2026-03-30', '2026-03-20T10:00:00Z', '2026-03-29T09:00'],
      ['2026-10-24', '2026-10-16T10:00:00Z', '2026-10-23T09:00'],
      ['2026-10-26', '2026-10-16T10:00:00Z', '2026-10-25T10:00'],
    ] as const) {
      const months = new Months({ when: [weekly(1), weekly(6)] }, start);
      await months.agree('reminder', { day: visit });
      await months.pass(12 * day);
      expect(
        months.delivered.map(({ at }) => at.slice(0, 16)),
        visit,
      ).to.deep.equal([expected]);
    }
  });

  it('never comes between eight in the evening and nine in the morning, whenever the bot is running', async () => {
    const months = new Months();
    await months.agree('reminder', { day: '2026-11-28' });
    await months.clock.pass(Date.parse('2026-11-27T20:00:00Z') - months.clock.now().getTime());
    await months.pass(2 * day);
    expect(months.delivered).to.deep.equal([]);
  });

  it('that could not be delivered by the evening is dropped, and wakes nobody', async () => {
    const months = new Months();
    await months.agree('reminder', { day: '2026-11-28' });
    months.mailWorks = false;
    await months.pass(7 * day + 11 * hour);
    months.mailWorks = true;
    await months.pass(2 * day);
    expect(months.delivered).to.deep.equal([]);
  });

  it('says so where the group is not meeting on that day any more', async () => {
    const months = new Months();
    await months.agree('reminder', { day: '2026-11-28' });
    const [saturday] = months.place.activities;
    months.place = { ...months.place, activities: [{ ...saturday!, notOn: ['2026-11-28'] }] };
    await months.pass(8 * day);
    expect(months.delivered[0]?.text).to.include('it is not on that day');
  });

  it('stands on the page for those who gave no address', async () => {
    const months = new Months();
    await months.conversation();
    await months.agree('reminder', { day: '2026-11-28', email: null });
    await months.pass(8 * day);
    expect(await months.said()).to.deep.equal(['check-in:reminder']);
    expect(months.delivered).to.deep.equal([]);
  });
});

describe('a check-in', () => {
  it('comes two weeks later, and is left for after a public holiday', async () => {
    const months = new Months({}, '2026-12-11T10:00:00Z');
    await months.agree('check-in');
    await months.pass(20 * day);
    // Christmas Day is a Friday, and Boxing Day is made up for on the Monday.
    expect(months.delivered.map(({ at }) => at.slice(0, 10))).to.have.length(1);
    expect(['2026-12-25', '2026-12-28']).to.not.include(months.delivered[0]?.at.slice(0, 10));
    expect(months.delivered[0]!.at >= '2026-12-25').to.equal(true);
  });

  it('counts from the first visit, where that is known', async () => {
    const months = new Months();
    await months.agree('check-in', { day: '2026-12-05' });
    await months.pass(35 * day);
    expect(months.delivered.map(({ at }) => at.slice(0, 10))).to.deep.equal(['2026-12-19']);
  });

  it('waits on the page for the next visit, on top of the question that stood', async () => {
    const months = new Months();
    await months.conversation();
    await months.agree('check-in', { email: null });
    await months.pass(15 * day);
    expect(await months.said()).to.deep.equal(['check-in:how']);
    const record = await months.storage.readConversation('one');
    expect(record?.dialogs.at(-1)?.id).to.equal('check-in');
    expect(record?.offered.map(({ id }) => id)).to.include.members(['went', 'not-yet', 'not-for-me']);
  });

  it('by e-mail stands in the chat as well, once, for who comes back', async () => {
    const months = new Months();
    await months.conversation();
    await months.agree('check-in');
    await months.pass(16 * day);
    expect(months.delivered).to.have.length(1);
    expect(months.delivered[0]?.text)
      .to.include('https://chat.example.org/chat/leeds?lang=en\n')
      .and.match(/\nNot yet:\nhttps:\S+&answer=not-yet&lang=en\n/);
    expect(await months.said()).to.deep.equal(['check-in:how']);
  });

  it('does not break into what somebody is saying', async () => {
    const months = new Months();
    await months.conversation();
    await months.agree('check-in', { email: null });
    await months.pass(14 * day - hour / 4, hour / 4);
    await months.conversation();
    await months.pass(hour / 4, hour / 4);
    expect(await months.said()).to.deep.equal([]);
    await months.pass(hour / 2, hour / 4);
    expect(await months.said()).to.deep.equal(['check-in:how']);
  });

  it('stops after two that were not answered', async () => {
    const activities = ['a', 'b', 'c', 'd'].map((id) => ({
      ...activity({ group: growers }),
      id: `growers/${id}`,
    }));
    const months = new Months({}, undefined, { activities });
    for (const [index, { id }] of activities.entries()) {
      await months.agree('check-in', { activity: id }, { number: index });
      await months.clock.pass(day);
    }
    await months.pass(40 * day, 2 * hour);
    expect(months.delivered).to.have.length(2);
  });

  it('is one message each, though the process ends after any step', async () => {
    const months = new Months();
    await months.conversation();
    await months.agree('check-in', { email: null });
    await months.agree('reminder', { day: '2026-12-05' }, { number: 2 });
    await months.pass(14 * day - hour / 2);
    // The process ends whenever what was done is to be noted.
    const { checkIns, checkInRounds } = months.referrals;
    const withLock = checkIns.withLock.bind(checkIns);
    checkIns.withLock = async (key, work) =>
      withLock(key, async (record) => {
        await work(record);
        throw new Error('killed');
      }) as never;
    await months.clock.pass(hour / 2);
    for (let n = 0; n < 3; n++) await checkInRounds.sendThoseDue().catch(() => undefined);
    expect(await months.said()).to.deep.equal(['check-in:how']);
    await settled();
    months.start();
    await months.pass(10 * day);
    expect(await months.said()).to.deep.equal(['check-in:how']);
    expect(months.delivered.map(({ kind }) => kind)).to.deep.equal(['reminder']);
  });

  it('follows what became of the request: none after it was withdrawn or turned down', async () => {
    const months = new Months({ join: 'refer' });
    const draft = {
      ...{
        activity: 'growers/saturday',
        name: 'Rose',
        note: null,
        answers: [],
        forWhom: null,
        language: 'en',
      },
      reach: { by: 'email', to: email, shown: email },
    } as const;
    const ids: string[] = [];
    for (const conversation of ['one', 'two', 'three']) {
      const sent = await months.perform(
        { kind: 'refer', draft: { ...draft, answers: [] }, when: 'now' },
        { conversation },
      );
      if (sent.kind !== 'sent') throw new Error(sent.kind);
      ids.push(sent.request.id);
      await months.agree('check-in', { request: sent.request.id }, { conversation, number: 2 });
    }
    expect((await months.referrals.requests.read(ids[0]!))?.keepInTouch.checkIn).to.equal(true);
    await months.perform({ kind: 'withdraw', request: ids[0]! }, { number: 3 });
    await months.referrals.requests.change(ids[1]!, (request) => ({ ...request, state: 'not-right' }));
    await months.pass(20 * day);
    const checkIns = months.delivered.filter(({ kind }) => kind === 'check-in');
    expect(checkIns.map(({ id }) => id)).to.deep.equal([`${ids[2]}/check-in/1`]);
  });

  describe('ends at once', () => {
    it('with "forget me" or STOP, also what waits in the outbox', async () => {
      const months = new Months();
      await months.agree('check-in');
      await months.agree('reminder', { day: '2026-12-05' }, { number: 2 });
      months.mailWorks = false;
      await months.pass(14 * day + hour);
      await months.referrals.checkIns.endAll('one');
      months.mailWorks = true;
      await months.pass(20 * day);
      expect(months.delivered).to.deep.equal([]);
      expect(await months.referrals.checkIns.read(checkInKey('one'))).to.equal(null);
    });

    it('once somebody speaks of harm, unless they agreed knowing that others could see it', async () => {
      const months = new Months();
      await months.agree('check-in');
      await months.referrals.checkIns.endUnaware('one');
      await months.agree('check-in', { mayBeSeen: true }, { conversation: 'two' });
      await months.referrals.checkIns.endUnaware('two');
      await months.agree('check-in', {}, { conversation: 'three' });
      await months.conversation('three', { story: { ...emptyStory(), danger: ['harm'] } });
      await months.pass(16 * day);
      expect(months.delivered).to.have.length(1);
    });

    it('on the page, where the conversation was forgotten in time', async () => {
      const months = new Months();
      await months.conversation();
      await months.agree('check-in', { email: null, day: '2026-12-12' });
      await months.storage.removeConversation('one');
      await months.pass(40 * day, 2 * hour);
      expect(await months.referrals.checkIns.read(checkInKey('one'))).to.equal(null);
    });
  });

  describe('answered by a link', () => {
    const asked = async () => {
      const months = new Months();
      await months.agree('check-in');
      await months.pass(15 * day);
      return { months, token: await months.tokenOf() };
    };

    it('notes it once, counts it with nothing of the person, and lets go of the address', async () => {
      const { months, token } = await asked();
      expect(await months.referrals.checkIns.answer(token, 'not-yet', 'nerves')).to.equal(true);
      expect(months.counted).to.deep.equal([
        'not-yet/growers/saturday',
        'in-the-way/nerves/growers/saturday',
      ]);
      expect(await months.referrals.checkIns.answer(token, 'went', null), 'replayed').to.equal(false);
      expect(JSON.stringify(await months.referrals.checkIns.read(checkInKey('one')))).to.not.include(email);
    });

    it('holds for 60 days, and for nobody who changed it', async () => {
      const { months, token } = await asked();
      const [key, id, secret] = token.split('.');
      for (const forged of [
        '',
        `${key}.${id}`,
        `${key}.${id}.${secret}x`,
        `x${token}`,
        `${key}.${key}.${secret}`,
      ]) {
        expect(await months.referrals.checkIns.answer(forged, 'went', null), forged).to.equal(false);
      }
      await months.clock.pass(61 * day);
      expect(await months.referrals.checkIns.answer(token, 'went', null)).to.equal(false);
      expect(months.counted).to.deep.equal([]);
    });
  });

  it('counts what is said once, and a second time only where it is something else', async () => {
    const months = new Months();
    await months.conversation();
    await months.agree('check-in', { email: null });
    await months.pass(15 * day);
    const record = await months.referrals.checkIns.read(checkInKey('one'));
    const about = record!.about[0]!.id;
    for (const why of [null, null, 'cost', 'cost'] as const)
      await months.perform({ kind: 'went', about, how: 'not-yet', why });
    expect(months.counted).to.deep.equal(['not-yet/growers/saturday', 'in-the-way/cost/growers/saturday']);
    expect(
      await months.perform({ kind: 'went', about, how: 'went', why: null }, { conversation: 'two' }),
    ).to.deep.equal({ kind: 'gone' });
  });
});

describe('how somebody is', () => {
  it('is kept without the person, before and after as a pair', async () => {
    const months = new Months();
    const before = {
      kind: 'how-are-you',
      when: 'before',
      pair: null,
      answers: { 'ons-4/happy': 3 },
    } as const;
    const kept = await months.perform(before);
    if (kept.kind !== 'kept') throw new Error(kept.kind);
    expect(await months.perform(before), 'the same turn taken again').to.deep.equal(kept);
    await months.clock.pass(20 * day);
    const { pair } = kept;
    await months.perform({ ...before, when: 'after', pair, answers: { 'ons-4/happy': 6 } }, { number: 9 });
    const { wellbeingKind } = await import('../../bot/referrals/how-are-you.js');
    const records = [];
    for await (const record of months.storage.records(wellbeingKind).all()) records.push(record);
    expect(records).to.deep.equal([
      {
        ...{ schema: 1, pair, place: 'leeds' },
        before: { week: '2026-W47', answers: { 'ons-4/happy': 3 } },
        after: { week: '2026-W50', answers: { 'ons-4/happy': 6 } },
      },
    ]);
  });
});
