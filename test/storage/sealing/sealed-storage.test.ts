import { expect } from 'chai';
import { inTheClear, sealedWith, type Sealing } from '../../../bot/storage/sealing/sealing.js';
import { StorageError, type Storage } from '../../../bot/storage/storage.js';
import { durableKeepers, now, type DurableKeeper } from '../contract/keepers.js';
import { sampleRecord } from '../sample-record.js';
import { ringOf } from './keys.js';

const secret = 'veg patch';

for (const [name, prepare] of Object.entries(durableKeepers).filter(([name]) => name.includes('a key'))) {
  describe(`encrypted storage ${name.replace(' and a key', '')}`, () => {
    let keeper: DurableKeeper;
    let [a, b, ba, ab]: Sealing[] = [];

    before(async () => {
      [a, b, ba, ab] = await Promise.all([ringOf('a'), ringOf('b'), ringOf('b', 'a'), ringOf('a', 'b')]);
    });
    beforeEach(async function () {
      this.timeout(60_000);
      keeper = await prepare();
    });
    afterEach(() => keeper.clear());

    const using = async <T>(sealing: Sealing, work: (storage: Storage) => Promise<T>): Promise<T> => {
      const storage = await keeper.open(sealing);
      return work(storage).finally(() => storage.close());
    };
    const write = (sealing: Sealing, ...keys: string[]) =>
      using(sealing, async (storage) => {
        for (const key of keys) await storage.writeConversation(sampleRecord({ key }));
      });
    const read = (sealing: Sealing, key = 'one') =>
      using(sealing, (storage) => storage.readConversation(key));
    const refusal = async (work: Promise<unknown>): Promise<string> => {
      const error = await work.then(
        () => null,
        (reason: Error) => reason,
      );
      expect(error).to.be.instanceOf(StorageError);
      return error!.message;
    };
    const keysOfRecords = async () =>
      (await keeper.stored('conversations')).map(({ text }) => sealedWith(text));

    it('keeps nothing in the clear of what was said', async () => {
      await write(a!, 'one');
      expect(await keeper.everything()).not.to.include(secret);
      await write(inTheClear, 'two').catch(() => undefined);
      expect(await keeper.everything()).not.to.include(secret);
    });

    it('does not open without its key or with another, names the setting, and leaves all as it is', async () => {
      await write(a!, 'one');
      const before = await keeper.stored('conversations');
      expect(await refusal(keeper.open(inTheClear))).to.match(/^What is stored .* DATA_KEY is not set\..*$/);
      expect(await refusal(keeper.open(b))).to.match(/^What is stored .* DATA_KEY holds only .*$/);
      expect(await keeper.stored('conversations')).to.deep.equal(before);
      expect(await keeper.setAside()).to.be.empty;
      expect(await read(a!)).to.deep.equal(sampleRecord());
    });

    it('refuses a record whose key is missing rather than count it as none, and goes on with the others', async () => {
      await write(a!, 'one', 'two');
      const [of] = await keeper.stored('conversations');
      const foreign = await b!.seal({ kind: 'conversations', name: of!.name }, '{}');
      await keeper.put('conversations', { ...of!, text: foreign });
      await using(a!, async (storage) => {
        const found = await Promise.allSettled(['one', 'two'].map((key) => storage.readConversation(key)));
        expect(found.map(({ status }) => status)).to.have.members(['fulfilled', 'rejected']);
        expect(await storage.removeConversationsBefore(new Date('2027-01-01'))).to.equal(1);
      });
      expect(await keeper.stored('conversations')).to.deep.equal([{ ...of!, text: foreign }]);
      expect(await keeper.setAside()).to.be.empty;
    });

    it('reads what was written before there was a key, and encrypts it when it is written again', async () => {
      await write(inTheClear, 'one', 'two');
      expect(await read(a!)).to.deep.equal(sampleRecord());
      expect(await keysOfRecords()).to.deep.equal([null, null]);
      await write(a!, 'one');
      expect(await keysOfRecords()).to.have.members([null, a!.keys[0]]);
      expect(await read(a!, 'two')).to.deep.equal(sampleRecord({ key: 'two' }));
    });

    it('changes keys: the new one in front writes, both read, and the old one can go once all is written anew', async () => {
      await write(a!, 'one', 'two');
      await write(ba!, 'two');
      expect(await keysOfRecords()).to.have.members([a!.keys[0], b!.keys[0]]);
      expect(await refusal(keeper.open(b)), 'too early').to.include(a!.keys[0]!);
      expect(await keeper.writeAnew({ reads: ba!, writes: ba! })).to.include({ written: 1, damaged: 0 });
      expect(await read(b!)).to.deep.equal(sampleRecord());
      expect(await keeper.writeAnew({ reads: b!, writes: b! })).to.include({ written: 0, damaged: 0 });
      expect(await refusal(keeper.open(a))).to.include(b!.keys[0]!);
    });

    it('can go back to the old key halfway through', async () => {
      await write(a!, 'one');
      await write(ba!, 'two');
      expect(await read(ab!, 'two')).to.deep.equal(sampleRecord({ key: 'two' }));
      await keeper.writeAnew({ reads: ab!, writes: ab! });
      expect(await read(a!, 'two')).to.deep.equal(sampleRecord({ key: 'two' }));
    });

    it('writes nothing anew where a key is missing', async () => {
      await write(a!, 'one');
      expect(await refusal(keeper.writeAnew({ reads: b!, writes: b! }))).to.include(a!.keys[0]!);
      expect(await read(a!)).to.deep.equal(sampleRecord());
    });

    it('can be turned off again', async () => {
      await write(a!, 'one');
      expect(await keeper.writeAnew({ reads: a!, writes: inTheClear })).to.include({ written: 1 });
      expect(await keysOfRecords()).to.deep.equal([null]);
      expect(await read(inTheClear)).to.deep.equal(sampleRecord());
    });

    it('keeps old conversations as old as they are when it writes them anew', async () => {
      await using(a!, (storage) =>
        storage.writeConversation(sampleRecord({ lastMessage: '2026-09-01T10:00:00.000Z' })),
      );
      await keeper.writeAnew({ reads: ba!, writes: ba! });
      await using(b!, async (storage) => {
        expect(await storage.removeConversationsBefore(new Date('2026-08-01'))).to.equal(0);
        expect(await storage.removeConversationsBefore(now())).to.equal(1);
      });
    });

    it('does not take a record for another that it was swapped with', async () => {
      await write(a!, 'one', 'two');
      const [one, two] = await keeper.stored('conversations');
      await keeper.put('conversations', { name: one!.name, text: two!.text });
      await keeper.put('conversations', { name: two!.name, text: one!.text });
      await using(a!, async (storage) => {
        expect(await storage.readConversation('one')).to.equal(null);
        expect(await storage.readConversation('two')).to.equal(null);
      });
      expect(await keeper.setAside()).to.have.members([one!.text, two!.text]);
      expect(JSON.stringify(keeper.log.lines)).to.include('the text of another record');
    });

    it('sets a record aside that was cut, wherever that was, whole as it was found', async () => {
      await write(a!, 'one');
      const [whole] = await keeper.stored('conversations');
      for (const length of [0, 1, 3, 80, 170, 200, whole!.text.length - 30, whole!.text.length - 1]) {
        await write(a!, 'one');
        const text = whole!.text.slice(0, length);
        await keeper.put('conversations', { name: whole!.name, text });
        expect(await read(a!), `cut at ${length}`).to.equal(null);
        const aside = await keeper.setAside();
        if (length >= 3) expect(aside).to.deep.equal([text]);
        await using(a!, (storage) => storage.removeConversation('one'));
        expect(await keeper.setAside()).to.be.empty;
      }
    });

    it('lets nothing lie in the clear among what is set aside', async () => {
      await write(a!, 'one', 'two');
      const [one, two] = await keeper.stored('conversations');
      for (const record of [one!, two!])
        await keeper.put('conversations', { ...record, text: `{"schema":1, "words": "my ${secret}` });
      await read(inTheClear).catch(() => undefined);
      for (const key of ['one', 'two']) expect(await read(a!, key)).to.equal(null);
      expect(await keeper.setAside()).to.have.length(2);
      expect(await keeper.everything()).not.to.include(secret);
    });

    it('encrypts what was set aside before there was a key', async () => {
      await write(inTheClear, 'one');
      const [one] = await keeper.stored('conversations');
      await keeper.put('conversations', { ...one!, text: `{"words": "my ${secret}` });
      await read(inTheClear);
      expect(await keeper.everything()).to.include(secret);
      await keeper.writeAnew({ reads: a!, writes: a! });
      expect(await keeper.setAside()).to.have.length(1);
      expect(await keeper.everything()).not.to.include(secret);
    });
  });
}
