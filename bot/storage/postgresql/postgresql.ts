import type { Log } from '../../log.js';
import { Counting } from '../counting.js';
import { OneAtATime } from '../one-at-a-time.js';
import type { RecordKind } from '../record-kind.js';
import { conversations, countsKey, countsOfAWeek } from '../record-kinds.js';
import type { ConversationRecord, CountKind } from '../records.js';
import { recordName } from '../record-name.js';
import { checkProof, proofKind } from '../sealing/proof.js';
import { inTheClear, type Sealing } from '../sealing/sealing.js';
import { StorageError, type Records, type Storage } from '../storage.js';
import { Database, type Limits } from './database.js';
import { Leases, type LeaseTimes } from './leases.js';
import { migrate } from './migrate.js';
import { RecordTable } from './record-table.js';
import * as statements from './statements.js';

/** How often counts are written, in milliseconds. */
const flushEvery = 5_000;

export interface PostgresqlOptions {
  url: string;
  /** How many connections this process may hold at once. */
  connections: number;
  /** How records lie in the tables; in the clear unless something else is said. */
  sealing?: Sealing;
  log: Pick<Log, 'warn' | 'error'>;
  now: () => Date;
  limits?: Limits;
  times?: LeaseTimes;
}

/**
 * Storage in a PostgreSQL database that any number of processes share. Makes its tables where there are none. Rejects
 * with a StorageError of one line where the database cannot be used.
 */
export async function openPostgresqlStorage(options: PostgresqlOptions): Promise<Storage> {
  const database = new Database(options);
  try {
    await migrate(database);
  } catch (error) {
    await database.close();
    throw error;
  }
  const storage = new PostgresqlStorage(database, options);
  try {
    await storage.open();
  } catch (error) {
    await storage.close();
    throw error;
  }
  return storage;
}

class PostgresqlStorage implements Storage {
  readonly shared = true;
  readonly #database: Database;
  readonly #log: PostgresqlOptions['log'];
  readonly #sealing: Sealing;
  readonly #now: () => Date;
  readonly #leases: Leases;
  readonly #conversations: RecordTable<ConversationRecord>;
  readonly #counting: Counting;
  readonly #background = new OneAtATime();
  readonly #closing = new AbortController();
  readonly #timer: NodeJS.Timeout;
  /** Whether anything was counted since the counts were last written. */
  #counted = false;
  #shut = false;
  #closed: Promise<void> | null = null;

  constructor(database: Database, { sealing = inTheClear, log, now, times }: PostgresqlOptions) {
    this.#database = database;
    this.#sealing = sealing;
    this.#log = log;
    this.#now = now;
    this.#leases = new Leases(database, times);
    this.#conversations = this.#table(conversations);
    const counts = this.#table(countsOfAWeek);
    this.#counting = new Counting({
      read: (week, place) => counts.read(countsKey(week, place)),
      write: (record) => counts.write(record),
    });
    this.#timer = setInterval(() => void this.#flush(), flushEvery);
    this.#timer.unref();
  }

  async open(): Promise<void> {
    await checkProof(this.#sealing, this.#table(proofKind));
  }

  async readConversation(key: string): Promise<ConversationRecord | null> {
    this.#mustBeOpen();
    return this.#conversations.read(key);
  }

  async writeConversation(record: ConversationRecord): Promise<void> {
    this.#mustBeOpen();
    await this.#conversations.write(record);
  }

  async removeConversation(key: string): Promise<void> {
    this.#mustBeOpen();
    await this.#conversations.remove(key);
  }

  async removeConversationsBefore(instant: Date): Promise<number> {
    this.#mustBeOpen();
    return this.#background.run('expired', () => this.#removeBefore(instant));
  }

  async conversationVersions(keys: readonly string[]): Promise<ReadonlyMap<string, string>> {
    this.#mustBeOpen();
    if (keys.length === 0) return new Map();
    const byName = new Map(keys.map((key) => [recordName(key), key]));
    const rows = await this.#database.query<{ name: string; version: string }>('read', statements.versions, [
      [...byName.keys()],
    ]);
    return new Map(rows.map(({ name, version }) => [byName.get(name)!, version]));
  }

  async oneAtATime<T>(key: string, work: () => Promise<T>): Promise<T> {
    this.#mustBeOpen();
    return this.#leases.run(recordName(key), work);
  }

  records<T>(kind: RecordKind<T>): Records<T> {
    const table = this.#table(kind);
    const whenOpen = <A>(work: () => A): A => {
      this.#mustBeOpen();
      return work();
    };
    return {
      read: async (key) => whenOpen(() => table.read(key)),
      write: async (record) => whenOpen(() => table.write(record)),
      remove: async (key) => whenOpen(() => table.remove(key)),
      all: () => whenOpen(() => table.all()),
      takeDue: async (at, most, hiddenFor) => whenOpen(() => table.takeDue(at, most, hiddenFor)),
    };
  }

  count(place: string, kind: CountKind, of: string, at: Date): void {
    this.#counting.add(place, kind, of, at);
    this.#counted = true;
  }

  async ready(): Promise<boolean> {
    if (this.#shut) return false;
    try {
      await this.#database.query(
        'write',
        `INSERT INTO what_matters.leases (name, expires) VALUES ('ready', now())
         ON CONFLICT (name) DO UPDATE SET expires = excluded.expires`,
      );
      return true;
    } catch {
      return false;
    }
  }

  close(): Promise<void> {
    this.#closed ??= this.#letGo();
    return this.#closed;
  }

  async #removeBefore(instant: Date): Promise<number> {
    let removed = 0;
    for await (const name of this.#conversations.conversationsBefore(instant, this.#closing.signal)) {
      // It may have had a message since it was found.
      const remove = () => this.#conversations.removeIfBefore(name, instant);
      if (await this.#leases.run(name, remove)) removed += 1;
    }
    await this.#conversations.removeDamagedBefore(instant);
    await this.#leases.tidy();
    return removed;
  }

  /** What could not be written goes on waiting. */
  async #flush(): Promise<void> {
    if (!this.#counted) return;
    this.#counted = false;
    try {
      await this.#background.run('counts', () =>
        this.#leases.run(recordName('counts'), () => this.#counting.flush()),
      );
    } catch (error) {
      this.#counted = true;
      this.#log.error({ err: error }, 'counts could not be written; they are tried again');
    }
  }

  async #letGo(): Promise<void> {
    this.#closing.abort();
    clearInterval(this.#timer);
    await this.#background.idle();
    await this.#leases.idle();
    await this.#flush();
    await this.#leases.idle();
    this.#shut = true;
    this.#leases.close();
    await this.#database.close();
  }

  #table<T>(kind: RecordKind<T>): RecordTable<T> {
    const [database, leases, sealing] = [this.#database, this.#leases, this.#sealing];
    return new RecordTable(kind, { database, leases, sealing, log: this.#log, now: this.#now });
  }

  #mustBeOpen(): void {
    if (this.#shut) throw new StorageError('The storage is closed.');
  }
}
