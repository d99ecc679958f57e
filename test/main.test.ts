import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { cp, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { expect } from 'chai';

const top = path.join(import.meta.dirname, '..');

/** The bot as people run it: a process of its own on a free port. */
class RunningBot {
  output = '';
  private constructor(
    readonly process: ChildProcess,
    public port: number,
  ) {}

  static spawn(environment: Record<string, string>): RunningBot {
    const child = spawn(process.execPath, [path.join(top, 'dist/main.js')], {
      cwd: tmpdir(),
      env: { PATH: process.env['PATH'], PORT: '0', SENTENCE_MODEL: 'off', ...environment },
    });
    const bot = new RunningBot(child, 0);
    child.stdout.on('data', (data: Buffer) => (bot.output += data.toString()));
    child.stderr.on('data', (data: Buffer) => (bot.output += data.toString()));
    return bot;
  }

  static async start(environment: Record<string, string>): Promise<RunningBot> {
    const bot = RunningBot.spawn(environment);
    while (!bot.output.includes('"listening"')) {
      if (bot.process.exitCode !== null) throw new Error(bot.output);
      await new Promise((resolve) => setTimeout(resolve, 20));
    }
    bot.port = Number(/"port":(\d+)/.exec(bot.output)?.[1]);
    return bot;
  }

  async stop(signal: NodeJS.Signals): Promise<number | null> {
    if (this.process.exitCode !== null || this.process.signalCode !== null) return this.process.exitCode;
    const gone = once(this.process, 'exit') as Promise<[number | null]>;
    this.process.kill(signal);
    return (await gone)[0];
  }

  url(address: string): string {
    return `http://127.0.0.1:${this.port}${address}`;
  }
}

/** A browser without scripts: it keeps its cookie, fills in the form of the page, and follows where it is sent. */
class Visitor {
  cookie = '';
  page = '';

  async open(bot: RunningBot, address = '/chat/leeds'): Promise<string> {
    const response = await fetch(bot.url(address), { headers: { cookie: this.cookie } });
    this.cookie = response.headers.get('set-cookie')?.split(';')[0] ?? this.cookie;
    this.page = await response.text();
    return this.page;
  }

  get once(): string {
    return /name="once" value="([^"]+)"/.exec(this.page)?.[1] ?? '';
  }

  async say(bot: RunningBot, text: string, onceOnly = this.once): Promise<string> {
    const response = await fetch(bot.url('/chat/leeds'), {
      method: 'POST',
      headers: { cookie: this.cookie, 'content-type': 'application/x-www-form-urlencoded' },
      body: new URLSearchParams({ text, once: onceOnly }).toString(),
    });
    this.page = await response.text();
    expect(response.status, this.page).to.equal(200);
    return this.page;
  }
}

function times(text: string, page: string): number {
  return page.split(text).length - 1;
}

describe('the bot as it is run', () => {
  let folder: string;
  const running: RunningBot[] = [];

  beforeEach(async () => {
    folder = await mkdtemp(path.join(tmpdir(), 'what-matters-'));
  });
  afterEach(async () => {
    await Promise.all(running.splice(0).map((bot) => bot.stop('SIGKILL')));
    await rm(folder, { recursive: true });
  });

  async function start(environment: Record<string, string> = {}): Promise<RunningBot> {
    const bot = await RunningBot.start({ DATA_DIR: path.join(folder, 'data'), ...environment });
    running.push(bot);
    return bot;
  }

  it('loses nothing that was said when it is killed, and doubles nothing afterwards', async () => {
    const visitor = new Visitor();
    const first = await start();
    await visitor.open(first);
    const { once: number } = visitor;
    await visitor.say(first, 'my veg patch keeps me going', number);
    await first.stop('SIGKILL');

    const second = await start();
    expect(times('my veg patch keeps me going', await visitor.open(second))).to.equal(1);
    const repeated = await visitor.say(second, 'my veg patch keeps me going', number);
    expect(times('>my veg patch keeps me going<', repeated)).to.equal(1);
  }).timeout(30_000);

  it('is ready, and stops with 0 when it is asked to', async () => {
    const bot = await start();
    expect((await fetch(bot.url('/readyz'))).status).to.equal(200);
    expect(await bot.stop('SIGTERM')).to.equal(0);
  }).timeout(30_000);

  it('writes nothing of what was said into its log', async () => {
    const visitor = new Visitor();
    const bot = await start({ LOG_LEVEL: 'debug' });
    await visitor.open(bot);
    await visitor.say(bot, 'xylophone lessons please');
    await bot.stop('SIGTERM');
    expect(bot.output).to.not.contain('xylophone');
  }).timeout(30_000);

  it('serves the other groups when one file has a mistake, and says which and where', async () => {
    const content = path.join(folder, 'content');
    await cp(path.join(top, 'content'), content, { recursive: true });
    await writeFile(path.join(content, 'places/leeds/groups/broken.yaml'), 'name: Broken\nabuot: Oh no\n');
    const bot = await start({ CONTENT_DIR: content });
    expect(bot.output).to.contain('places/leeds/groups/broken.yaml').and.to.contain('"line":2');
    expect((await fetch(bot.url('/chat/leeds'))).status).to.equal(200);
  }).timeout(30_000);

  for (const [what, environment, names] of [
    ['a wrong setting', { PORT: 'three' }, 'PORT'],
    ['a content folder that is not there', { CONTENT_DIR: '/nowhere/at/all' }, '/nowhere/at/all'],
  ] as const) {
    it(`stops at ${what} with one line that names it`, async () => {
      const bot = RunningBot.spawn({ DATA_DIR: path.join(folder, 'data'), ...environment });
      const [code] = (await once(bot.process, 'close')) as [number];
      expect(code).to.equal(1);
      expect(bot.output.trim().split('\n')).to.have.length(1);
      expect(bot.output).to.contain(names);
    }).timeout(30_000);
  }

  it('stops with one line where its port is taken, and lets go of the data folder', async () => {
    const first = await start();
    const other = { DATA_DIR: path.join(folder, 'other') };
    const second = RunningBot.spawn({ ...other, PORT: String(first.port) });
    const [code] = (await once(second.process, 'close')) as [number];
    expect(code).to.equal(1);
    expect(second.output).to.contain(`Port ${first.port} is in use`);
    await start(other);
  }).timeout(30_000);
});
