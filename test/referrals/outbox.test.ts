import { expect } from 'chai';
import { setImmediate as nextTurn } from 'node:timers/promises';
import { createOutbox, type OutboxOptions } from '../../bot/referrals/outbox.js';
import { waitingMessages } from '../../bot/referrals/outbox-records.js';
import type { Attempt, OutgoingMessage } from '../../bot/referrals/outgoing-message.js';
import { openMemoryStorage } from '../../bot/storage/memory.js';
import type { Storage } from '../../bot/storage/storage.js';
import { readableLog } from '../storage/sample-record.js';
import { hour, minute, MovableClock, settled } from './movable-clock.js';
import { sampleMessage } from './sample-message.js';

const delivered: Attempt = { outcome: 'delivered' };
const failed: Attempt = { outcome: 'failed', why: '451' };
const refused: Attempt = { outcome: 'refused', why: '550' };
const unreachable: Attempt = { outcome: 'unreachable', why: 'ECONNREFUSED' };

describe('the outbox', () => {
  let clock: MovableClock;
  let storage: Storage;
  let log: ReturnType<typeof readableLog>;
  /** Each attempt at a message, with the minutes that had gone by. */
  let attempts: { id: string; minutes: number }[];
  let reported: { id: string; why: string }[];
  let answer: (message: OutgoingMessage) => Attempt | Promise<Attempt>;
  let began: number;

  const open = (changes: Partial<OutboxOptions> = {}) =>
    createOutbox({
      storage,
      deliver: async (message) => {
        attempts.push({ id: message.id, minutes: Math.round((clock.now().getTime() - began) / minute) });
        return answer(message);
      },
      gaveUp: async ({ id }, why) => void reported.push({ id, why }),
      now: clock.now,
      log,
      after: clock.after,
      random: () => 0.5,
      ...changes,
    });
  const started = (changes: Partial<OutboxOptions> = {}) => {
    const outbox = open(changes);
    outbox.start();
    return outbox;
  };

  beforeEach(() => {
    clock = new MovableClock();
    storage = openMemoryStorage();
    log = readableLog();
    attempts = [];
    reported = [];
    answer = () => delivered;
    began = clock.now().getTime();
  });

  it('delivers what it was handed, and then keeps that it did but not what it was', async () => {
    const outbox = started();
    await outbox.send(sampleMessage());
    await settled();
    expect(attempts).to.deep.equal([{ id: 'referral/1', minutes: 0 }]);
    expect(await outbox.outcome('referral/1')).to.equal('delivered');
    expect(await outbox.outcome('referral/2')).to.equal(null);
    expect(await storage.records(waitingMessages).read('referral/1')).to.equal(null);
  });

  it('takes the same id for the same message, whenever it is handed over again', async () => {
    const outbox = started();
    await Promise.all([1, 2, 3].map(() => outbox.send(sampleMessage())));
    await settled();
    await outbox.send(sampleMessage({ text: 'Another text.' }));
    await clock.pass(hour);
    expect(attempts).to.have.length(1);
  });

  it('sends what an earlier process left, and nothing before it is started', async () => {
    await open().send(sampleMessage());
    await clock.pass(hour);
    expect(attempts).to.deep.equal([]);
    started();
    await settled();
    expect(attempts).to.have.length(1);
  });

  it('tries again with growing pauses, and after a day gives up and says so once', async () => {
    answer = () => failed;
    const outbox = started();
    await outbox.send(sampleMessage());
    await clock.pass(72 * hour);
    expect(attempts.map(({ minutes }) => minutes)).to.deep.equal([
      0, 1, 3, 8, 23, 83, 203, 443, 683, 923, 1163, 1403, 1440,
    ]);
    expect(reported).to.deep.equal([{ id: 'referral/1', why: 'failing' }]);
    expect(await outbox.outcome('referral/1')).to.equal('given-up');
    expect(await storage.records(waitingMessages).read('referral/1')).to.equal(null);
  });

  it('delivers as soon as the receiver takes it', async () => {
    answer = () => (attempts.length < 3 ? failed : delivered);
    await started().send(sampleMessage());
    await clock.pass(24 * hour);
    expect(attempts.map(({ minutes }) => minutes)).to.deep.equal([0, 1, 3]);
    expect(reported).to.deep.equal([]);
  });

  it('does not try again what was refused for good, and says so', async () => {
    answer = () => refused;
    const outbox = started();
    await outbox.send(sampleMessage());
    await clock.pass(24 * hour);
    expect(attempts).to.have.length(1);
    expect(reported).to.deep.equal([{ id: 'referral/1', why: 'refused' }]);
    expect(await outbox.outcome('referral/1')).to.equal('refused');
  });

  it('does not lose a refusal that could not be reported', async () => {
    answer = () => refused;
    let reports = 0;
    const outbox = started({
      gaveUp: async () => {
        if (++reports < 3) throw new Error('the disk is full');
      },
    });
    await outbox.send(sampleMessage());
    await clock.pass(hour);
    expect(reports).to.equal(3);
    expect(await outbox.outcome('referral/1')).to.equal('refused');
  });

  it('keeps a message until its time, and drops one past its time without a word', async () => {
    const outbox = started();
    await outbox.send(sampleMessage({ id: 'late', sendAfter: '2026-11-20T12:00:00Z' }));
    answer = ({ id }) => (id === 'sign-in' ? failed : delivered);
    await outbox.send(sampleMessage({ id: 'sign-in', expires: '2026-11-20T10:05:00Z' }));
    await clock.pass(2 * hour);
    expect(attempts).to.deep.equal([
      { id: 'sign-in', minutes: 0 },
      { id: 'sign-in', minutes: 1 },
      { id: 'sign-in', minutes: 3 },
      { id: 'late', minutes: 120 },
    ]);
    expect(await outbox.outcome('sign-in')).to.equal('expired');
    expect(reported).to.deep.equal([]);
  });

  it('takes back what was not sent yet, by the beginning of its id', async () => {
    const outbox = started();
    const later = { sendAfter: '2026-11-21T10:00:00Z' };
    await outbox.send(sampleMessage({ id: 'referral/1' }));
    await outbox.send(sampleMessage({ id: 'referral/1/reminder', ...later }));
    await outbox.send(sampleMessage({ id: 'referral/2/reminder', ...later }));
    await settled();
    expect(await outbox.withdraw('referral/1')).to.equal(1);
    await clock.pass(48 * hour);
    expect(attempts.map(({ id }) => id)).to.deep.equal(['referral/1', 'referral/2/reminder']);
    expect(await outbox.outcome('referral/1/reminder')).to.equal('withdrawn');
    expect(await outbox.withdraw('').catch((error: Error) => error)).to.be.instanceOf(RangeError);
  });

  it('does not try again what was taken back while it was on its way', async () => {
    let fail: (attempt: Attempt) => void = () => undefined;
    answer = () => new Promise((resolve) => (fail = resolve));
    const outbox = started();
    await outbox.send(sampleMessage());
    await settled();
    expect(await outbox.withdraw('referral/1')).to.equal(0);
    fail(failed);
    await clock.pass(24 * hour);
    expect(attempts).to.have.length(1);
    expect(await outbox.outcome('referral/1')).to.equal('withdrawn');
  });

  it('has a few on their way at once, and one while the way is down', async () => {
    let open = 0;
    let most = 0;
    let down = false;
    answer = async () => {
      most = Math.max(most, ++open);
      await nextTurn();
      open -= 1;
      return down ? unreachable : delivered;
    };
    const outbox = started();
    for (let number = 0; number < 12; number++) await outbox.send(sampleMessage({ id: `up/${number}` }));
    await clock.pass(minute);
    expect(most).to.equal(3);

    down = true;
    for (let number = 0; number < 3; number++) await outbox.send(sampleMessage({ id: `down/${number}` }));
    await clock.pass(minute);
    most = 0;
    attempts = [];
    for (let number = 3; number < 500; number++) await outbox.send(sampleMessage({ id: `down/${number}` }));
    await clock.pass(hour);
    expect(most).to.equal(1);
    expect(attempts.length).to.be.within(50, 70);

    down = false;
    await clock.pass(25 * hour);
    expect(reported).to.deep.equal([]);
    for (let number = 0; number < 500; number++) {
      expect(await outbox.outcome(`down/${number}`)).to.equal('delivered');
    }
  });

  it('delivers each message once when several processes share a storage', async () => {
    const outboxes = [started(), started(), started()];
    for (let number = 0; number < 30; number++) {
      await outboxes[number % 3]!.send(sampleMessage({ id: `shared/${number}` }));
    }
    await clock.pass(hour);
    expect(attempts).to.have.length(30);
    expect(new Set(attempts.map(({ id }) => id)).size).to.equal(30);
  });

  it('tries again what a process that was killed had begun, when its claim runs out', async () => {
    answer = () => new Promise(() => undefined);
    await started().send(sampleMessage());
    await settled();
    answer = () => delivered;
    started();
    await clock.pass(2 * minute);
    expect(attempts).to.have.length(1);
    await clock.pass(2 * minute);
    expect(attempts).to.have.length(2);
  });

  it('does not send again what was delivered just before its process was killed', async () => {
    const outbox = started();
    await outbox.send(sampleMessage());
    await settled();
    const waiting = storage.records(waitingMessages);
    const at = clock.now().toISOString();
    const left = { written: at, due: at, attempts: 1, firstTried: at, claim: 'x', withdrawn: false };
    await waiting.write({ schema: 1, message: sampleMessage(), ...left });
    started();
    await clock.pass(hour);
    expect(attempts).to.have.length(1);
    expect(await waiting.read('referral/1')).to.equal(null);
  });

  it('lets new messages through while it finds many that waited', async () => {
    const before = open();
    for (let number = 0; number < 5_000; number++) {
      await before.send(sampleMessage({ id: `old/${number}`, sendAfter: '2026-11-20T10:30:00Z' }));
    }
    const outbox = started();
    await outbox.send(sampleMessage({ id: 'new' }));
    await settled();
    expect(await outbox.outcome('new')).to.equal('delivered');
    await clock.pass(hour);
    for (let turn = 0; turn < 500 && attempts.length < 5_001; turn++) await settled();
    expect(attempts).to.have.length(5_001);
  });

  it('waits on closing for what is on its way, and begins nothing more', async () => {
    let finish: (attempt: Attempt) => void = () => undefined;
    answer = () => new Promise((resolve) => (finish = resolve));
    const outbox = started();
    await outbox.send(sampleMessage({ id: 'on its way' }));
    await outbox.send(sampleMessage({ id: 'later', sendAfter: '2026-11-20T10:30:00Z' }));
    await settled();
    const closed = outbox.close();
    finish(delivered);
    await closed;
    await clock.pass(hour);
    expect(attempts.map(({ id }) => id)).to.deep.equal(['on its way']);
    expect(await outbox.outcome('on its way')).to.equal('delivered');
    expect(await outbox.outcome('later')).to.equal('waiting');
  });

  it('forgets in the end that there was a message', async () => {
    const outbox = started();
    await outbox.send(sampleMessage());
    await settled();
    expect(await outbox.forgetBefore(clock.now())).to.equal(0);
    await clock.pass(hour);
    expect(await outbox.forgetBefore(clock.now())).to.equal(1);
    expect(await outbox.outcome('referral/1')).to.equal(null);
  });

  it('refuses a message that lacks a part, and logs neither address nor text', async () => {
    const outbox = started();
    const error = await outbox.send(sampleMessage({ to: '' })).catch((reason: Error) => reason);
    expect(error).to.be.instanceOf(Error);
    answer = ({ id }) => (id === 'a' ? failed : refused);
    await outbox.send(sampleMessage({ id: 'a' }));
    await outbox.send(sampleMessage({ id: 'b' }));
    await clock.pass(25 * hour);
    expect(log.lines).not.to.deep.equal([]);
    expect(JSON.stringify(log.lines)).not.to.match(/growers|Sam|Somebody/);
  });
});
