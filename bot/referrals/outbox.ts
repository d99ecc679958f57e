import { AsyncLocalStorage } from 'node:async_hooks';
import type { Log } from '../log.js';
import type { Storage } from '../storage/storage.js';
import { PumpAlone, type OutboxPump } from './outbox-alone.js';
import { OutboxAttempts } from './outbox-attempts.js';
import type { Outcome } from './outbox-records.js';
import { PumpShared } from './outbox-shared.js';
import { OutboxSteps } from './outbox-steps.js';
import { outgoingMessageShape, type Deliver, type OutgoingMessage } from './outgoing-message.js';

export interface Outbox {
  /**
   * Takes a message over. Resolves once it is durable: from then on it is delivered, or given up and reported. One with
   * an id that was handed over before changes nothing. Rejects with a StorageError.
   */
  send(message: OutgoingMessage): Promise<void>;
  /** Takes back the messages whose id begins so and that were not sent yet. Answers how many. */
  withdraw(idPrefix: string): Promise<number>;
  /** What became of a message; null where there was none of that id, or it is long ago. */
  outcome(id: string): Promise<Outcome | 'waiting' | null>;
  /** Begins to deliver, what was left by an earlier process too. */
  start(): void;
  /** Forgets that there were messages that ended before this. Answers how many. */
  forgetBefore(instant: Date): Promise<number>;
  /** Sends no more, and waits a few seconds for what is on its way. What waits is sent after the next start. */
  close(): Promise<void>;
}

export interface OutboxOptions {
  storage: Pick<Storage, 'records' | 'oneAtATime' | 'shared'>;
  deliver: Deliver;
  /**
   * Reports a message that will not arrive: refused for good, or not delivered in a day. May be called twice for one
   * message, if the process was killed meanwhile; where it rejects, the message is tried again later.
   */
  gaveUp: (message: OutgoingMessage, why: 'refused' | 'failing') => Promise<void>;
  now: () => Date;
  log: Log;
  /** Calls `work` once after so many milliseconds unless what it answers is called. Node's unless a test stands in. */
  after?: (milliseconds: number, work: () => void) => () => void;
  /** A number from 0 to 1. */
  random?: () => number;
}

export function createOutbox(options: OutboxOptions): Outbox {
  return new StoredOutbox(options);
}

class StoredOutbox implements Outbox {
  readonly #steps: OutboxSteps;
  readonly #attempts: OutboxAttempts;
  readonly #pump: OutboxPump;
  /** Whoever hands over a message may hold a turn; delivering is no part of it, and is not refused when it ends. */
  readonly #outsideOfTurns = AsyncLocalStorage.snapshot();

  constructor(options: OutboxOptions) {
    const complete = { after: timer, random: Math.random, ...options };
    const Pump = options.storage.shared ? PumpShared : PumpAlone;
    this.#steps = new OutboxSteps(complete);
    this.#attempts = new OutboxAttempts(this.#steps, complete);
    this.#pump = new Pump(this.#steps, this.#attempts, complete);
  }

  async send(handedOver: OutgoingMessage): Promise<void> {
    const message = outgoingMessageShape.parse(handedOver);
    const due = await this.#steps.keep(message);
    if (due !== null) this.#outsideOfTurns(() => this.#pump.kept(message.id, due));
  }

  async withdraw(idPrefix: string): Promise<number> {
    if (idPrefix === '') throw new RangeError('An empty prefix would take back every message.');
    let withdrawn = 0;
    for await (const { message } of this.#steps.waiting.all()) {
      if (!message.id.startsWith(idPrefix)) continue;
      if (await this.#steps.withdraw(message.id)) withdrawn += 1;
    }
    return withdrawn;
  }

  outcome(id: string): Promise<Outcome | 'waiting' | null> {
    return this.#steps.outcome(id);
  }

  start(): void {
    if (!this.#attempts.stopped) this.#pump.start();
  }

  async forgetBefore(instant: Date): Promise<number> {
    let forgotten = 0;
    for await (const { id, at } of this.#steps.finished.all()) {
      if (this.#attempts.stopped) break;
      if (new Date(at) >= instant) continue;
      await this.#steps.finished.remove(id);
      forgotten += 1;
    }
    return forgotten;
  }

  async close(): Promise<void> {
    this.#pump.stop();
    await this.#attempts.close();
  }
}

function timer(milliseconds: number, work: () => void): () => void {
  const waiting = setTimeout(work, milliseconds);
  waiting.unref();
  return () => clearTimeout(waiting);
}
