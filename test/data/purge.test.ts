import { expect } from 'chai';
import { execFile } from 'node:child_process';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { asItStands, type Stored } from '../../bot/data/as-it-stands.js';
import { everyKind } from '../../bot/data/every-kind.js';
import { holdsAny } from '../../bot/data/moving.js';
import { removeAll } from '../../bot/data/removing-all.js';
import { projectRoot } from '../../bot/root.js';
import { openLowdbStorage } from '../../bot/storage/lowdb.js';
import type { Storage } from '../../bot/storage/storage.js';
import { smallContent, writeContent } from '../catalogue/content-on-disk.js';
import { readableLog, sampleRecord } from '../storage/sample-record.js';
import { sampleRecords } from './sample-records.js';

const run = promisify(execFile);
const now = () => new Date();

describe('removing records by the command line', function () {
  this.timeout(120_000);
  let content: string;
  let data: string;

  beforeEach(async () => {
    [content, data] = [await mkdtemp(join(tmpdir(), 'content-')), await mkdtemp(join(tmpdir(), 'data-'))];
    await writeContent(content, smallContent);
  });

  afterEach(async () => {
    await rm(content, { recursive: true });
    await rm(data, { recursive: true });
  });

  const open = () => openLowdbStorage({ folder: data, log: readableLog(), now });

  async function command(...written: string[]): Promise<{ code: number; said: string }> {
    const environment = {
      ...process.env,
      CONTENT_DIR: content,
      DATA_DIR: data,
      DATABASE_URL: '',
      DATA_KEY: '',
    };
    const given = ['--import', 'tsx', join('bot', 'commands', 'data.ts'), ...written];
    try {
      const { stdout, stderr } = await run(process.execPath, given, { cwd: projectRoot, env: environment });
      return { code: 0, said: stdout + stderr };
    } catch (error) {
      const { code, stdout, stderr } = error as { code: number; stdout: string; stderr: string };
      return { code, said: stdout + stderr };
    }
  }

  async function fill(): Promise<void> {
    const storage = await open();
    for (const { kind } of everyKind) {
      for (const record of sampleRecords[kind.name] ?? [])
        await storage.records(asItStands(kind)).write(record);
    }
    await storage.close();
  }

  async function left(storage: Storage): Promise<string[]> {
    const names: string[] = [];
    for (const { kind } of everyKind) {
      if (await holdsAny(kind, storage)) names.push(kind.name);
    }
    return names;
  }

  it('removes what is past its time, and nothing else', async () => {
    const storage = await open();
    const [fresh, old] = [now().toISOString(), '2020-01-01T10:00:00.000Z'];
    await storage.writeConversation(sampleRecord({ key: 'fresh', lastMessage: fresh }));
    await storage.writeConversation(sampleRecord({ key: 'old', lastMessage: old }));
    for (const name of ['requests', 'reports', 'editing-links', 'texts-inbox', 'outbox-finished']) {
      const { kind } = everyKind.find((one) => one.kind.name === name)!;
      for (const record of sampleRecords[name]!) {
        const aged = JSON.stringify(record)
          .replaceAll('2026-11-20T10', '2020-01-01T10')
          .replaceAll('2026-11-23', '2020-01-01');
        await storage.records(asItStands(kind)).write(JSON.parse(aged) as Stored);
      }
    }
    await storage.close();
    const { code, said } = await command('purge');
    expect(code, said).to.equal(0);
    expect(said).to.contain('- conversations: 1\n').and.contain('- requests and counted texts: 1\n');
    const after = await open();
    expect(await left(after)).to.deep.equal(['conversations']);
    expect(await after.readConversation('fresh')).to.not.equal(null);
    await after.close();
  });

  it('shows what would go, and removes it once it is told to', async () => {
    await fill();
    const shown = await command('purge', '--all', '--place', 'leeds');
    expect(shown.said).to.contain('Nothing was removed').and.contain('- requests: 1 record');
    const storage = await open();
    const before = await left(storage);
    expect(before).to.include('requests');
    const busy = await command('purge', '--all', '--place', 'leeds', '--yes');
    expect(busy).to.include({ code: 1 });
    expect(busy.said).to.contain('in use by another bot');
    await storage.close();
    const done = await command('purge', '--all', '--place', 'leeds', '--yes');
    expect(done.code, done.said).to.equal(0);
    const after = await open();
    expect(await left(after)).to.include.members(['secrets', 'stopped-texts', 'editing-sessions']);
    expect(await left(after))
      .to.not.include.members(['requests'])
      .and.not.include.members(['reports']);
    expect(await after.readConversation('one')).to.equal(null);
    await after.close();
  });

  it('keeps of everything only that numbers want no more texts', async () => {
    await fill();
    const storage = await open();
    await removeAll({ place: null, before: null }, storage);
    // A form of a newer release is not ours to remove.
    expect(await left(storage)).to.have.members(['secrets', 'stopped-texts', 'conversations']);
    await storage.close();
  });

  it('says how it is called', async () => {
    expect(await command('purge', '--before', 'yesterday')).to.include({ code: 2 });
    expect((await command('export')).said).to.contain('Say whom');
  });
});
