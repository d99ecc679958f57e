import { randomUUID } from 'node:crypto';
import type { Log } from '../log.js';
import type { Storage } from '../storage/storage.js';
import {
  outgoingMessageShape,
  type Attempt,
  type Deliver,
  type OutgoingMessage,
} from './outgoing-message.js';
import { longestTrying, nextAttempt, outage } from './outbox-pauses.js';
import { finishedMessages, waitingMessages, type Outcome, type WaitingRecord } from './outbox-records.js';
import { OutboxSchedule } from './outbox-schedule.js';

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
/** How long a message belongs to who began to deliver it, in milliseconds. `Deliver` must have ended well before. */
const lease = 3 * 60_000;
/** How often storage is looked through for messages that another process left behind, in milliseconds. */
const lookAgain = 10 * 60_000;
/** How long `close` waits for what is on its way, in milliseconds. */
const patience = 4_000;
/** Timers are no finer than this, in milliseconds, so that many messages with a time each cost few looks. */
const finest = 1_000;

export function createOutbox(options: OutboxOptions): Outbox {
  return new StoredOutbox(options);
}

/**
 * Each step is durable before the next: waiting → claimed (due moves past the lease) → tried → finished → no longer
 * waiting. A process that is killed in between leaves a claim that runs out, and the message is tried once more under
 * the same Message-ID. Several processes may share a storage: a claim is made under the storage's own lock.
 */
