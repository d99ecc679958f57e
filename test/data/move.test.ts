import { expect } from 'chai';
import { mkdir, readdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { asItStands } from '../../bot/data/as-it-stands.js';
import { everyKind } from '../../bot/data/every-kind.js';
import { unfinishedMove } from '../../bot/data/unfinished-move.js';
import { moveAll, type WholeMove } from '../../bot/data/whole-move.js';
import { openLowdbStorage } from '../../bot/storage/lowdb.js';
import { openPostgresqlStorage } from '../../bot/storage/postgresql/postgresql.js';
import type { Storage } from '../../bot/storage/storage.js';
import { sharedServer } from '../storage/postgresql/server.js';
import { readableLog, removeFolder, temporaryFolder } from '../storage/sample-record.js';
import { sampleRecords } from './sample-records.js';

const now = () => new Date('2026-11-20T10:00:00Z');

describe('moving all records between a folder and PostgreSQL', function () {
  this.timeout(60_000);
  const log = readableLog();
  let folder: string;
  let other: string;
  let url: string;

  const inFolder = (at: string) => () => openLowdbStorage({ folder: at, log, now });
  const inDatabase = () => openPostgresqlStorage({ url, connections: 4, log, now });

  beforeEach(async () => {
    [folder, other] = [await temporaryFolder(), await temporaryFolder()];
    url = await (await sharedServer()).freshDatabase();
  });

  afterEach(async () => {
    await removeFolder(folder);
    await removeFolder(other);
  });

  async function move(source: WholeMove['source'], open: () => Promise<Storage>, more: Partial<WholeMove>) {
    const from = await open();
    try {
      const to = source === 'folder' ? inDatabase : inFolder(other);
      const usual = { kinds: everyKind, replace: false, now, progress: () => undefined };
      return await moveAll({ ...usual, source, from, openTarget: to, ...more });
    } finally {
      await from.close();
    }
  }

  const toDatabase = (more: Partial<WholeMove> = {}) => move('folder', inFolder(folder), more);
  const toFolder = (more: Partial<WholeMove> = {}) => move('postgresql', inDatabase, more);

  async function fill(samples = sampleRecords): Promise<void> {
    const storage = await inFolder(folder)();
    for (const { kind } of everyKind)
      for (const record of samples[kind.name] ?? []) await storage.records(asItStands(kind)).write(record);
    await storage.close();
  }

  it('knows a sample of every kind', () => {
    const moved = everyKind.filter(({ stays }) => !stays).map(({ kind }) => kind.name);
    expect(Object.keys(sampleRecords).sort()).to.deep.equal(moved.sort());
  });

  it('brings every record there and back, to the very bytes', async () => {
    await fill();
    const there = await toDatabase();
    expect(there).to.include({ done: true, goneOnWith: false });
    if (there.done) {
      for (const { kept, same, written, different, unreadable } of there.kinds) {
        const number = sampleRecords[kept.kind.name]!.length;
        const wanted = { same: number, written: number, different: 0, unreadable: 0 };
        expect({ same, written, different, unreadable }, kept.kind.name).to.deep.equal(wanted);
      }
    }
    await toFolder();
    expect(await filesOf(other)).to.deep.equal(await filesOf(folder));
    expect(Object.keys(await filesOf(other))).to.have.length(Object.values(sampleRecords).flat().length);
  });

  it('leaves the source as it is', async () => {
    await fill();
    const before = await filesOf(folder);
    await toDatabase();
    expect(await filesOf(folder)).to.deep.equal(before);
  });

  it('does nothing where the target holds records, unless they may go', async () => {
    await fill();
    await toDatabase();
    await removeFolder(folder);
    await fill({ reports: sampleRecords['reports']! });
    const refused = await toDatabase();
    expect(refused.done).to.equal(false);
    expect(await databaseHolds()).to.equal(Object.values(sampleRecords).flat().length);
    const moved = await toDatabase({ replace: true });
    expect(moved.done).to.equal(true);
    expect(await databaseHolds()).to.equal(1);
  });

  it('goes on with a move that broke off, without what went from the source meanwhile', async () => {
    await fill();
    const openTarget = async () => {
      const to = await inDatabase();
      const records: Storage['records'] = (kind) => ({
        ...to.records(kind),
        ...(kind.name === 'reports' && { write: () => Promise.reject(new Error('The database is gone.')) }),
      });
      return Object.create(to, {
        records: { value: records },
        close: { value: () => to.close() },
      }) as Storage;
    };
    const failed = await toDatabase({ openTarget }).catch((error: unknown) => error);
    expect(String(failed)).to.contain('The database is gone.');
    expect(await databaseHolds("kind = 'unfinished-move'")).to.equal(1);
    const storage = await inFolder(folder)();
    await storage.removeConversation('one');
    await storage.close();
    const moved = await toDatabase();
    expect(moved).to.include({ done: true, goneOnWith: true });
    if (moved.done) {
      const conversations = moved.kinds.find(({ kept }) => kept.kind.name === 'conversations');
      expect(conversations).to.include({ same: 4, written: 0, removed: 1, different: 0 });
    }
    expect(await databaseHolds("kind = 'unfinished-move'")).to.equal(0);
    expect(await databaseHolds()).to.equal(Object.values(sampleRecords).flat().length - 1);
  });

  it('tells of records that somebody changed meanwhile, and counts the move as unfinished', async () => {
    await fill();
    let opened = 0;
    const openTarget = async () => {
      const to = await inDatabase();
      // As a bot that answers somebody between the copying and the comparing.
      if ((opened += 1) === 2) await to.removeConversation('one');
      return to;
    };
    const moved = await toDatabase({ openTarget });
    if (!moved.done) throw new Error('It was refused.');
    expect(moved.kinds.find(({ different }) => different > 0)?.kept.kind.name).to.equal('conversations');
    const to = await inDatabase();
    expect(await to.records(unfinishedMove).read('move')).to.not.equal(null);
    await to.close();
  });

  it('leaves a file that holds no record where it is, and says so by the log', async () => {
    await fill();
    await mkdir(join(folder, 'reports', 'ab'), { recursive: true });
    await writeFile(join(folder, 'reports', 'ab', `${'ab'.repeat(32)}.json`), '{"half": ');
    const before = log.lines.length;
    expect(await toDatabase()).to.include({ done: true });
    expect(log.lines.slice(before).map(({ message }) => message)).to.deep.equal([
      'a damaged record was set aside',
    ]);
    expect(await readdir(join(folder, 'damaged'))).to.have.length(1);
  });

  async function databaseHolds(where = 'true'): Promise<number> {
    const server = await sharedServer();
    const [row] = await server.query<{ number: number }>(
      `SELECT count(*)::int AS number FROM what_matters.records WHERE ${where}`,
      url,
    );
    return row!.number;
  }
});

/** The records' files by their paths. */
async function filesOf(folder: string): Promise<Record<string, string>> {
  const names = await readdir(folder, { recursive: true });
  const files = names.filter((name) => /^[^/]+\/[0-9a-f]{2}\/[0-9a-f]{64}\.json$/.test(name)).sort();
  const texts = await Promise.all(files.map((name) => readFile(join(folder, name), 'utf8')));
  return Object.fromEntries(files.map((name, at) => [name, texts[at]!]));
}
