import { expect } from 'chai';
import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import { openMailServer, type TestMailServer } from '../channels/email/mail-server.js';
import { removeFolder, temporaryFolder } from '../storage/sample-record.js';

const program = fileURLToPath(new URL('whole-chain-process.ts', import.meta.url));

/** Each change on the disk between a "yes" and its delivery, in order: the bot is killed before it, and after the last. */
const steps = [
  'write room 1',
  'write requests 1',
  'write outbox 1',
  'write requests 2',
  'write conversation 1',
  'write outbox 2',
  'write outbox-finished 1',
  'remove outbox 1',
  'after remove outbox 1',
];
const who = (step: number) => `resident-${step}-of-many`;

describe('a request that a resident said yes to', () => {
  let folder: string;
  let server: TestMailServer;
  let child: ChildProcess | null = null;

  const run = (...args: string[]) =>
    (child = spawn(process.execPath, ['--import', 'tsx', program, ...args], {
      stdio: ['ignore', 'pipe', 'inherit'],
    }));

  beforeEach(async () => {
    folder = await temporaryFolder();
    server = await openMailServer();
  });

  afterEach(async () => {
    child?.kill('SIGKILL');
    await server.close();
    await removeFolder(folder);
  });

  it('arrives once, whenever the bot is killed, and none arrives without a yes', async function () {
    this.timeout(240_000);
    const port = String(server.port);
    const asked = [...steps, 'not killed'].map((_, step) => who(step));
    const neverSaidYes = 'resident-without-a-yes';
    await once(run('prepare', folder, port, '0', '', ...asked, neverSaidYes), 'close');

    const references = new Map<string, string>();
    for (const [step, killAt] of [...steps, 'never'].entries()) {
      // A resident whom the bot did not answer sends the same message again.
      const earlier = asked.slice(0, step).filter((name) => !references.has(name));
      // The claims on messages of the one that was killed have run out.
      const bot = run('take', folder, port, String(step * 10), killAt, ...earlier, who(step));
      const ended = once(bot, 'close');
      const reached = new Promise<void>((resolve) => {
        createInterface({ input: bot.stdout }).on('line', (line) => {
          const [said, name = '', reference = ''] = line.split(' ');
          if (said === 'answered') references.set(name, reference);
          if (said === 'here' || (killAt === 'never' && name === who(step))) resolve();
        });
      });
      await Promise.race([
        reached,
        ended.then(() => Promise.reject(new Error(`It ended before ${killAt}.`))),
      ]);
      if (killAt === 'never') break;
      bot.kill('SIGKILL');
      await ended;
    }

    const from = (name: string) => server.received.filter(({ text }) => text?.includes(`${name}\n`));
    for (const name of asked) {
      while (from(name).length === 0) await server.until(server.received.length + 1);
      const messages = from(name);
      expect(new Set(messages.map(({ messageId }) => messageId)).size, name).to.equal(1);
      expect(messages[0]?.text, name).to.include(references.get(name) ?? 'what its resident was told');
    }
    expect(from(neverSaidYes)).to.deep.equal([]);
    const known = new Set(asked.map((name) => from(name)[0]?.messageId));
    expect(server.received.filter(({ messageId }) => !known.has(messageId))).to.deep.equal([]);
  });
});
