import type { Log } from '../log.js';
import { Counting } from './counting.js';
import { Disk } from './disk.js';
import { DueTimes } from './due-times.js';
import { lockFolder, type Unlock } from './folder-lock.js';
import { OneAtATime } from './one-at-a-time.js';
import { RecordFolder } from './record-folder.js';
import type { RecordKind } from './record-kind.js';
import { conversations, countsKey, countsOfAWeek } from './record-kinds.js';
import type { ConversationRecord, CountKind } from './records.js';
import { checkProof, proofKind } from './sealing/proof.js';
import { inTheClear, type Sealing } from './sealing/sealing.js';
import { StorageError, type Records, type Storage } from './storage.js';

/** How often counts are written, in milliseconds. */
const flushEvery = 5_000;

export interface LowdbOptions {
  /** Made where there is none; this process has it to itself until `close`. */
  folder: string;
  /** How records lie in the files; in the clear unless something else is said. */
  sealing?: Sealing;
  log: Pick<Log, 'warn' | 'error' | 'fatal'>;
  now: () => Date;
}

/**
 * The embedded storage: lowdb, a small file a record, each change on the disk before its promise resolves. Rejects with
 * a StorageError where the folder cannot be used or another bot is using it.
 */
export async function openLowdbStorage(options: LowdbOptions): Promise<Storage> {
  let storage: LowdbStorage | null = null;
  let lost = false;
  const unlock = await lockFolder(options.folder, () => {
    lost = true;
    storage?.loseFolder();
  });
  try {
    storage = new LowdbStorage(await Disk.open(options.folder), unlock, options);
    await storage.open();
  } catch (error) {
    await unlock();
    throw error;
  }
  if (lost) storage.loseFolder();
  return storage;
}

class LowdbStorage implements Storage {
  readonly shared = false;
  readonly #disk: Disk;
  readonly #unlock: Unlock;
  readonly #log: LowdbOptions['log'];
  readonly #sealing: Sealing;
  readonly #now: () => Date;
  readonly #conversations: RecordFolder<ConversationRecord>;
  /** By the name of the kind, as each room may ask for its records anew. */
  readonly #dueTimes = new Map<string, unknown>();
  readonly #counting: Counting;
  readonly #turns = new OneAtATime();
  readonly #background = new OneAtATime();
  readonly #closing = new AbortController();
  readonly #timer: NodeJS.Timeout;
  /** Why nothing may be read or written any more. */
  #shut: string | null = null;
  #closed: Promise<void> | null = null;

  constructor(disk: Disk, unlock: Unlock, { sealing = inTheClear, log, now }: LowdbOptions) {
    this.#disk = disk;
    this.#unlock = unlock;
    this.#sealing = sealing;
    this.#log = log;
    this.#now = now;
    this.#conversations = this.#folder(conversations);
    const counts = this.#folder(countsOfAWeek);
    this.#counting = new Counting({
      read: (week, place) => counts.read(countsKey(week, place)),
      write: (record) => counts.write(record),
    });
    this.#timer = setInterval(() => void this.#flush(), flushEvery);
    this.#timer.unref();
  }

  async open(): Promise<void> {
    await checkProof(this.#sealing, this.#folder(proofKind));
    await this.#conversations.open();
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
    const found = await Promise.all(
      keys.map(async (key) => [key, await this.#conversations.version(key)] as const),
    );
    return new Map(found.flatMap(([key, version]) => (version === null ? [] : [[key, version] as const])));
  }

  oneAtATime<T>(key: string, work: () => Promise<T>): Promise<T> {
    return this.#turns.run(key, work);
  }

  records<T>(kind: RecordKind<T>): Records<T> {
    const folder = this.#folder(kind);
    const whenOpen = <A>(work: () => A): A => {
      this.#mustBeOpen();
      return work();
    };
    const times = this.#dueTimesOf(kind, folder);
    return {
      read: async (key) => whenOpen(() => folder.read(key)),
      write: async (record) => {
        await whenOpen(() => folder.write(record));
        times.written(record);
      },
      remove: async (key) => {
        await whenOpen(() => folder.remove(key));
        times.removed(key);
      },
      all: () => whenOpen(() => folder.all()),
      takeDue: async (at, most, hiddenFor) => whenOpen(() => times.take(at, most, hiddenFor)),
    };
  }

  count(place: string, kind: CountKind, of: string, at: Date): void {
    this.#counting.add(place, kind, of, at);
  }

  async ready(): Promise<boolean> {
    return this.#shut === null && (await this.#disk.writable());
  }

  close(): Promise<void> {
    this.#closed ??= this.#letGo();
    return this.#closed;
  }

  /** Another process has the folder: anything written now could undo what it writes. */
  loseFolder(): void {
    clearInterval(this.#timer);
    this.#shut = `The data folder ${this.#disk.folder} was taken by another process. Stop one of the two.`;
    this.#log.fatal({ folder: this.#disk.folder }, this.#shut);
  }

  #folder<T>(kind: RecordKind<T>): RecordFolder<T> {
    const [disk, sealing, log, now] = [this.#disk, this.#sealing, this.#log, this.#now];
    return new RecordFolder(kind, { disk, sealing, log, now });
  }

  #dueTimesOf<T>(kind: RecordKind<T>, folder: RecordFolder<T>): DueTimes<T> {
    const known = this.#dueTimes.get(kind.name) as DueTimes<T> | undefined;
    const times = known ?? new DueTimes(kind, folder);
    if (known === undefined) this.#dueTimes.set(kind.name, times);
    return times;
  }

  async #removeBefore(instant: Date): Promise<number> {
    let removed = 0;
    for await (const key of this.#conversations.keysBefore(instant, this.#closing.signal)) {
      if (await this.#turns.run(key, () => this.#removeIfBefore(key, instant))) removed += 1;
    }
    await this.#conversations.removeDamagedBefore(instant);
    return removed;
  }

  /** It may have had a message since it was found. */
  async #removeIfBefore(key: string, instant: Date): Promise<boolean> {
    this.#mustBeOpen();
    const record = await this.#conversations.read(key);
    if (record === null || new Date(record.lastMessage) >= instant) return false;
    await this.#conversations.remove(key);
    return true;
  }

  async #flush(): Promise<void> {
    try {
      await this.#background.run('counts', () => this.#counting.flush());
    } catch (error) {
      this.#log.error({ err: error }, 'counts could not be written; they are tried again');
    }
  }

  async #letGo(): Promise<void> {
    this.#closing.abort();
    clearInterval(this.#timer);
    await this.#background.idle();
    await this.#turns.idle();
    if (this.#shut === null) await this.#flush();
    this.#shut ??= 'The storage is closed.';
    await this.#disk.close();
    await this.#unlock();
  }

  #mustBeOpen(): void {
    if (this.#shut !== null) throw new StorageError(this.#shut);
  }
}
