import { expect } from 'chai';
import { setTimeout as sleep } from 'node:timers/promises';
import * as z from 'zod';
import type { RecordKind } from '../../../bot/storage/record-kind.js';
import type { Storage } from '../../../bot/storage/storage.js';
import { sampleRecord } from '../sample-record.js';
import { everyKeeper, type Keeper } from './keepers.js';

interface Note {
  schema: 1;
  id: string;
  text: string;
}

const noteKind: RecordKind<Note> = {
  name: 'notes',
  schema: 1,
  shape: z.object({ schema: z.literal(1), id: z.string(), text: z.string() }),
  keyOf: ({ id }) => id,
  changed: () => new Date('2026-11-20T10:00:00Z'),
};

for (const [name, prepare] of Object.entries(everyKeeper)) {
  describe(`storage ${name}`, () => {
    let keeper: Keeper;
    let storage: Storage;

    beforeEach(async function () {
      this.timeout(60_000);
      keeper = await prepare();
      storage = await keeper.open();
    });

    afterEach(async () => {
      await storage.close();
      await keeper.clear();
    });

    it('gives back what was written, and null for what was not', async () => {
      const record = sampleRecord();
      await storage.writeConversation(record);
      expect(await storage.readConversation('one')).to.deep.equal(record);
      expect(await storage.readConversation('another')).to.equal(null);
    });

    it('keeps what was written, not what its writer changed afterwards', async () => {
      const record = sampleRecord();
      await storage.writeConversation(record);
      record.language = 'cy';
      const read = await storage.readConversation('one');
      expect(read?.language).to.equal('en');
      read!.language = 'ur';
      expect((await storage.readConversation('one'))?.language).to.equal('en');
    });

    it('removes a conversation at once, and does not mind one that is not there', async () => {
      await storage.writeConversation(sampleRecord());
      await storage.removeConversation('one');
      await storage.removeConversation('one');
      expect(await storage.readConversation('one')).to.equal(null);
    });

    it('keeps any key apart from every other', async () => {
      const keys = ['../../etc/passwd', '..', 'a/b', 'A', 'a', '__proto__', 'nul\0byte', 'x'.repeat(5000)];
      for (const key of keys) await storage.writeConversation(sampleRecord({ key }));
      for (const key of keys) expect((await storage.readConversation(key))?.key).to.equal(key);
    });

    it('removes the conversations whose last message is older, and only those', async () => {
      const lastMessages = {
        old: '2026-10-01T09:59:59.999Z',
        exact: '2026-10-01T10:00:00.000Z',
        young: '2026-11-20T10:00:00Z',
      };
      for (const [key, lastMessage] of Object.entries(lastMessages)) {
        await storage.writeConversation(sampleRecord({ key, lastMessage }));
      }
      const instant = new Date('2026-10-01T10:00:00Z');
      expect(await storage.removeConversationsBefore(instant)).to.equal(1);
      expect(await storage.removeConversationsBefore(instant)).to.equal(0);
      expect(await storage.readConversation('old')).to.equal(null);
      expect(await storage.readConversation('exact')).not.to.equal(null);
      await storage.writeConversation(sampleRecord({ key: 'old', lastMessage: lastMessages.old }));
      expect(await storage.removeConversationsBefore(instant), 'written since the first round').to.equal(1);
    });

    it('keeps the records of another room, each under its key', async () => {
      const notes = storage.records(noteKind);
      await notes.write({ schema: 1, id: 'a', text: 'one' });
      await notes.write({ schema: 1, id: '../b', text: 'two' });
      await notes.write({ schema: 1, id: 'a', text: 'three' });
      expect(await notes.read('a')).to.deep.equal({ schema: 1, id: 'a', text: 'three' });
      expect(await notes.read('c')).to.equal(null);
      const all: string[] = [];
      for await (const { text } of notes.all()) all.push(text);
      expect(all).to.have.members(['three', 'two']);
      await notes.remove('a');
      await notes.remove('a');
      expect(await notes.read('a')).to.equal(null);
    });

    it('takes the turns of one conversation one after the other, in the order asked', async () => {
      const events: string[] = [];
      const turn = (name: string, milliseconds: number) => async () => {
        events.push(`${name} begins`);
        await sleep(milliseconds);
        events.push(`${name} ends`);
        return name;
      };
      const answers = [
        storage.oneAtATime('one', turn('first', 10)),
        storage.oneAtATime('one', turn('second', 0)),
      ];
      expect(await Promise.all(answers)).to.deep.equal(['first', 'second']);
      expect(events).to.deep.equal(['first begins', 'first ends', 'second begins', 'second ends']);
    });

    it('loses no change when many turns come at once', async () => {
      await storage.writeConversation(sampleRecord({ nextNumber: 0 }));
      const turn = async () => {
        const record = await storage.readConversation('one');
        await storage.writeConversation({ ...record!, nextNumber: record!.nextNumber + 1 });
      };
      await Promise.all(Array.from({ length: 10 }, () => storage.oneAtATime('one', turn)));
      expect((await storage.readConversation('one'))?.nextNumber).to.equal(10);
    });

    it('is ready', async () => {
      expect(await storage.ready()).to.equal(true);
    });
  });
}
