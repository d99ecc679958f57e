import pg from 'pg';
import type { Log } from '../../log.js';
import { errorCode } from '../storage-errors.js';
import { databaseError, isCollision } from './database-errors.js';
import { databaseOf, withStrictTls } from './database-url.js';

/** How long things may take, in milliseconds. */
export interface Limits {
  /** To get a connection, a new one or one that is in use. */
  connecting: number;
  /** One statement. */
  statement: number;
  /** Waiting within a statement for somebody else's. */
  lock: number;
}

export const usualLimits: Limits = { connecting: 5_000, statement: 10_000, lock: 5_000 };

export interface DatabaseOptions {
  url: string;
  /** How many connections this process may hold at once. */
  connections: number;
  log: Pick<Log, 'warn'>;
  limits?: Limits;
}

type Row = Record<string, unknown>;
/** What one statement takes: text, numbers, instants, lists of text. */
export type Value = string | number | Date | null | readonly string[];

/** How often a statement is tried that collided with somebody else's. */
const tries = 4;

/**
 * A few connections to one database. Each statement is a transaction of its own on whichever connection is free, and
 * none is kept between two: no work can wait for a connection while it holds another, and a pooler in between (such as
 * PgBouncer, a transaction at a time) does no harm. Broken connections are replaced when the next is needed.
 */
export class Database {
  readonly #pool: pg.Pool;
  readonly #limits: Limits;
  /** For messages: host, port and name. */
  readonly shown: string;

  constructor({ url, connections, log, limits = usualLimits }: DatabaseOptions) {
    this.shown = databaseOf(url);
    this.#limits = limits;
    this.#pool = new pg.Pool({
      connectionString: withStrictTls(url),
      application_name: 'what-matters',
      max: connections,
      connectionTimeoutMillis: limits.connecting,
      // The server's own limit comes first; this one is for a server that says nothing any more.
      query_timeout: limits.statement + 2_000,
      idleTimeoutMillis: 30_000,
      keepAlive: true,
      // eslint-disable-next-line @typescript-eslint/no-misused-promises -- The pool waits, though its types do not say so.
      onConnect: (client) => this.#prepare(client),
    });
    this.#pool.on('error', (error) =>
      log.warn({ code: errorCode(error) }, 'a connection to the database broke; the next one is new'),
    );
  }

  /** Runs one statement, which is durable once this resolves. `task` is for the message: "read", "write". */
  async query<T extends Row>(task: string, statement: string, values: readonly Value[] = []): Promise<T[]> {
    for (let tried = 1; ; tried++) {
      try {
        return (await this.#pool.query<T>(statement, [...values])).rows;
      } catch (error) {
        if (isCollision(error) && tried < tries) continue;
        throw databaseError(task, this.shown, error);
      }
    }
  }

  /** Lends a connection for the length of some work. Only for what is done before the bot takes its first turn. */
  async withConnection<T>(task: string, work: (client: pg.PoolClient) => Promise<T>): Promise<T> {
    let broken: Error | undefined;
    try {
      const client = await this.#pool.connect();
      try {
        return await work(client);
      } catch (error) {
        broken = error as Error;
        throw error;
      } finally {
        client.release(broken);
      }
    } catch (error) {
      throw databaseError(task, this.shown, error);
    }
  }

  async close(): Promise<void> {
    await this.#pool.end();
  }

  /** As statements rather than in the greeting of the connection, which poolers refuse to pass on. */
  async #prepare(client: pg.ClientBase): Promise<void> {
    const { statement, lock } = this.#limits;
    await client.query(
      `SET statement_timeout = ${statement}; SET lock_timeout = ${lock}; ` +
        `SET idle_in_transaction_session_timeout = ${3 * statement}`,
    );
    // A server that is told not to wait for its disk would break the promise that what was answered is kept.
    const [row] = (
      await client.query<{ value: string }>("SELECT current_setting('synchronous_commit') AS value")
    ).rows;
    if (row?.value === 'off') await client.query('SET synchronous_commit = on');
  }
}
