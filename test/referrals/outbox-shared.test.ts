import { expect } from 'chai';
import { spawn, type ChildProcessWithoutNullStreams } from 'node:child_process';
import { once } from 'node:events';
import { createInterface } from 'node:readline';
import { setTimeout as sleep } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { createOutbox, type Outbox, type OutboxOptions } from '../../bot/referrals/outbox.js';
import type { Attempt } from '../../bot/referrals/outgoing-message.js';
import { openPostgresqlStorage } from '../../bot/storage/postgresql/postgresql.js';
import type { Storage } from '../../bot/storage/storage.js';
import { sharedServer, type Server } from '../storage/postgresql/server.js';
import { readableLog } from '../storage/sample-record.js';
import { hour, minute } from './movable-clock.js';
import { sampleMessage } from './sample-message.js';

const program = fileURLToPath(new URL('outbox-shared-process.ts', import.meta.url));
const delivered: Attempt = { outcome: 'delivered' };

describe('the outbox that several processes share', function () {
  this.timeout(60_000);
  let server: Server;
  let url: string;
  let ends: (() => Promise<unknown> | void)[];
  let log: ReturnType<typeof readableLog>;

  /** An outbox with a storage of its own, as in a process of its own. */
  const open = async (changes: Partial<OutboxOptions> = {}) => {
    const now = changes.now ?? (() => new Date());
    const storage = await openPostgresqlStorage({ url, connections: 3, log, now });
    const tried: string[] = [];
    const outbox = createOutbox({
      storage,
      deliver: async ({ id }) => {
        tried.push(id);
        return delivered;
      },
      gaveUp: async () => undefined,
      now,
      log,
      ...changes,
    });
    ends.push(async () => {
      await outbox.close();
      await storage.close();
    });
    return { storage, outbox, tried };
  };
  const startProcess = async (how = '') => {
    const child: ChildProcessWithoutNullStreams = spawn(
      process.execPath,
      ['--import', 'tsx', program, url, how],
      { stdio: 'pipe' },
    );
    const said: string[] = [];
    const lines = createInterface({ input: child.stdout });
    lines.on('line', (line) => said.push(line));
    const kill = async () => {
      if (child.exitCode !== null || child.signalCode !== null) return;
      const gone = once(child, 'exit');
      child.kill('SIGKILL');
      await gone;
    };
    ends.push(kill);
    await until(() => said.includes('open'));
    return { tried: () => said.filter((line) => line !== 'open'), kill };
  };
  const until = async (done: () => boolean | Promise<boolean>) => {
    while (!(await done())) await sleep(10);
  };
  const isDelivered = async (outbox: Outbox, id: string) => (await outbox.outcome(id)) === 'delivered';

  beforeEach(async () => {
    server = await sharedServer();
    url = await server.freshDatabase();
    log = readableLog();
    ends = [];
  });

  afterEach(async () => {
    for (const end of ends) await end();
  });

  it('delivers each of 200 messages once, whichever process it was handed to', async () => {
    const [here, there, elsewhere] = [await open(), await open(), await startProcess()];
    const ids = Array.from({ length: 200 }, (_, number) => `message/${number}`);
    here.outbox.start();
    there.outbox.start();
    for (const [at, id] of ids.entries())
      await (at % 2 === 0 ? here : there).outbox.send(sampleMessage({ id }));
    for (const id of ids) await until(() => isDelivered(here.outbox, id));
    const tried = [...here.tried, ...there.tried, ...elsewhere.tried()];
    expect(tried).to.have.length(200);
    expect(new Set(tried).size).to.equal(200);
    for (const { length } of [here.tried, there.tried]) expect(length).to.be.greaterThan(0);
    expect(log.lines.filter(({ level }) => level === 'error')).to.deep.equal([]);
  });

  it('sends what another process was handed that does not send', async () => {
    const [here, there] = [await open(), await open()];
    there.outbox.start();
    await here.outbox.send(sampleMessage({ id: 'now' }));
    await until(() => isDelivered(here.outbox, 'now'));
    expect(there.tried).to.deep.equal(['now']);
  });

  it('leaves what a process was sending to others when that process was killed, once its time is over', async () => {
    let ahead = 0;
    const here = await open({ now: () => new Date(Date.now() + ahead) });
    const killed = await startProcess('stands-still');
    for (const id of ['one', 'two']) await here.outbox.send(sampleMessage({ id }));
    await until(() => killed.tried().length === 2);
    await killed.kill();
    here.outbox.start();
    await here.outbox.send(sampleMessage({ id: 'three' }));
    await until(() => isDelivered(here.outbox, 'three'));
    expect(here.tried).to.deep.equal(['three']);
    ahead = 4 * minute;
    for (const id of ['one', 'two']) await until(() => isDelivered(here.outbox, id));
    expect(here.tried).to.have.members(['three', 'one', 'two']);
  });

  it('takes back what another process keeps, also while that is sending it', async () => {
    let fail: (attempt: Attempt) => void = () => undefined;
    let begun = 0;
    let ahead = 0;
    const here = await open({
      deliver: () => {
        begun += 1;
        return new Promise((resolve) => (fail = resolve));
      },
      now: () => new Date(Date.now() + ahead),
    });
    const there = await open();
    here.outbox.start();
    const tomorrow = new Date(Date.now() + 24 * hour).toISOString();
    await here.outbox.send(sampleMessage({ id: 'request/later', sendAfter: tomorrow }));
    expect(await there.outbox.withdraw('request/')).to.equal(1);
    expect(await here.outbox.outcome('request/later')).to.equal('withdrawn');

    await here.outbox.send(sampleMessage({ id: 'going' }));
    await until(() => begun === 1);
    expect(await there.outbox.withdraw('going')).to.equal(0);
    fail({ outcome: 'failed', why: '451' });
    await until(async () => (await here.outbox.outcome('going')) === 'withdrawn');
    ahead = 48 * hour;
    await here.outbox.send(sampleMessage({ id: 'last' }));
    await until(() => begun === 2);
    fail(delivered);
  });

  it('delivers whatever becomes of the turn in which a message was handed over', async () => {
    let finish: (attempt: Attempt) => void = () => undefined;
    const begun = new Promise<void>((begin) => {
      void open({
        deliver: () => {
          begin();
          return new Promise((resolve) => (finish = resolve));
        },
      }).then(async ({ storage, outbox }) => {
        outbox.start();
        await turnThatIsLost(storage, outbox);
      });
    });
    const turnThatIsLost = (storage: Storage, outbox: Outbox) =>
      storage.oneAtATime('a turn', async () => {
        await outbox.send(sampleMessage({ id: 'sent' }));
        await begun;
        await server.query('DELETE FROM what_matters.leases', url);
        finish(delivered);
        await until(() => isDelivered(outbox, 'sent'));
      });
    const watching = await open();
    await until(() => isDelivered(watching.outbox, 'sent'));
    expect(log.lines.filter(({ level }) => level !== 'debug')).to.deep.equal([]);
  });
});
