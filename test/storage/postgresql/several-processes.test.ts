import { expect } from 'chai';
import { spawn, type ChildProcessWithoutNullStreams } from 'node:child_process';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import { openPostgresqlStorage } from '../../../bot/storage/postgresql/postgresql.js';
import { StorageError, type Storage } from '../../../bot/storage/storage.js';
import { readableLog, sampleRecord } from '../sample-record.js';
import { sharedServer, type Server } from './server.js';
import { takeTurn } from './take-turn.js';

const program = fileURLToPath(new URL('process.ts', import.meta.url));
const now = () => new Date('2026-11-20T10:00:00Z');

describe('one PostgreSQL database for several processes', () => {
  let server: Server;
  let url: string;
  let opened: Storage[];
  let children: ChildProcessWithoutNullStreams[];

  const open = async (more: Partial<Parameters<typeof openPostgresqlStorage>[0]> = {}) => {
    const storage = await openPostgresqlStorage({ url, connections: 3, log: readableLog(), now, ...more });
    opened.push(storage);
    return storage;
  };
  const startProcess = async () => {
    const child = spawn(process.execPath, ['--import', 'tsx', program, url]);
    children.push(child);
    const lines = createInterface({ input: child.stdout })[Symbol.asyncIterator]();
    const nextLine = async () => (await lines.next()).value as string | undefined;
    expect(await nextLine()).to.equal('open');
    return { child, nextLine, take: (conversation: string) => child.stdin.write(`${conversation}\n`) };
  };
  /** As if the process that holds a turn had stood still for longer than its lease lasts. */
  const leaseRunsOut = () =>
    server.query("UPDATE what_matters.leases SET expires = now() - interval '1 second'", url);

  beforeEach(async function () {
    this.timeout(60_000);
    server = await sharedServer();
    url = await server.freshDatabase();
    opened = [];
    children = [];
  });

  afterEach(async () => {
    for (const child of children) child.kill('SIGKILL');
    for (const storage of opened) await storage.close();
  });

  it('opens in all of them when they start at the same moment', async () => {
    const storages = await Promise.all([open(), open(), open(), open()]);
    for (const storage of storages) expect(await storage.ready()).to.equal(true);
    const migrated = 'SELECT version::int AS version FROM what_matters.migrations WHERE version > 0';
    const versions = await server.query<{ version: number }>(`${migrated} ORDER BY version`, url);
    expect(versions.map(({ version }) => version)).to.deep.equal([1, 2]);
  });

  it('lets one of them at a time take a turn in a conversation', async () => {
    const [here, there] = [await open(), await open()];
    let inside = 0;
    const turn = async () => {
      inside += 1;
      expect(inside).to.equal(1);
      await here.ready();
      inside -= 1;
    };
    await Promise.all([here, there, here, there, here, there].map((one) => one.oneAtATime('one', turn)));
  });

  it('loses no turn of 50 conversations that two processes take part in at once', async function () {
    this.timeout(60_000);
    const here = await open();
    const other = await startProcess();
    const conversations = Array.from({ length: 50 }, (_, number) => `c${number}`);
    for (const conversation of conversations) for (let time = 0; time < 3; time++) other.take(conversation);
    await Promise.all(
      conversations.flatMap((one) => [takeTurn(here, one), takeTurn(here, one), takeTurn(here, one)]),
    );
    for (let answered = 0; answered < 150; answered++) expect(await other.nextLine()).to.match(/^c/);
    for (const conversation of conversations) {
      expect((await here.readConversation(conversation))?.nextNumber).to.equal(6);
    }
  });

  it('takes over from a process that was killed, with every turn that it had answered', async function () {
    this.timeout(60_000);
    const here = await open();
    const other = await startProcess();
    for (let turn = 0; turn < 200; turn++) other.take('one');
    let answered = 0;
    while (answered < 20 && (await other.nextLine()) === 'one') answered += 1;
    other.child.kill('SIGKILL');
    while ((await other.nextLine()) === 'one') answered += 1;
    await leaseRunsOut();
    await takeTurn(here, 'one');
    expect((await here.readConversation('one'))?.nextNumber).to.be.at.least(answered + 1);
  });

  it('never lets a process write that slept through its turn, whatever it writes', async () => {
    const [sleepy, awake] = [await open(), await open()];
    await sleepy.writeConversation(sampleRecord());
    const asleep = sleepy.oneAtATime('one', async () => {
      const record = await sleepy.readConversation('one');
      await leaseRunsOut();
      await takeTurn(awake, 'one');
      const refused = await Promise.allSettled([
        sleepy.writeConversation({ ...record!, language: 'cy' }),
        sleepy.writeConversation(sampleRecord({ key: 'never read' })),
        sleepy.removeConversation('one'),
        sleepy.oneAtATime('nested', () => sleepy.writeConversation(sampleRecord({ key: 'never read' }))),
      ]);
      expect(refused.map(({ status }) => status)).to.deep.equal(Array(4).fill('rejected'));
      await sleepy.writeConversation(record!);
    });
    const error = await asleep.catch((reason: Error) => reason);
    expect(error).to.be.instanceOf(StorageError);
    expect((error as Error).message).to.include('stood still for so long');
    expect((await awake.readConversation('one'))?.nextNumber).to.equal(4);
    expect(await awake.readConversation('never read')).to.equal(null);
  });

  it('keeps a turn for as long as its work goes on', async () => {
    const times = { lasts: 1_000, renewEvery: 100, patience: 10_000 };
    const [slow, quick] = [await open({ times }), await open({ times })];
    const order: string[] = [];
    let next: Promise<unknown> = Promise.resolve();
    await slow.oneAtATime('one', async () => {
      next = quick.oneAtATime('one', async () => order.push('the next'));
      await server.query('SELECT pg_sleep(1.5)');
      order.push('the long one');
    });
    await next;
    expect(order).to.deep.equal(['the long one', 'the next']);
  });

  it('says so where another process does not end its turn', async () => {
    const times = { lasts: 8_000, renewEvery: 2_000, patience: 100 };
    const [busy, waiting] = [await open(), await open({ times })];
    await busy.oneAtATime('one', async () => {
      const error = await waiting.oneAtATime('one', async () => 'never').catch((reason: Error) => reason);
      expect(error).to.be.instanceOf(StorageError);
      expect((error as Error).message).to.include('Waited too long');
    });
  });

  it('does not write over what somebody else changed since it was read', async () => {
    const [here, there] = [await open(), await open()];
    await here.writeConversation(sampleRecord());
    for (const meanwhile of [
      () => there.writeConversation(sampleRecord({ language: 'ur' })),
      () => there.removeConversation('one'),
      () => there.writeConversation(sampleRecord({ language: 'pl' })),
    ]) {
      const turn = here.oneAtATime('one', async () => {
        await here.readConversation('one');
        await meanwhile();
        await here.writeConversation(sampleRecord({ language: 'cy' }));
      });
      const error = await turn.catch((reason: Error) => reason);
      expect(error).to.be.instanceOf(StorageError);
      expect((error as Error).message).to.include('changed by somebody else');
    }
    expect((await here.readConversation('one'))?.language).to.equal('pl');
  });

  it('does what work began that goes on after its turn has ended', async () => {
    const here = await open();
    let goOn = (): void => undefined;
    const until = new Promise<void>((resolve) => (goOn = resolve));
    let later: Promise<void> = Promise.resolve();
    await here.oneAtATime('one', async () => {
      later = until.then(() => here.writeConversation(sampleRecord({ key: 'later' })));
    });
    await takeTurn(here, 'one');
    goOn();
    await later;
    expect(await here.readConversation('later')).not.to.equal(null);
  });

  it('does with one connection each what 50 conversations ask at once, one turn within another', async () => {
    const [here, there] = [await open({ connections: 1 }), await open({ connections: 1 })];
    const turns = Array.from({ length: 50 }, (_, number) => {
      const storage = number % 2 === 0 ? here : there;
      return storage.oneAtATime(`c${number}`, () => takeTurn(storage, 'shared'));
    });
    await Promise.all(turns);
    expect((await here.readConversation('shared'))?.nextNumber).to.equal(50);
  });

  it('adds up what all of them count', async () => {
    const [here, there] = [await open(), await open()];
    for (const one of [here, there]) one.count('leeds', 'asked', 'gardening', now());
    await Promise.all([here.close(), there.close()]);
    const rows = await server.query<{ body: string }>(
      "SELECT body FROM what_matters.records WHERE kind = 'counts'",
      url,
    );
    expect(rows.map(({ body }) => (JSON.parse(body) as { counts: unknown }).counts)).to.deep.equal([
      { 'asked/gardening': 2 },
    ]);
  });
});
