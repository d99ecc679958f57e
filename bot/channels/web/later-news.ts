/** Tells open pages of what comes later, also of what another process writes that shares the storage. */
import type { Log } from '../../log.js';
import type { Storage } from '../../storage/storage.js';
import type { OpenStreams } from './open-streams.js';

/** Milliseconds between looks at what other processes wrote. */
const lookEvery = 1000;
/** Conversations that are asked for at once. */
const askedAtOnce = 500;
/** Conversations that are read side by side, so that turns do not wait for their connection to a database. */
const readAtOnce = 4;
/** So many that cannot be read are tried in one look: a database that is gone takes its time with each. */
const mostUnreadable = 8;

export interface LaterNewsOptions {
  storage: Pick<Storage, 'shared' | 'conversationVersions' | 'readConversation'>;
  streams: Pick<OpenStreams, 'conversations' | 'tell' | 'tellLast'>;
  log: Pick<Log, 'info' | 'warn'>;
}

/** Where a conversation stood when its pages were last told: its version, or null where there was none. */
type Told = string | null;

/**
 * A page that is served by one process may hold its stream at another, while a third one writes the news. Where the
 * storage is shared, each process asks for the versions of the conversations whose streams it holds. A version is taken
 * before the conversation is read, so that nothing is lost in between.
 */
export class LaterNews {
  readonly #options: LaterNewsOptions;
  /** Of open pages, but for those whose stream was opened since the last look. */
  #told = new Map<string, Told>();
  #timer: NodeJS.Timeout | undefined;
  #looking: Promise<void> = Promise.resolve();
  #isFailing = false;
  #isClosed = false;

  constructor(options: LaterNewsOptions) {
    this.#options = options;
  }

  /** Begins to look. Where no other process uses the storage there is nothing to look for. */
  start(): void {
    if (this.#isClosed || !this.#options.storage.shared) return;
    this.#timer = setTimeout(() => {
      this.#looking = this.look().finally(() => this.start());
    }, lookEvery).unref();
  }

  /**
   * Call once a stream is open: its page is told of the last message, for it may have been away. Rejects with a
   * StorageError where that cannot be read.
   */
  async opened(conversation: string): Promise<void> {
    this.#told.delete(conversation);
    if (this.#options.storage.shared) return;
    const last = await this.#lastOf(conversation);
    if (last !== null) this.#options.streams.tellLast(conversation, last);
  }

  /** Tells the pages of all conversations that have changed since they were last told. Never rejects. */
  async look(): Promise<void> {
    const { storage, streams } = this.#options;
    const open = streams.conversations;
    const before = this.#told;
    this.#told = new Map(open.flatMap((key) => (before.has(key) ? [[key, before.get(key)!]] : [])));
    const errors: unknown[] = [];
    try {
      for (let start = 0; start < open.length && !this.#isClosed; start += askedAtOnce) {
        const asked = open.slice(start, start + askedAtOnce);
        const versions = await storage.conversationVersions(asked);
        const changed = asked.filter((key) => this.#told.get(key) !== (versions.get(key) ?? null));
        for await (const error of this.#tellOfAll(changed, versions)) {
          errors.push(error);
          if (errors.length === mostUnreadable) throw error;
        }
      }
    } catch (error) {
      errors.push(error);
    }
    if (open.length > 0) this.#note(errors[0]);
  }

  /** Resolves once nothing is being read any more. Call before the storage is closed. */
  async close(): Promise<void> {
    this.#isClosed = true;
    clearTimeout(this.#timer);
    await this.#looking;
  }

  /** Yields why some cannot be read; those are told of in a later look. */
  async *#tellOfAll(keys: readonly string[], versions: ReadonlyMap<string, string>): AsyncGenerator {
    for (let start = 0; start < keys.length && !this.#isClosed; start += readAtOnce) {
      const part = keys.slice(start, start + readAtOnce);
      const done = await Promise.allSettled(part.map((key) => this.#tellOf(key, versions.get(key) ?? null)));
      for (const one of done) if (one.status === 'rejected') yield one.reason as unknown;
    }
  }

  async #tellOf(conversation: string, version: Told): Promise<void> {
    const { streams } = this.#options;
    const last = version === null ? null : await this.#lastOf(conversation);
    // Gone after it was there: the page begins anew.
    if (version === null && this.#told.get(conversation)) streams.tell(conversation, null);
    if (last !== null) streams.tellLast(conversation, last);
    this.#told.set(conversation, version);
  }

  /** The number of the last message, or null where there is no such conversation. */
  async #lastOf(conversation: string): Promise<number | null> {
    const record = await this.#options.storage.readConversation(conversation);
    return record?.messages.at(-1)?.number ?? null;
  }

  /** Logs that telling begins to fail, and that it succeeds again. */
  #note(error: unknown): void {
    const { log } = this.#options;
    const isFailing = error !== undefined;
    if (isFailing && !this.#isFailing) log.warn({ err: error }, 'open pages cannot be told of news just now');
    if (!isFailing && this.#isFailing) log.info('open pages are told of news again');
    this.#isFailing = isFailing;
  }
}