class StoredOutbox implements Outbox {
  readonly #options: Required<OutboxOptions>;
  readonly #waiting;
  readonly #finished;
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
    this.#waiting = options.storage.records(waitingMessages);
    this.#finished = options.storage.records(finishedMessages);
  }

  async send(handedOver: OutgoingMessage): Promise<void> {
    const message = outgoingMessageShape.parse(handedOver);
    const written = this.#options.now().toISOString();
    const due = message.sendAfter ?? written;
    await this.#locked(message.id, async () => {
      if ((await this.outcome(message.id)) !== null) return;
      await this.#waiting.write({
        ...{ schema: 1, message, written, due, attempts: 0, firstTried: null, claim: null, withdrawn: false },
      });
      this.#schedule.add(message.id, Date.parse(due));
    });
    this.#pump();
  }

  async withdraw(idPrefix: string): Promise<number> {
    if (idPrefix === '') throw new RangeError('An empty prefix would take back every message.');
    let withdrawn = 0;
    for await (const { message } of this.#waiting.all()) {
      if (!message.id.startsWith(idPrefix)) continue;
      if (await this.#locked(message.id, () => this.#withdrawOne(message.id))) withdrawn += 1;
    }
    return withdrawn;
  }

  async outcome(id: string): Promise<Outcome | 'waiting' | null> {
    const finished = await this.#finished.read(id);
    if (finished !== null) return finished.outcome;
    return (await this.#waiting.read(id)) === null ? null : 'waiting';
  }

  start(): void {
    if (this.#running || this.#stop.signal.aborted) return;
    this.#running = true;
    void this.#look();
    this.#pump();
  }

  async forgetBefore(instant: Date): Promise<number> {
    let forgotten = 0;
    for await (const { id, at } of this.#finished.all()) {
      if (this.#stop.signal.aborted) break;
      if (new Date(at) >= instant) continue;
      await this.#finished.remove(id);
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
      for await (const { message, due } of this.#waiting.all()) {
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
    try {
      const claimed = await this.#locked(id, () => this.#claim(id));
      if (claimed === null) return;
      const attempt = await deliver(claimed.message, new Date(claimed.written), this.#stop.signal);
      this.#note(claimed, attempt);
      await this.#locked(id, () => this.#settle(claimed, attempt));
    } catch (error) {
      if (this.#stop.signal.aborted) return;
      log.error({ err: error }, 'a message could not be taken from the outbox or put back; tried again');
      this.#schedule.add(id, now().getTime() + lease);
    }
  }

  /** Makes a message this attempt's own. Null where it is not to be tried now. */
  async #claim(id: string): Promise<WaitingRecord | null> {
    const now = this.#options.now();
    const record = await this.#waiting.read(id);
    if (record === null) return null;
    if ((await this.#finished.read(id)) !== null) {
      await this.#waiting.remove(id);
      return null;
    }
    if (Date.parse(record.due) > now.getTime()) {
      this.#schedule.add(id, Date.parse(record.due));
      return null;
    }
    const { expires } = record.message;
    if (record.withdrawn || (expires !== undefined && Date.parse(expires) <= now.getTime())) {
      await this.#finish(record, record.withdrawn ? 'withdrawn' : 'expired');
      return null;
    }
    const claimed: WaitingRecord = {
      ...record,
      due: new Date(now.getTime() + lease).toISOString(),
      attempts: record.attempts + 1,
      firstTried: record.firstTried ?? now.toISOString(),
      claim: randomUUID(),
    };
    await this.#waiting.write(claimed);
    return claimed;
  }

  async #settle(tried: WaitingRecord, attempt: Attempt): Promise<void> {
    const { now, random, gaveUp } = this.#options;
    if (attempt.outcome === 'delivered') return this.#finish(tried, 'delivered');
    if (attempt.outcome === 'refused') {
      await gaveUp(tried.message, 'refused');
      return this.#finish(tried, 'refused');
    }
    const record = await this.#waiting.read(tried.message.id);
    if (record === null || record.claim !== tried.claim) return;
    if (record.withdrawn) return this.#finish(record, 'withdrawn');
    const at = now().getTime();
    const firstTried = Date.parse(record.firstTried ?? record.written);
    if (at - firstTried >= longestTrying) {
      await gaveUp(record.message, 'failing');
      return this.#finish(record, 'given-up');
    }
    const due = this.#stop.signal.aborted ? at : nextAttempt(record.attempts, at, firstTried, random());
    await this.#waiting.write({ ...record, due: new Date(due).toISOString(), claim: null });
    this.#schedule.add(record.message.id, due);
  }

  /** The end is on the disk before the text goes, so that it is not sent again after a crash in between. */
  async #finish({ message, attempts }: WaitingRecord, outcome: Outcome): Promise<void> {
    const { id, place, kind } = message;
    const at = this.#options.now().toISOString();
    await this.#finished.write({ schema: 1, id, place, kind, at, outcome, attempts });
    await this.#waiting.remove(id);
    this.#schedule.remove(id);
  }

  async #withdrawOne(id: string): Promise<boolean> {
    const record = await this.#waiting.read(id);
    if (record === null) return false;
    const onItsWay = record.claim !== null && Date.parse(record.due) > this.#options.now().getTime();
    if (onItsWay) await this.#waiting.write({ ...record, withdrawn: true });
    else await this.#finish(record, 'withdrawn');
    return !onItsWay;
  }

  #note({ message, attempts }: WaitingRecord, attempt: Attempt): void {
    const { log, now } = this.#options;
    const inARow = attempt.outcome === 'unreachable' ? this.#outage.inARow + 1 : 0;
    this.#outage = { inARow, until: inARow > 0 ? now().getTime() + outage(inARow) : 0 };
    const about = { kind: message.kind, place: message.place, attempts };
    if (attempt.outcome === 'delivered') log.debug(about, 'a message was delivered');
    else log.warn({ ...about, why: attempt.why }, `a message was not delivered: ${attempt.outcome}`);
  }

  #locked<T>(id: string, work: () => Promise<T>): Promise<T> {
    return this.#options.storage.oneAtATime(`outbox/${id}`, work);
  }
}

function timer(milliseconds: number, work: () => void): () => void {
  const waiting = setTimeout(work, milliseconds);
  waiting.unref();
  return () => clearTimeout(waiting);
}
