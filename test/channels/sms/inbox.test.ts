import { expect } from 'chai';
import { openResidentKeys } from '../../../bot/channels/resident-keys.js';
import { inboxRecords, laneRecords } from '../../../bot/channels/sms/inbox-records.js';
import { openMemoryStorage } from '../../../bot/storage/memory.js';
import { OneAtATime } from '../../../bot/storage/one-at-a-time.js';
import { StorageError, type Storage } from '../../../bot/storage/storage.js';
import { MovableClock, settled } from '../../referrals/movable-clock.js';
import {
  incomingText,
  leeds,
  openTextingHost,
  post,
  rose,
  sam,
  texts,
  until,
  type TextingHost,
  type TextingHostOptions,
} from './texting-host.js';
import { openTwilioServer, type TwilioServer } from './twilio-server.js';

/** What is to be killed never comes back. */
const never = new Promise<never>(() => undefined);

/** A storage whose disk can be filled up. */
class Disk {
  readonly storage = openMemoryStorage();
  full: (kind: string) => boolean = () => false;

  /** As a process of its own opens it, which holds up no other one. */
  open(): Storage {
    const { storage } = this;
    const turns = new OneAtATime();
    const write = async <T>(kind: string, work: () => Promise<T>): Promise<T> => {
      if (this.full(kind)) throw new StorageError('Cannot write: the disk is full (ENOSPC).');
      return work();
    };
    return {
      ...storage,
      oneAtATime: (key, work) => turns.run(key, work),
      writeConversation: (record) => write('conversations', () => storage.writeConversation(record)),
      records: (kind) => {
        const records = storage.records(kind);
        return { ...records, write: (record) => write(kind.name, () => records.write(record)) };
      },
    };
  }
}

