import type { Log } from '../log.js';
import type { Storage } from '../storage/storage.js';
import {
  outgoingMessageShape,
  type Attempt,
  type Deliver,
  type OutgoingMessage,
} from './outgoing-message.js';
import { outage } from './outbox-pauses.js';
import type { Outcome, WaitingRecord } from './outbox-records.js';
import { OutboxSchedule } from './outbox-schedule.js';
import { lease, OutboxSteps } from './outbox-steps.js';

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
  storage: Pick<Storage, 'records' | 'oneAtATime'>;
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

/** How many messages are on their way at once. */
const atOnce = 3;
/** How often storage is looked through for messages that another process left behind, in milliseconds. */
const lookAgain = 10 * 60_000;
/** How long `close` waits for what is on its way, in milliseconds. */
const patience = 4_000;
/** Timers are no finer than this, in milliseconds, so that many messages with a time each cost few looks. */
const finest = 1_000;

export function createOutbox(options: OutboxOptions): Outbox {
  return new StoredOutbox(options);
}

/** When what is tried: a few at once, each again in its time, and little while the way is down. */
class StoredOutbox implements Outbox {
  readonly #options: Required<OutboxOptions>;
  readonly #steps: OutboxSteps;
  readonly #schedule = new OutboxSchedule();
  readonly #trying = new Set<Promise<void>>();
  readonly #stop = new AbortController();
  #running = false;
  #wake: { at: number; cancel: () => void } | null = null;
  #cancelLook: () => void = () => undefined;
  /** Attempts in a row that found the way down, and until when nothing is tried for it. */
  #outage = { inARow: 0, until: 0 };

  constructor(options: OutboxOptions) {
    this.#options = { after: timer, random: Math.random, ...options };
    this.#steps = new OutboxSteps(this.#options);
  }

  async send(handedOver: OutgoingMessage): Promise<void> {
    const message = outgoingMessageShape.parse(handedOver);
    const due = await this.#steps.keep(message);
    if (due !== null) this.#schedule.add(message.id, due);
    this.#pump();
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
    if (this.#running || this.#stop.signal.aborted) return;
    this.#running = true;
    void this.#look();
    this.#pump();
  }

  async forgetBefore(instant: Date): Promise<number> {
    let forgotten = 0;
    for await (const { id, at } of this.#steps.finished.all()) {
      if (this.#stop.signal.aborted) break;
      if (new Date(at) >= instant) continue;
      await this.#steps.finished.remove(id);
      forgotten += 1;
    }
    return forgotten;
  }

  async close(): Promise<void> {
    this.#running = false;
    this.#wake?.cancel();
    this.#cancelLook();
    let waited: NodeJS.Timeout | undefined;
    await Promise.race([
      Promise.allSettled(this.#trying),
      new Promise((resolve) => (waited = setTimeout(resolve, patience))),
    ]);
    clearTimeout(waited);
    this.#stop.abort();
    await Promise.allSettled(this.#trying);
  }

  /** Finds what waits in storage. One record at a time, beside the delivering, however many there are. */
  async #look(): Promise<void> {
    const began = this.#options.now().getTime();
    let found = 0;
    try {
      for await (const { message, due } of this.#steps.waiting.all()) {
        if (!this.#running) return;
        this.#schedule.add(message.id, Date.parse(due));
        if (++found % 100 === 1) this.#pump();
      }
    } catch (error) {
      this.#options.log.error({ err: error }, 'the messages that wait could not be read; tried again');
    }
    if (!this.#running) return;
    const took = this.#options.now().getTime() - began;
    this.#cancelLook = this.#options.after(Math.max(lookAgain, 20 * took), () => void this.#look());
    this.#pump();
  }

  /** Begins as much as may be on its way at once, and sets the alarm for the rest. */
  #pump(): void {
    const now = this.#options.now().getTime();
    const most = this.#outage.inARow > 0 ? 1 : atOnce;
    while (this.#running && this.#trying.size < most && now >= this.#outage.until) {
      const id = this.#schedule.take(now);
      if (id === null) break;
      const work = this.#try(id).finally(() => {
        this.#trying.delete(work);
        this.#pump();
      });
      this.#trying.add(work);
    }
    if (this.#running && this.#trying.size < most) this.#wakeAt(this.#schedule.next(), now);
  }

  #wakeAt(next: number | null, now: number): void {
    if (next === null) return;
    const at = Math.max(next, this.#outage.until, now + finest);
    if (this.#wake !== null && this.#wake.at > now && this.#wake.at <= at) return;
    this.#wake?.cancel();
    const cancel = this.#options.after(at - now, () => {
      this.#wake = null;
      this.#pump();
    });
    this.#wake = { at, cancel };
  }

  async #try(id: string): Promise<void> {
    const { deliver, log, now } = this.#options;
    const stop = this.#stop.signal;
    try {
      const claim = await this.#steps.claim(id);
      if (claim !== null && 'again' in claim) this.#schedule.add(id, claim.again);
      if (claim === null || 'again' in claim) return;
      const { message, written } = claim.try;
      const attempt = await deliver(message, new Date(written), stop);
      this.#note(claim.try, attempt);
      const due = await this.#steps.settle(claim.try, attempt, stop.aborted);
      if (due === null) this.#schedule.remove(id);
      else this.#schedule.add(id, due);
    } catch (error) {
      if (stop.aborted) return;
      log.error({ err: error }, 'a message could not be taken from the outbox or put back; tried again');
      this.#schedule.add(id, now().getTime() + lease);
    }
  }

  #note({ message, attempts }: WaitingRecord, attempt: Attempt): void {
    const { log, now } = this.#options;
    const inARow = attempt.outcome === 'unreachable' ? this.#outage.inARow + 1 : 0;
    this.#outage = { inARow, until: inARow > 0 ? now().getTime() + outage(inARow) : 0 };
    const about = { kind: message.kind, place: message.place, attempts };
    if (attempt.outcome === 'delivered') log.debug(about, 'a message was delivered');
    else log.warn({ ...about, why: attempt.why }, `a message was not delivered: ${attempt.outcome}`);
  }
}

function timer(milliseconds: number, work: () => void): () => void {
  const waiting = setTimeout(work, milliseconds);
  waiting.unref();
  return () => clearTimeout(waiting);
}
