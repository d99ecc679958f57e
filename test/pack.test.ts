import { expect } from 'chai';
import { execFile, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { createInterface } from 'node:readline';
import { promisify } from 'node:util';
import { projectRoot } from '../bot/root.js';

const run = promisify(execFile);

describe('what npm run pack puts into a folder', function () {
  this.timeout(120_000);
  let folder: string;
  let packed: string;

  before(async () => {
    folder = await mkdtemp(path.join(tmpdir(), 'what-matters-pack-'));
    packed = path.join(folder, 'packed');
    await run('node', ['bot/pack.mjs', packed], { cwd: projectRoot });
  });
  after(() => rm(folder, { recursive: true, force: true }));

  it('is a bot that runs without the rest of the project', async () => {
    const env = { PATH: process.env.PATH, PORT: '0', HOST: '127.0.0.1', DATA_DIR: path.join(folder, 'data') };
    const bot = spawn('node', ['dist/main.js'], { cwd: packed, env, stdio: ['ignore', 'pipe', 'inherit'] });
    try {
      for await (const line of createInterface({ input: bot.stdout })) {
        const { msg, address } = JSON.parse(line) as { msg: string; address: string };
        if (msg !== 'listening') continue;
        const page = await fetch(`${address}/chat/leeds`);
        expect(page.status).to.equal(200);
        expect(await page.text()).to.contain('/static/');
        break;
      }
    } finally {
      bot.kill('SIGKILL');
      await once(bot, 'exit');
    }
  });

  it('has the commands that are of use where the bot runs', async () => {
    const { stdout } = await run('npm', ['run', '-s', 'content', '--', 'check'], { cwd: packed });
    expect(stdout).to.match(/no mistakes/);
  });

  it('is put into no folder that holds something', async () => {
    const again = await run('node', ['bot/pack.mjs', packed], { cwd: projectRoot }).catch(
      (error: unknown) => error,
    );
    expect(again).to.have.property('code', 1);
    expect(again).to.have.property('stderr').that.contains('not empty');
  });
});
