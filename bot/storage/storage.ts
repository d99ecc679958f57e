import type { RecordKind } from './record-kind.js';
import type { ConversationRecord, CountKind } from './records.js';

/** Records of one kind that a room keeps. Promises as of `Storage`. */
export interface Records<T> {
  /** Null where there is none. A damaged one is set aside and counts as none. */
  read(key: string): Promise<T | null>;
  /** Writes it in place of the one with the same key. */
  write(record: T): Promise<void>;
  /** Removes it at once; no error where there is none. */
  remove(key: string): Promise<void>;
  /** Each of them, in no order. One that is written or removed meanwhile may or may not be among them. */
  all(): AsyncIterable<T>;
  /**
   * Those whose time (`RecordKind.due`) has come by this instant, the earliest first. None of them is handed to another
   * caller, whichever process asks, until so many milliseconds after the instant, or until it is written again with
   * another time. Whoever takes one and ends before it is written leaves it to others after that.
   */
  takeDue(at: Date, most: number, hiddenFor: number): Promise<T[]>;
}

/** Where records are kept. Every promise resolves after the change is durable, and rejects with a StorageError. */
export interface Storage {
  /** Whether other processes may use the same storage at the same time. */
  readonly shared: boolean;
  readConversation(key: string): Promise<ConversationRecord | null>;
  writeConversation(record: ConversationRecord): Promise<void>;
  /** Removes it at once; no error where there is none. */
  removeConversation(key: string): Promise<void>;
  /** Removes conversations whose last message is older than this. Answers how many. */
  removeConversationsBefore(instant: Date): Promise<number>;
  /** For each of these keys that is kept, something that is another at each write of its conversation. */
  conversationVersions(keys: readonly string[]): Promise<ReadonlyMap<string, string>>;
  /**
   * Runs one piece of work at a time for each key, in the order asked. A turn runs in it from reading the
   * conversation to writing it. Where several processes share the storage, one of them at a time; work whose process
   * stood still for so long that another one took over cannot write any more.
   */
  oneAtATime<T>(key: string, work: () => Promise<T>): Promise<T>;
  /** The records of a kind that is not a conversation. `oneAtATime` guards reading and then writing one. */
  records<T>(kind: RecordKind<T>): Records<T>;
  /** Adds to this week's counts. Kept in memory and written within a few seconds, and on `close`. */
  count(place: string, kind: CountKind, of: string, at: Date): void;
  /** Whether storage can be read and written now. */
  ready(): Promise<boolean>;
  /** Writes what is waiting and lets go of the data folder. */
  close(): Promise<void>;
}

/** Storage could not do what was asked; the message says why in words for the person who runs the bot. */
export class StorageError extends Error {
  override name = 'StorageError';
}
