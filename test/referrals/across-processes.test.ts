import { expect } from 'chai';
import { setTimeout as sleep } from 'node:timers/promises';
import { checkInKey } from '../../bot/referrals/check-in-records.js';
import { openPostgresqlStorage } from '../../bot/storage/postgresql/postgresql.js';
import type { Storage } from '../../bot/storage/storage.js';
import { sharedServer } from '../storage/postgresql/server.js';
import { readableLog, sampleRecord } from '../storage/sample-record.js';
import { hour, minute, settled } from './movable-clock.js';
import { friday, SmallReferrals } from './small-referrals.js';

const day = 24 * hour;
const week = '2026-W47';

describe('referrals in several processes on one database', function () {
  this.timeout(60_000);
  let url: string;
  let opened: Storage[];

  /** With a storage of its own, as in a process of its own. */
  const open = async (mostPerWeek: number | null = 1) => {
    const storage = await openPostgresqlStorage({
      ...{ url, connections: 5, log: readableLog(), now: () => friday },
    });
    opened.push(storage);
    return new SmallReferrals(mostPerWeek, {}, storage);
  };
  const taken = ({ referrals, place }: SmallReferrals) => referrals.room.taken(place.id, 'growers', week);

  beforeEach(async () => {
    url = await (await sharedServer()).freshDatabase();
    opened = [];
  });

  afterEach(async () => {
    for (const storage of opened) await storage.close();
  });

  it('give the last place in a week once', async () => {
    const processes = [await open(), await open()];
    const asked = Array.from({ length: 20 }, (_, n) => processes[n % 2]!.refer(`conversation ${n}`));
    const outcomes = await Promise.all(asked);
    expect(outcomes.filter(({ kind }) => kind === 'sent')).to.have.length(1);
    expect(outcomes.filter(({ kind }) => kind === 'no-room')).to.have.length(19);
    expect(processes.map(taken)).to.deep.equal([1, 1]);
  });

  it('know within seconds what another one has taken, or that a group says it is full', async () => {
    const [here, there] = [await open(2), await open(2)];
    let read: () => void = () => undefined;
    const end = here.referrals.room.keepUp((_milliseconds, work) => {
      read = work;
      return () => (read = () => undefined);
    });
    await there.refer('one');
    expect(taken(here)).to.equal(0);
    const readAgain = async (known: number) => {
      read();
      while (taken(here) !== known) await sleep(5);
    };
    await readAgain(1);
    await there.referrals.room.fill(there.place.id, 'growers', week);
    expect((await here.refer('two')).kind, 'before it was read again').to.equal('no-room');
    await there.referrals.room.removeBefore('2026-W48');
    await readAgain(0);
    end();
  });

  it('do not give back a place at their start that another one has just taken', async () => {
    const [here, there] = [await open(), await open()];
    const { room } = here.referrals;
    const take = room.take.bind(room);
    let goOn: () => void = () => undefined;
    const tookIt = new Promise<void>((took) => {
      room.take = async (...what) => {
        const done = await take(...what);
        took();
        await new Promise<void>((resolve) => (goOn = resolve));
        return done;
      };
    });
    const referred = here.refer('one');
    await tookIt;
    const started = there.start().requests.open();
    await sleep(200);
    goOn();
    expect((await referred).kind).to.equal('sent');
    await started;
    expect(taken(there)).to.equal(1);
    expect((await there.refer('two')).kind).to.equal('no-room');
  });

  it('hand over what one left half done that ended in between, and leave alone what is being done', async () => {
    const [killed, other] = [await open(), await open()];
    killed.failing = true;
    await killed.refer('one').catch(() => undefined);
    const goOn = () => other.referrals.followingUp.goOnWithThoseLeft();
    expect(await goOn()).to.equal(0);
    other.now = new Date(friday.getTime() + minute);
    expect(await goOn()).to.equal(1);
    expect(other.sent.size).to.equal(1);
    other.now = new Date(friday.getTime() + hour);
    expect(await goOn()).to.equal(0);
  });

  it('offer one place to one of those who wait', async () => {
    const processes = [await open(), await open()];
    const [here] = processes as [SmallReferrals];
    await here.refer('came');
    for (const [at, who] of ['first', 'second', 'third'].entries()) {
      const now = new Date(friday.getTime() + at * minute);
      await here.perform(
        { kind: 'refer', draft: here.draft, when: 'waiting-list' },
        { conversation: who, now },
      );
    }
    for (const each of processes) each.now = new Date('2026-11-23T09:00:00Z');
    await Promise.all(processes.map(({ referrals }) => referrals.followingUp.tellThoseDue()));
    const told = new Set(processes.flatMap((each) => each.told.map(({ id }) => id)));
    expect(told.size).to.equal(1);
  });

  it('send each check-in once, also what only one that is gone was asked for', async () => {
    const [gone, here, there] = [await open(), await open(), await open()];
    const names = Array.from({ length: 24 }, (_, n) => `conversation ${n}`);
    for (const [at, conversation] of names.entries()) {
      const email = at % 2 === 0 ? 'rose@example.org' : null;
      await gone.storage.writeConversation(sampleRecord({ key: conversation, dialogs: [] }));
      await gone.perform(
        {
          ...{ kind: 'keep-in-touch', what: 'check-in', activity: 'growers/saturday', request: null },
          ...{ day: null, forWhom: null, email, language: 'en', mayBeSeen: false },
        },
        { conversation },
      );
    }
    const rounds = () =>
      Promise.all([here, there].map(({ referrals }) => referrals.checkInRounds.sendThoseDue()));
    const sum = (numbers: number[]) => numbers.reduce((one, other) => one + other, 0);
    const at = (now: number) => [here, there].forEach((each) => (each.now = new Date(now)));

    at(friday.getTime() + 13 * day);
    expect(sum(await rounds())).to.equal(0);
    at(friday.getTime() + 14 * day + hour);
    expect(sum(await rounds())).to.equal(24);
    await settled();
    at(friday.getTime() + 15 * day);
    expect(sum(await rounds())).to.equal(0);
    expect(here.sent.size + there.sent.size).to.equal(12);
    // Those with an address find it in the chat as well.
    const ids = [...here.told, ...there.told].map(({ id }) => id);
    expect(ids).to.have.length(24);
    expect(new Set(ids).size).to.equal(24);
    for (const name of names) {
      const record = await here.referrals.checkIns.read(checkInKey(name));
      expect(record?.about[0]?.asked.times).to.equal(1);
    }
  });
});
