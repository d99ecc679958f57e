import { expect } from 'chai';
import { StorageError, type Storage } from '../../../bot/storage/storage.js';
import { sampleRecord } from '../sample-record.js';
import { durableKeepers, now, type DurableKeeper } from './keepers.js';

const longAgo = '2026-09-01T10:00:00.000Z';

for (const [name, prepare] of Object.entries(durableKeepers)) {
  describe(`durable storage ${name}`, () => {
    let keeper: DurableKeeper;
    let storage: Storage;

    const reopen = async () => {
      await storage.close();
      storage = await keeper.open();
    };
    /** Changes a conversation behind the storage's back. */
    const damage = async (change: (text: string) => string) => {
      await storage.close();
      const [record] = await keeper.stored('conversations');
      await keeper.put('conversations', { ...record!, text: change(record!.text) });
      storage = await keeper.open();
    };

    beforeEach(async function () {
      this.timeout(60_000);
      keeper = await prepare();
      storage = await keeper.open();
    });

    afterEach(async () => {
      await storage.close();
      await keeper.clear();
    });

    it('has what was written after it was closed and opened again', async () => {
      await storage.writeConversation(sampleRecord());
      await reopen();
      expect(await storage.readConversation('one')).to.deep.equal(sampleRecord());
    });

    describe('a damaged record', () => {
      const damages: Record<string, (text: string) => string> = {
        'cut in half': (text) => text.slice(0, text.length / 2),
        empty: () => '',
        'not JSON': () => 'my veg patch',
        'JSON of another kind': () => '["my veg patch"]',
        'without its story': () => JSON.stringify({ ...sampleRecord(), story: undefined }),
        'filed under the key of another': () => JSON.stringify(sampleRecord({ key: 'somebody else' })),
      };

      for (const [what, change] of Object.entries(damages)) {
        it(`that is ${what} is set aside, reported without what stands in it, and counts as none`, async () => {
          await storage.writeConversation(sampleRecord());
          await damage(change);
          expect(await storage.readConversation('one')).to.equal(null);
          expect(await keeper.texts('conversations')).to.deep.equal([]);
          expect(await keeper.setAside()).to.have.length(1);
          expect(keeper.log.lines).to.have.length(1);
          expect(JSON.stringify(keeper.log.lines)).to.include('damaged').and.not.include('veg patch');
          await storage.writeConversation(sampleRecord({ language: 'ur' }));
          expect((await storage.readConversation('one'))?.language).to.equal('ur');
        });
      }

      it('can be written anew by the turn that found it', async () => {
        await storage.writeConversation(sampleRecord());
        await damage(() => '');
        await storage.oneAtATime('one', async () => {
          expect(await storage.readConversation('one')).to.equal(null);
          await storage.writeConversation(sampleRecord({ language: 'pl' }));
        });
        expect((await storage.readConversation('one'))?.language).to.equal('pl');
      });

      it('is forgotten with its conversation', async () => {
        await storage.writeConversation(sampleRecord());
        await damage((text) => text.slice(0, 10));
        await storage.readConversation('one');
        await storage.removeConversation('one');
        expect(await keeper.setAside()).to.be.empty;
      });

      it('does not stop the removal of old ones, and is removed in its turn', async () => {
        for (const key of ['one', 'two'])
          await storage.writeConversation(sampleRecord({ key, lastMessage: longAgo }));
        await damage(() => '');
        expect(await storage.removeConversationsBefore(now())).to.equal(1);
        expect(await keeper.setAside()).to.have.length(1);
        expect(await storage.removeConversationsBefore(new Date(now().getTime() + 1))).to.equal(0);
        expect(await keeper.setAside()).to.be.empty;
      });
    });

    it('leaves a record of a newer release as it is, and says so', async () => {
      await storage.writeConversation(sampleRecord({ lastMessage: longAgo }));
      const newer = JSON.stringify({ ...sampleRecord(), schema: 2, story: 'told in another way' });
      await damage(() => newer);
      const error = await storage.readConversation('one').catch((reason: Error) => reason);
      expect(error).to.be.instanceOf(StorageError);
      expect((error as Error).message).to.include('newer release');
      expect(await storage.removeConversationsBefore(now())).to.equal(0);
      expect(await keeper.texts('conversations')).to.deep.equal([newer]);
    });

    it('keeps a conversation that goes on while the old ones are removed', async () => {
      await storage.writeConversation(sampleRecord({ lastMessage: longAgo }));
      const turn = storage.oneAtATime('one', async () => {
        const record = await storage.readConversation('one');
        await storage.writeConversation({ ...record!, lastMessage: now().toISOString() });
      });
      expect(await storage.removeConversationsBefore(new Date('2026-10-21T10:00:00Z'))).to.equal(0);
      await turn;
      expect(await storage.readConversation('one')).not.to.equal(null);
    });

    it('adds up the counts of a week and place, and has them after it was closed', async () => {
      const monday = new Date('2026-11-16T00:00:00Z');
      storage.count('leeds', 'asked', 'gardening', monday);
      storage.count('leeds', 'asked', 'gardening', now());
      storage.count('utrecht', 'asked', 'gardening', now());
      storage.count('leeds', 'asked', 'gardening', new Date(monday.getTime() - 1));
      await reopen();
      storage.count('leeds', 'asked', 'gardening', now());
      storage.count('leeds', 'suggested', 'growers/saturday', now());
      await storage.close();
      const records = (await keeper.texts('counts')).map((text) => JSON.parse(text) as unknown);
      expect(records).to.have.deep.members([
        {
          schema: 1,
          week: '2026-W47',
          place: 'leeds',
          counts: { 'asked/gardening': 3, 'suggested/growers/saturday': 1 },
        },
        { schema: 1, week: '2026-W47', place: 'utrecht', counts: { 'asked/gardening': 1 } },
        { schema: 1, week: '2026-W46', place: 'leeds', counts: { 'asked/gardening': 1 } },
      ]);
    });

    it('finishes the turns in progress before it closes, and refuses what comes later', async () => {
      const turn = storage.oneAtATime('one', async () => {
        await storage.readConversation('one');
        await storage.writeConversation(sampleRecord());
      });
      await storage.close();
      await turn;
      const error = await storage.readConversation('one').catch((reason: Error) => reason);
      expect(error).to.be.instanceOf(StorageError);
      expect(await storage.ready()).to.equal(false);
    });
  });
}
