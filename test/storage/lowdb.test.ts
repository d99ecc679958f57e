import { expect } from 'chai';
import { mkdir, readdir, readFile, rm, stat, truncate, utimes, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { openLowdbStorage } from '../../bot/storage/lowdb.js';
import { StorageError, type Storage } from '../../bot/storage/storage.js';
import { readableLog, removeFolder, sampleRecord, temporaryFolder } from './sample-record.js';

const now = () => new Date('2026-11-20T10:00:00Z');

describe('lowdb storage', () => {
  let folder: string;
  let log: ReturnType<typeof readableLog>;
  let storage: Storage;

  const open = () => openLowdbStorage({ folder, log, now });
  const reopen = async () => {
    await storage.close();
    storage = await open();
  };
  /** The files of a kind, with their paths. */
  const files = async (kind: string) => {
    const names = await readdir(join(folder, kind), { recursive: true }).catch(() => []);
    return names.filter((name) => name.includes('.json')).map((name) => join(folder, kind, name));
  };
  const onlyFile = async () => (await files('conversations'))[0]!;

  beforeEach(async () => {
    folder = await temporaryFolder();
    log = readableLog();
    storage = await open();
  });

  afterEach(async () => {
    await storage.close();
    await removeFolder(folder);
  });

  it('has what was written after it was closed and opened again', async () => {
    await storage.writeConversation(sampleRecord());
    await reopen();
    expect(await storage.readConversation('one')).to.deep.equal(sampleRecord());
  });

  it('lets nobody but its own user read', async () => {
    await storage.writeConversation(sampleRecord());
    const path = await onlyFile();
    expect((await stat(path)).mode & 0o777).to.equal(0o600);
    for (const inside of ['conversations', 'writing']) {
      expect((await stat(join(folder, inside))).mode & 0o777).to.equal(0o700);
    }
  });

  it('names its files so that they tell nothing, and leaves no other file behind', async () => {
    await storage.writeConversation(sampleRecord({ key: '+441134960001' }));
    expect(await onlyFile()).to.match(/conversations\/[0-9a-f]{2}\/[0-9a-f]{64}\.json$/);
    expect(await readdir(join(folder, 'writing'))).to.deep.equal([]);
  });

  it('clears away what a crash left half-written', async () => {
    await storage.close();
    await writeFile(join(folder, 'writing', 'left-over'), '{"schema":1,"key":"o');
    storage = await open();
    expect(await readdir(join(folder, 'writing'))).to.deep.equal([]);
  });

  describe('a damaged record', () => {
    const damages: Record<string, (path: string) => Promise<void>> = {
      'cut in half': async (path) => truncate(path, Math.floor((await stat(path)).size / 2)),
      empty: (path) => truncate(path, 0),
      'not JSON': (path) => writeFile(path, 'my veg patch'),
      'JSON of another kind': (path) => writeFile(path, '["my veg patch"]'),
      'without its story': async (path) => {
        const { story, ...rest } = sampleRecord();
        await writeFile(path, JSON.stringify({ ...rest, storey: story }));
      },
      'filed under the key of another': (path) =>
        writeFile(path, JSON.stringify(sampleRecord({ key: 'somebody else' }))),
    };

    for (const [damage, make] of Object.entries(damages)) {
      it(`that is ${damage} is set aside, reported without what stands in it, and counts as none`, async () => {
        await storage.writeConversation(sampleRecord());
        await make(await onlyFile());
        await reopen();
        expect(await storage.readConversation('one')).to.equal(null);
        expect(await files('conversations')).to.deep.equal([]);
        expect(await files('damaged')).to.have.length(1);
        expect(log.lines).to.have.length(1);
        expect(JSON.stringify(log.lines)).to.include('damaged').and.not.include('veg patch');
        await storage.writeConversation(sampleRecord({ language: 'ur' }));
        expect((await storage.readConversation('one'))?.language).to.equal('ur');
      });
    }

    it('is forgotten with its conversation', async () => {
      await storage.writeConversation(sampleRecord());
      await truncate(await onlyFile(), 10);
      await reopen();
      await storage.readConversation('one');
      await storage.removeConversation('one');
      expect(await files('damaged')).to.deep.equal([]);
    });

    it('does not stop the removal of old ones, and is removed in its turn', async () => {
      const old = '2026-09-01T10:00:00.000Z';
      for (const key of ['one', 'two'])
        await storage.writeConversation(sampleRecord({ key, lastMessage: old }));
      await truncate(await onlyFile(), 0);
      await reopen();
      expect(await storage.removeConversationsBefore(now())).to.equal(1);
      expect(await files('damaged')).to.have.length(1);
      expect(await storage.removeConversationsBefore(new Date(now().getTime() + 1))).to.equal(0);
      expect(await files('damaged')).to.deep.equal([]);
    });
  });

  it('leaves a record of a newer release as it is, and says so', async () => {
    await storage.writeConversation(sampleRecord());
    const path = await onlyFile();
    const newer = JSON.stringify({ ...sampleRecord(), schema: 2, story: 'told in another way' });
    await writeFile(path, newer);
    await reopen();
    const error = await storage.readConversation('one').catch((reason: Error) => reason);
    expect(error).to.be.instanceOf(StorageError);
    expect((error as Error).message).to.include('newer release');
    await storage.removeConversationsBefore(now());
    expect(await readFile(path, 'utf8')).to.equal(newer);
  });

  it('finds the old ones by their last message even where the files were copied back from a safe copy', async () => {
    await storage.writeConversation(sampleRecord({ lastMessage: '2026-09-01T10:00:00.000Z' }));
    const path = await onlyFile();
    await utimes(path, now(), now());
    await reopen();
    expect(await storage.removeConversationsBefore(new Date('2026-10-21T10:00:00Z'))).to.equal(1);
    expect(await files('conversations')).to.deep.equal([]);
  });

  it('keeps a conversation that goes on while the old ones are removed', async () => {
    await storage.writeConversation(sampleRecord({ lastMessage: '2026-09-01T10:00:00.000Z' }));
    const turn = storage.oneAtATime('one', async () => {
      const record = await storage.readConversation('one');
      await storage.writeConversation({ ...record!, lastMessage: now().toISOString() });
    });
    expect(await storage.removeConversationsBefore(new Date('2026-10-21T10:00:00Z'))).to.equal(0);
    await turn;
    expect(await storage.readConversation('one')).not.to.equal(null);
  });

  it('says in one sentence what is wrong when it cannot write, and keeps what it had', async () => {
    await storage.writeConversation(sampleRecord());
    await rm(join(folder, 'writing'), { recursive: true });
    await writeFile(join(folder, 'writing'), 'in the way');
    const error = await storage
      .writeConversation(sampleRecord({ language: 'cy' }))
      .catch((reason: Error) => reason);
    expect(error).to.be.instanceOf(StorageError);
    expect((error as Error).message).to.equal(
      `Cannot write in the data folder ${folder}: there is a file where a folder should be (ENOTDIR).`,
    );
    expect(await storage.ready()).to.equal(false);
    expect((await storage.readConversation('one'))?.language).to.equal('en');
    await rm(join(folder, 'writing'));
    await mkdir(join(folder, 'writing'));
    await storage.writeConversation(sampleRecord({ language: 'cy' }));
    expect((await storage.readConversation('one'))?.language).to.equal('cy');
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
    const records = await Promise.all(
      (await files('counts')).map(async (path) => JSON.parse(await readFile(path, 'utf8')) as unknown),
    );
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
