import { expect } from 'chai';
import { spawn, type ChildProcessWithoutNullStreams } from 'node:child_process';
import { once } from 'node:events';
import { mkdir, readdir, rmdir, unlink, utimes, writeFile } from 'node:fs/promises';
import { hostname } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { setTimeout as sleep } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { openLowdbStorage } from '../../bot/storage/lowdb.js';
import { StorageError } from '../../bot/storage/storage.js';
import { readableLog, removeFolder, sampleRecord, temporaryFolder } from './sample-record.js';

const program = fileURLToPath(new URL('data-folder-process.ts', import.meta.url));

describe('the lock of a data folder', () => {
  let folder: string;
  let children: ChildProcessWithoutNullStreams[];

  const open = () => openLowdbStorage({ folder, log: readableLog(), now: () => new Date() });
  const start = (...more: string[]) => {
    const child = spawn(process.execPath, ['--import', 'tsx', program, folder, ...more]);
    children.push(child);
    const lines = createInterface({ input: child.stdout })[Symbol.asyncIterator]();
    return { child, nextLine: async () => (await lines.next()).value as string | undefined };
  };
  const kill = async (child: ChildProcessWithoutNullStreams) => {
    const gone = once(child, 'exit');
    child.kill('SIGKILL');
    await gone;
  };

  beforeEach(async () => {
    folder = await temporaryFolder();
    children = [];
  });

  afterEach(async () => {
    for (const child of children) child.kill('SIGKILL');
    await removeFolder(folder);
  });

  it('stops a second bot with one line that says who has the folder', async () => {
    const storage = await open();
    const error = await open().catch((reason: Error) => reason);
    expect(error).to.be.instanceOf(StorageError);
    expect((error as Error).message).to.equal(
      `The data folder ${folder} is in use by another bot, process ${process.pid} on ${hostname()}. ` +
        'Stop that one first, or set DATA_DIR to another folder.',
    );
    const second = start();
    expect(await second.nextLine()).to.equal((error as Error).message);
    await storage.close();
    expect((await readdir(folder)).filter((name) => /lock|holder/.test(name))).to.deep.equal([]);
  });

  it('is taken over at once from a bot that was killed, with all that it had said was written', async function () {
    this.timeout(5_000);
    const { child, nextLine } = start('write');
    expect(await nextLine()).to.equal('open');
    const said: number[] = [];
    while (said.length < 25) said.push(Number(await nextLine()));
    await kill(child);
    for (let line = await nextLine(); line !== undefined; line = await nextLine()) said.push(Number(line));

    const storage = await open();
    for (const number of said.slice(-5)) {
      const record = await storage.readConversation(`k${number % 5}`);
      expect(record?.nextNumber).to.be.at.least(number);
    }
    expect(await readdir(folder)).not.to.include('damaged');
    await storage.close();
  });

  it('is taken over by one bot only when two start after a crash', async () => {
    const { child, nextLine } = start();
    expect(await nextLine()).to.equal('open');
    await kill(child);
    const first = start();
    const second = start();
    const said = await Promise.all([first.nextLine(), second.nextLine()]);
    expect(said.filter((line) => line === 'open')).to.have.length(1);
    expect(said.filter((line) => line?.includes('in use'))).to.have.length(1);
  });

  it('of a bot on another machine is taken over only after some seconds without a sign of life', async () => {
    await mkdir(join(folder, 'lock'));
    const fiveSecondsAgo = new Date(Date.now() - 5_000);
    await utimes(join(folder, 'lock'), fiveSecondsAgo, fiveSecondsAgo);
    const elsewhere = { pid: 1, host: 'elsewhere', machine: 'another', began: '1' };
    await writeFile(join(folder, 'holder-x.json'), JSON.stringify(elsewhere));
    const storage = await open();
    await storage.close();
    expect((await readdir(folder)).filter((name) => /lock|holder/.test(name))).to.deep.equal([]);
  });

  it('that could not be renewed is taken again, as nobody else has the folder', async function () {
    this.timeout(30_000);
    const log = readableLog();
    const storage = await openLowdbStorage({ folder, log, now: () => new Date() });
    await rmdir(join(folder, 'lock'));
    while (!(await readdir(folder)).includes('lock')) await sleep(50);
    await storage.writeConversation(sampleRecord());
    expect(await storage.ready()).to.equal(true);
    expect(log.lines).to.deep.equal([]);
    await storage.close();
  });

  it('is lost once another bot has made the folder its own', async function () {
    this.timeout(30_000);
    const log = readableLog();
    const storage = await openLowdbStorage({ folder, log, now: () => new Date() });
    const [holder] = (await readdir(folder)).filter((name) => name.startsWith('holder'));
    await unlink(join(folder, holder!));
    await rmdir(join(folder, 'lock'));
    while (await storage.ready()) await sleep(50);
    expect(log.lines.map(({ level }) => level)).to.deep.equal(['fatal']);
    await storage.close();
  });
});
