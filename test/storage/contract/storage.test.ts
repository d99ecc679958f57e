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
  /** ISO instant. */
  due?: string;
}

const noteKind: RecordKind<Note> = {
  name: 'notes',
  schema: 1,
  shape: z.object({ schema: z.literal(1), id: z.string(), text: z.string(), due: z.string().optional() }),
  keyOf: ({ id }) => id,
  changed: () => new Date('2026-11-20T10:00:00Z'),
  due: ({ due }) => (due === undefined ? null : new Date(due)),
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

    describe('what is due', () => {
      const at = (time: string) => new Date(`2026-11-20T${time}Z`);
      const note = (id: string, time?: string): Note => {
        const due = time === undefined ? {} : { due: at(time).toISOString() };
        return { schema: 1, id, text: 'one', ...due };
      };
      const take = async (time: string, most = 10, hiddenFor = 60_000) =>
        (await storage.records(noteKind).takeDue(at(time), most, hiddenFor)).map(({ id }) => id);
      const write = async (...notes: Note[]) => {
        for (const one of notes) await storage.records(noteKind).write(one);
      };

      it('is handed out once its time has come, the earliest first, and not all at once', async () => {
        await write(note('never'), note('b', '10:02:00'), note('a', '10:01:00'), note('c', '10:03:00'));
        expect(await take('10:00:59')).to.deep.equal([]);
        expect(await take('10:03:00', 2)).to.deep.equal(['a', 'b']);
        expect(await take('10:03:00', 2)).to.deep.equal(['c']);
        expect(await take('10:03:00', 2)).to.deep.equal([]);
      });

      it('is given back when who took it did nothing about it', async () => {
        await write(note('a', '10:00:00'));
        expect(await take('10:00:00')).to.deep.equal(['a']);
        expect(await take('10:00:59')).to.deep.equal([]);
        expect(await take('10:01:00')).to.deep.equal(['a']);
      });

      it('has the time with which it was written last, whoever had taken it', async () => {
        await write(note('a', '10:00:00'), note('b', '10:00:00'), note('c', '10:00:00'));
        expect(await take('10:00:00')).to.have.members(['a', 'b', 'c']);
        await write(note('a', '10:00:10'), note('b', '10:30:00'), note('c'));
        expect(await take('10:00:10')).to.deep.equal(['a']);
        expect(await take('10:20:00')).to.deep.equal(['a']);
        await storage.records(noteKind).remove('b');
        await storage.records(noteKind).remove('a');
        expect(await take('11:00:00')).to.deep.equal([]);
      });

      it('is handed to one of those who ask at the same time', async () => {
        await write(...Array.from({ length: 30 }, (_, number) => note(`n${number}`, '10:00:00')));
        const taken = (await Promise.all(Array.from({ length: 5 }, () => take('10:00:00', 7)))).flat();
        expect(new Set(taken).size).to.equal(taken.length);
        taken.push(...(await take('10:00:00', 30)));
        expect(new Set(taken).size).to.equal(30);
      });

      it('does not stop somebody from writing it who had read it before it was taken', async () => {
        await write(note('a', '10:00:00'));
        await storage.oneAtATime('a', async () => {
          const read = await storage.records(noteKind).read('a');
          await take('10:00:00');
          await storage.records(noteKind).write({ ...read!, text: 'two' });
        });
        expect((await storage.records(noteKind).read('a'))?.text).to.equal('two');
      });
    });

    it('tells by its version that a conversation was written', async () => {
      const versions = () => storage.conversationVersions(['one', 'two', 'three']);
      expect([...(await versions())]).to.deep.equal([]);
      await storage.writeConversation(sampleRecord());
      await storage.writeConversation(sampleRecord({ key: 'two' }));
      const before = await versions();
      expect([...before.keys()]).to.have.members(['one', 'two']);
      expect([...(await versions())]).to.deep.equal([...before]);
      await storage.writeConversation(sampleRecord());
      const after = await versions();
      expect(after.get('one')).not.to.equal(before.get('one'));
      expect(after.get('two')).to.equal(before.get('two'));
      await storage.removeConversation('two');
      expect([...(await versions()).keys()]).to.deep.equal(['one']);
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
