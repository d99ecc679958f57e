import { expect } from 'chai';
import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';
import { digestOf } from '../../bot/channels/email/compose.js';
import { openSmtp } from '../../bot/channels/email/smtp.js';
import { createOutbox } from '../../bot/referrals/outbox.js';
import { finishedMessages, waitingMessages } from '../../bot/referrals/outbox-records.js';
import { openLowdbStorage } from '../../bot/storage/lowdb.js';
import { openMailServer, type MailStep, type TestMailServer } from '../channels/email/mail-server.js';
import { readableLog, removeFolder, temporaryFolder } from '../storage/sample-record.js';
import { hour, minute, MovableClock } from './movable-clock.js';
import { sampleMessage } from './sample-message.js';

const program = fileURLToPath(new URL('outbox-process.ts', import.meta.url));

describe('the outbox of a bot', () => {
  let folder: string;
  let server: TestMailServer;
  let child: ChildProcess | null;

  beforeEach(async () => {
    folder = await temporaryFolder();
    child = null;
  });

  afterEach(async () => {
    child?.kill('SIGKILL');
    await server.close();
    await removeFolder(folder);
  });

  it('loses nothing and tells nothing twice when it is killed at each step of each delivery', async function () {
    this.timeout(60_000);
    const steps: MailStep[] = ['connect', 'sender', 'receiver', 'text', 'taken'];
    let killAt: MailStep | 'handed over' | null = null;
    const kill = async () => {
      const gone = once(child!, 'exit');
      child!.kill('SIGKILL');
      await gone;
    };
    server = await openMailServer({
      at: async (step) => {
        if (step !== killAt) return null;
        killAt = null;
        await kill();
        return 'drop';
      },
    });
    const run = (ahead: number, ids: string[]) =>
      (child = spawn(
        process.execPath,
        ['--import', 'tsx', program, folder, String(server.port), String(ahead), ...ids],
        { stdio: ['ignore', 'pipe', 'inherit'] },
      ));

    const sure: string[] = [];
    for (const [round, step] of [...steps, 'handed over' as const].entries()) {
      const ids = [1, 2, 3].map((number) => `referral/${round}-${number}`);
      killAt = step;
      // The claims of the one that was killed have run out.
      const process = run(round * 10, ids);
      process.stdout.on('data', (said: Buffer) => {
        sure.push(...said.toString().trim().split('\n'));
        if (killAt === 'handed over') void kill();
      });
      await once(process, 'close');
    }
    expect(sure.length).to.be.at.least(6);
    killAt = null;
    run(100, []);
    const wanted = new Set(sure.map((id) => `<${digestOf(id)}@example.org>`));
    const arrived = () => new Set(server.received.map(({ messageId }) => messageId));
    while (![...wanted].every((id) => arrived().has(id))) await server.until(server.received.length + 1);

    for (const id of sure) {
      const texts = server.received.filter(({ messageId }) => messageId === `<${digestOf(id)}@example.org>`);
      expect(new Set(texts.map(({ text }) => text?.trim()))).to.deep.equal(new Set([`This is ${id}.`]));
    }
  });

  it('goes on after a start where a server that was away stopped it, and keeps no text of what arrived', async () => {
    const clock = new MovableClock();
    server = await openMailServer();
    const { port } = server;
    await server.close();
    const begin = async () => {
      const log = readableLog();
      const storage = await openLowdbStorage({ folder, log, now: clock.now });
      const mailServer = {
        host: '127.0.0.1',
        port,
        tls: 'none',
        checkCertificate: true,
        login: null,
      } as const;
      const mailer = openSmtp(mailServer, { name: '', address: 'bot@example.org' });
      const tried: string[] = [];
      const outbox = createOutbox({
        storage,
        deliver: async (message, ...rest) => {
          const attempt = await mailer.deliver(message, ...rest);
          tried.push(attempt.outcome);
          return attempt;
        },
        gaveUp: async () => undefined,
        now: clock.now,
        log,
        after: clock.after,
      });
      outbox.start();
      const end = async () => {
        await outbox.close();
        mailer.close();
        await storage.close();
      };
      return { outbox, storage, tried, end };
    };
    const until = async (done: () => boolean | Promise<boolean>) => {
      while (!(await done())) await new Promise((resolve) => setTimeout(resolve, 5));
    };

    const first = await begin();
    await first.outbox.send(sampleMessage());
    await until(() => first.tried.length === 1);
    await first.end();
    expect(first.tried).to.deep.equal(['unreachable']);

    await clock.pass(5 * minute);
    server = await openMailServer({}, port);
    const second = await begin();
    await server.until(1);
    await until(async () => (await second.outbox.outcome('referral/1')) === 'delivered');
    // Its text goes once its end is on the disk.
    await until(async () => (await second.storage.records(waitingMessages).read('referral/1')) === null);
    const left = await second.storage.records(finishedMessages).read('referral/1');
    expect(JSON.stringify(left)).not.to.match(/growers|Sam|Somebody/);
    await clock.pass(hour);
    await second.end();
    expect(server.received).to.have.length(1);
  });
});
