/** Whole bots, as `npm start` puts them together, on one PostgreSQL database and one content folder, behind a balancer. */
import { execFile } from 'node:child_process';
import { mkdtemp, readdir, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { simpleParser } from 'mailparser';
import { pino } from 'pino';
import { projectRoot } from '../../bot/root.js';
import { readSettings, type Environment } from '../../bot/settings.js';
import { start, type Running } from '../../bot/start.js';
import { writeContent, type ContentChanges } from '../catalogue/content-on-disk.js';
import { sharedServer } from '../storage/postgresql/server.js';
import { Balancer } from './balancer.js';

const execute = promisify(execFile);

export interface Mail {
  to: string;
  text: string;
}

export class SeveralBots {
  readonly #folders: string[] = [];
  readonly #running: (Running | null)[] = [];

  private constructor(
    readonly balancer: Balancer,
    readonly content: string,
    private readonly database: string,
  ) {}

  /** Two of them. @param changes in the smallest content, as in `writeContent`; @param url a database that is empty */
  static async start(changes: ContentChanges = {}, url?: string): Promise<SeveralBots> {
    const database = url ?? (await (await sharedServer()).freshDatabase());
    const content = await mkdtemp(join(tmpdir(), 'content-'));
    const bots = new SeveralBots(await Balancer.open(), content, database);
    bots.#folders.push(content);
    try {
      await writeContent(content, changes);
      await bots.#startOne();
      await bots.#startOne();
    } catch (error) {
      await bots.close();
      throw error;
    }
    bots.balancer.to(...bots.#running.map((running) => running!.port));
    return bots;
  }

  /** Where the balancer is reached. */
  get address(): string {
    return this.balancer.address;
  }

  /** Where one of them is reached without the balancer. */
  addressOf(bot: number): string {
    return `http://127.0.0.1:${this.#running[bot]!.port}`;
  }

  /** The e-mail that was sent to an address, by whichever of them; waits until there is so much. */
  async mailTo(address: string, count = 1): Promise<Mail[]> {
    return until(
      async () => (await this.#mail()).filter(({ to }) => to === address),
      (mail) => mail.length >= count,
    );
  }

  /** The one e-mail to an address in which these words stand; waits until it is there. */
  async mailOf(address: string, words: string): Promise<Mail> {
    const found = await until(
      async () => (await this.#mail()).filter(({ to, text }) => to === address && text.includes(words)),
      (mail) => mail.length > 0,
    );
    if (found.length > 1) throw new Error(`Sent ${found.length} times: ${words}`);
    return found[0]!;
  }

  /** As on SIGTERM: requests in progress are answered, streams end. */
  async stop(bot: number): Promise<void> {
    const running = this.#running[bot];
    this.#running[bot] = null;
    if (!running) return;
    running.endStreams();
    const { server } = running.server as unknown as { server: import('node:http').Server };
    const closed = new Promise((resolve) => server.close(resolve));
    server.closeIdleConnections();
    await closed;
    await running.close();
  }

  async close(): Promise<void> {
    await this.balancer.close();
    for (const bot of this.#running.keys()) await this.stop(bot);
    for (const folder of this.#folders) await rm(folder, { recursive: true });
  }

  /** Runs a command beside them, with the same settings and a data folder of its own. Answers what it prints. */
  async run(command: string, ...given: string[]): Promise<string> {
    const written = [join(projectRoot, 'bot/commands', `${command}.ts`), ...given];
    const env = { ...process.env, ...(await this.#settings()) };
    const { stdout } = await execute(process.execPath, ['--import', 'tsx', ...written], {
      ...{ cwd: projectRoot, env },
    });
    return stdout.trim();
  }

  /** One of them shares all but its data folder with the others. */
  async #settings(): Promise<Environment> {
    const data = await mkdtemp(join(tmpdir(), 'data-'));
    this.#folders.push(data);
    return {
      ...{ PORT: '0', HOST: '127.0.0.1', DATA_DIR: data, DATABASE_URL: this.database },
      ...{ CONTENT_DIR: this.content, PUBLIC_URL: this.balancer.address },
      ...{ SENTENCE_MODEL: 'off', DATABASE_CONNECTIONS: '5' },
    };
  }

  async #startOne(): Promise<void> {
    const settings = readSettings(await this.#settings());
    if ('problems' in settings) throw new Error(settings.problems.join());
    this.#running.push(await start(settings, pino({ level: 'silent' })));
  }

  /** Without a mail server each puts what it sends into its own data folder. */
  async #mail(): Promise<Mail[]> {
    const all: Mail[] = [];
    for (const folder of this.#folders.map((data) => join(data, 'mail'))) {
      const names = await readdir(folder).catch(() => []);
      for (const name of names.filter((each) => each.endsWith('.eml') && !each.startsWith('.'))) {
        const { to, text = '' } = await simpleParser(await readFile(join(folder, name)));
        const [first] = to === undefined ? [] : Array.isArray(to) ? to : [to];
        all.push({ to: first?.value[0]?.address ?? '', text });
      }
    }
    return all;
  }
}

/** Looks again and again until something has come about. */
export async function until<T>(look: () => Promise<T>, met: (seen: T) => boolean): Promise<T> {
  const end = Date.now() + 20_000;
  for (;;) {
    const seen = await look();
    if (met(seen)) return seen;
    if (Date.now() > end) throw new Error('It did not come about.');
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
}
