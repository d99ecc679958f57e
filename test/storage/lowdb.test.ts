import { expect } from 'chai';
import { mkdir, readdir, rm, stat, utimes, writeFile } from 'node:fs/promises';
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

  it('finds the old ones by their last message even where the files were copied back from a safe copy', async () => {
    await storage.writeConversation(sampleRecord({ lastMessage: '2026-09-01T10:00:00.000Z' }));
    const path = await onlyFile();
    await utimes(path, now(), now());
    await reopen();
    expect(await storage.removeConversationsBefore(new Date('2026-10-21T10:00:00Z'))).to.equal(1);
    expect(await files('conversations')).to.deep.equal([]);
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
});
