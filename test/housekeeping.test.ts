import { expect } from 'chai';
import { setImmediate as soon } from 'node:timers/promises';
import { startHousekeeping } from '../bot/housekeeping.js';
import { openMemoryStorage } from '../bot/storage/memory.js';
import { StorageError, type Storage } from '../bot/storage/storage.js';
import { readableLog, sampleRecord } from './storage/sample-record.js';

describe('housekeeping', () => {
  let storage: Storage;
  let log: ReturnType<typeof readableLog>;
  let hour: () => void;
  let stopped: boolean;
  let now: Date;

  const start = (from: Pick<Storage, 'removeConversationsBefore'> = storage) =>
    startHousekeeping({
      storage: from,
      keepDays: 30,
      now: () => now,
      log,
      everyHour: (work) => {
        hour = work;
        return () => (stopped = true);
      },
    });

  beforeEach(async () => {
    storage = openMemoryStorage();
    log = readableLog();
    stopped = false;
    now = new Date('2026-11-20T10:00:00Z');
    await storage.writeConversation(sampleRecord({ key: 'old', lastMessage: '2026-10-21T09:59:59.999Z' }));
    await storage.writeConversation(sampleRecord({ key: 'young', lastMessage: '2026-10-21T10:30:00.000Z' }));
  });

  it('removes what is past its time at the start, and every hour', async () => {
    start();
    await soon();
    expect(await storage.readConversation('old')).to.equal(null);
    expect(await storage.readConversation('young')).not.to.equal(null);
    now = new Date('2026-11-20T11:00:00Z');
    hour();
    await soon();
    expect(await storage.readConversation('young')).to.equal(null);
  });

  it('logs what it could not do, and tries again', async () => {
    let rounds = 0;
    start({
      removeConversationsBefore: async () => {
        rounds += 1;
        throw new StorageError('the disk is full');
      },
    });
    await soon();
    hour();
    await soon();
    expect(rounds).to.equal(2);
    expect(log.lines.map(({ level }) => level)).to.deep.equal(['error', 'error']);
  });

  it('stops', () => {
    start().stop();
    expect(stopped).to.equal(true);
  });

  it('removes what other rooms keep, each whatever becomes of the others', async () => {
    const rounds: string[] = [];
    startHousekeeping({
      storage,
      keepDays: 30,
      now: () => now,
      log,
      everyHour: () => () => undefined,
      others: {
        letters: async () => {
          throw new StorageError('the disk is full');
        },
        links: async () => rounds.push('links'),
      },
    });
    await soon();
    expect(rounds).to.deep.equal(['links']);
    expect(log.lines.filter(({ level }) => level === 'error')).to.have.length(1);
  });

  it('leaves to another process what that does for all, and sees to its own', async () => {
    const asked: string[] = [];
    const rounds: string[] = [];
    startHousekeeping({
      storage,
      keepDays: 30,
      now: () => now,
      log,
      everyHour: () => () => undefined,
      others: { letters: async () => rounds.push('letters'), links: async () => rounds.push('links') },
      own: { files: async () => rounds.push('files') },
      work: { letters: async () => rounds.push('writing letters') },
      isMine: async (what) => asked.push(what) > 2,
    });
    await soon();
    expect(rounds).to.deep.equal(['links', 'files', 'writing letters']);
    expect(new Set(asked).size).to.equal(4);
    expect(await storage.readConversation('old')).not.to.equal(null);
  });

  it('does other work every hour, and begins none once it is stopped', async () => {
    const rounds: string[] = [];
    const housekeeping = startHousekeeping({
      storage,
      keepDays: 30,
      now: () => now,
      log,
      everyHour: (work) => {
        hour = work;
        return () => undefined;
      },
      work: {
        asking: async (stop) => {
          rounds.push('asking');
          if (rounds.length === 2) housekeeping.stop();
          return stop.aborted ? 0 : 3;
        },
        more: async () => rounds.push('more'),
      },
    });
    await soon();
    expect(rounds).to.deep.equal(['asking', 'more']);
    rounds.length = 1;
    hour();
    await soon();
    expect(rounds).to.deep.equal(['asking', 'asking']);
  });
});