describe('the inbox of text messages', () => {
  let twilio: TwilioServer;
  let disk: Disk;
  let clock: MovableClock;
  const hosts: TextingHost[] = [];

  const open = async (options: TextingHostOptions = {}) => {
    const host = await openTextingHost({ storage: disk.open(), clock, twilio, ...options });
    hosts.push(host);
    return host;
  };
  const waiting = async () => {
    let count = 0;
    for await (const lane of disk.storage.records(laneRecords).all()) count += lane.waiting.length;
    return count;
  };

  beforeEach(async () => {
    twilio = await openTwilioServer();
    disk = new Disk();
    clock = new MovableClock();
  });
  afterEach(async () => {
    disk.full = () => false;
    for (const host of hosts.splice(0)) await host.close();
    await twilio.close();
  });

  describe('after the process was killed', () => {
    const moments: Record<string, TextingHostOptions> = {
      'before the turn': { bot: (bot) => ({ ...methods(bot), take: () => never }), delivers: false },
      'after the turn, before the text was handed over': {
        outbox: () => ({ send: () => never }),
        delivers: false,
      },
      'after the text was handed over, before that was noted': {
        outbox: (outbox) => ({
          send: async (message) => {
            await outbox.send(message);
            return never;
          },
        }),
        delivers: false,
      },
    };
    for (const [moment, options] of Object.entries(moments)) {
      it(`${moment}: the message is answered, and once`, async () => {
        const first = await openTextingHost({ storage: disk.open(), clock, twilio, ...options });
        const form = incomingText({ Body: 'gardening' });
        expect(await post(first, form)).to.include({ status: 200 });
        await killed(first);
        expect(await waiting()).to.equal(1);

        const second = await open();
        await second.settled();
        const [said = ''] = await texts(second, 1);
        expect(said).to.include('What Matters Leeds').and.to.include('gardening');
        expect(await waiting()).to.equal(0);
        await post(second, form);
        await second.settled();
        const third = await open();
        await third.settled();
        expect(twilio.asked).to.have.length(1);
      });
    }

    it('takes up all that was left, each conversation in the order in which it came', async () => {
      const first = await openTextingHost({
        ...{ storage: disk.open(), clock, twilio, delivers: false },
        bot: (bot) => ({ ...methods(bot), take: () => never }),
      });
      await post(first, incomingText({ Body: 'gardening' }));
      await post(first, incomingText({ Body: 'hello', From: sam }));
      await post(first, incomingText({ Body: 'the cost' }));
      await first.kill();
      const second = await open();
      await second.settled();
      await texts(second, 3);
      const toRose = twilio.sent.filter(({ to }) => to !== sam);
      expect(toRose[0]?.text).to.include('What Matters Leeds');
      expect(toRose[1]?.text).not.to.include('What Matters Leeds');
    });

    it('says once that messages stop, wherever it was killed', async () => {
      const first = await openTextingHost({
        ...{ storage: disk.open(), clock, twilio, delivers: false },
        outbox: () => ({ send: () => never }),
      });
      await post(first, incomingText({ Body: 'STOP' }));
      await until(() => first.ended.length === 1);
      await killed(first);
      const second = await open();
      await second.settled();
      expect((await texts(second, 1))[0]).to.include('START');
      const third = await open();
      await third.settled();
      expect(twilio.asked).to.have.length(1);
    });

    it('knows the parts that were joined before', async () => {
      const long = 'I used to have an allotment and I miss it. '.repeat(5);
      const first = await openTextingHost({
        ...{ storage: disk.open(), clock, twilio, delivers: false },
        bot: (bot) => ({ ...methods(bot), take: () => never }),
      });
      for (const Body of [long.slice(0, 153), long.slice(153)]) await post(first, incomingText({ Body }));
      await killed(first);
      const second = await open();
      await second.settled();
      await texts(second, 1);
      await clock.pass(60_000);
      expect(twilio.asked).to.have.length(1);
    });
  });

  it('answers what a release before left, in order, joined as it was, and forgets the rest after a day', async () => {
    const { storage } = disk;
    const former = storage.records(inboxRecords);
    const keys = await openResidentKeys(storage, clock.now);
    const conversation = keys.conversation('leeds', 'sms', leeds, rose);
    const at = clock.now().toISOString();
    const left = (order: number, text: string, joined: string[] = []) => {
      const id = `SM${order}`;
      const numbers = { ours: leeds, theirs: rose };
      const waiting = { id, place: 'leeds', conversation, ...numbers, text, at, order, joined };
      return former.write({ schema: 1, id, at, waiting });
    };
    await left(3, 'the cost');
    await left(1, 'gardening and company', ['SM2']);
    await left(2, ' and company');
    await former.write({ schema: 1, id: 'SM0', at, waiting: null });
    const host = await open();
    await host.settled();
    expect(await texts(host, 2)).to.have.length(2);
    expect(twilio.sent[0]?.text).to.include('What Matters Leeds').and.to.include('gardening');
    expect(await waiting()).to.equal(0);
    clock.move(25 * 60 * 60_000);
    expect(await host.texting.removeExpired()).to.equal(2);
    for await (const record of former.all()) expect(record).to.equal(undefined);
  });

  describe('where the disk is full', () => {
    it('tells Twilio that the message was not taken, and has taken nothing', async () => {
      const host = await open();
      disk.full = () => true;
      const form = incomingText({ Body: 'gardening' });
      expect(await post(host, form)).to.include({ status: 503, body: 'Not available just now' });
      disk.full = () => false;
      expect(await waiting()).to.equal(0);
      expect(twilio.asked).to.deep.equal([]);
      expect(await post(host, form)).to.include({ status: 200 });
      await host.settled();
      expect(await texts(host, 1)).to.have.length(1);
    });

    for (const kind of ['conversations', 'outbox']) {
      it(`answers what was taken as soon as it can be stored again (${kind})`, async () => {
        const host = await open();
        disk.full = (name) => name === kind;
        await post(host, incomingText({ Body: 'gardening' }));
        await until(() => host.waits.includes(1_000));
        await clock.pass(1_000);
        await until(() => host.waits.includes(5_000));
        expect(await waiting()).to.equal(1);
        disk.full = () => false;
        await clock.pass(5_000);
        await host.settled();
        expect((await texts(host, 1))[0]).to.include('What Matters Leeds');
        expect(await waiting()).to.equal(0);
      });
    }
  });

  it('says that a message could not be read where the bot fails at it again and again, and goes on', async () => {
    let broken = true;
    const host = await open({
      bot: (bot) => ({
        ...methods(bot),
        take: (...turn) => (broken ? Promise.reject(new Error('a fault')) : bot.take(...turn)),
      }),
    });
    await post(host, incomingText({ Body: 'gardening' }));
    for (const pause of [1_000, 5_000]) {
      await until(() => host.waits.includes(pause));
      await clock.pass(pause);
    }
    const [sorry = ''] = await texts(host, 1);
    expect(sorry).to.include('send it again').and.to.include('999');
    broken = false;
    await post(host, incomingText({ Body: 'gardening' }));
    await host.settled();
    expect((await texts(host, 2))[1]).to.include('What Matters Leeds');
  });

  it('leaves what waits for its rest to the next start, where the process ends in peace', async () => {
    const host = await open();
    await post(host, incomingText({ Body: 'a'.repeat(160) }));
    await host.texting.close();
    expect(await waiting()).to.equal(1);
    expect(twilio.asked).to.deep.equal([]);
  });
});

/** Ends it once it has come to where it stays. */
async function killed(host: TextingHost): Promise<void> {
  await settled();
  await host.kill();
}

function methods(bot: TextingHost['bot']): Pick<TextingHost['bot'], 'take' | 'tell' | 'conversation'> {
  return {
    take: bot.take.bind(bot),
    tell: bot.tell.bind(bot),
    conversation: bot.conversation.bind(bot),
  };
}
