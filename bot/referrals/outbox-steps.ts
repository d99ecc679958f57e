import { randomUUID } from 'node:crypto';
import type { Records, Storage } from '../storage/storage.js';
import type { Attempt, OutgoingMessage } from './outgoing-message.js';
import { longestTrying, nextAttempt } from './outbox-pauses.js';
import {
  finishedMessages,
  waitingMessages,
  type FinishedRecord,
  type Outcome,
  type WaitingRecord,
} from './outbox-records.js';

/** How long a message belongs to who began to deliver it, in milliseconds. `Deliver` must have ended well before. */
export const lease = 3 * 60_000;

export interface StepOptions {
  storage: Pick<Storage, 'records' | 'oneAtATime'>;
  /** Called outside of the lock: what it changes may be locked by somebody who waits to take this message back. */
  gaveUp: (message: OutgoingMessage, why: 'refused' | 'failing') => Promise<void>;
  now: () => Date;
  random: () => number;
}

/** What is to be done about a message next: try it, look again at an instant (milliseconds), or nothing more. */
export type Claim = { try: WaitingRecord } | { again: number } | null;

/**
 * The steps of a message, each durable before the next: waiting → claimed (due moves past the lease) → tried → finished
 * → no longer waiting. A process that is killed in between leaves a claim that runs out, and the message is tried once
 * more under the same Message-ID. Several processes may share a storage: each step is under the storage's own lock.
 */
export class OutboxSteps {
  readonly waiting: Records<WaitingRecord>;
  readonly finished: Records<FinishedRecord>;
  readonly #options: StepOptions;

  constructor(options: StepOptions) {
    this.#options = options;
    this.waiting = options.storage.records(waitingMessages);
    this.finished = options.storage.records(finishedMessages);
  }

  /** Answers when it is due, or null where there is or was one of this id. */
  keep(message: OutgoingMessage): Promise<number | null> {
    return this.#locked(message.id, async () => {
      if ((await this.outcome(message.id)) !== null) return null;
      const written = this.#options.now().toISOString();
      const due = message.sendAfter ?? written;
      const fresh = { attempts: 0, firstTried: null, claim: null, withdrawn: false };
      await this.waiting.write({ schema: 1, message, written, due, ...fresh });
      return Date.parse(due);
    });
  }

  async outcome(id: string): Promise<Outcome | 'waiting' | null> {
    const finished = await this.finished.read(id);
    if (finished !== null) return finished.outcome;
    return (await this.waiting.read(id)) === null ? null : 'waiting';
  }

  /** Makes a message the caller's own for one attempt, if it is to be tried now. */
  claim(id: string): Promise<Claim> {
    return this.#locked(id, async () => {
      const now = this.#options.now();
      const record = await this.waiting.read(id);
      if (record === null) return null;
      if ((await this.finished.read(id)) !== null) {
        await this.waiting.remove(id);
        return null;
      }
      const due = Date.parse(record.due);
      if (due > now.getTime()) return { again: due };
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
      await this.waiting.write(claimed);
      return { try: claimed };
    });
  }

  /** Notes how an attempt ended. `cut` says that it was broken off. Answers when the next one is due, or null. */
  async settle(tried: WaitingRecord, attempt: Attempt, cut: boolean): Promise<number | null> {
    if (attempt.outcome === 'delivered') return this.#end(tried, 'delivered');
    if (attempt.outcome === 'refused') {
      await this.#options.gaveUp(tried.message, 'refused');
      return this.#end(tried, 'refused');
    }
    const due = await this.#putBack(tried, cut);
    if (due !== 'tried for too long') return due;
    await this.#options.gaveUp(tried.message, 'failing');
    return this.#end(tried, 'given-up');
  }

  #putBack(tried: WaitingRecord, cut: boolean): Promise<number | null | 'tried for too long'> {
    return this.#locked(tried.message.id, async () => {
      const record = await this.waiting.read(tried.message.id);
      if (record === null || record.claim !== tried.claim) return null;
      if (record.withdrawn) return this.#finish(record, 'withdrawn');
      const now = this.#options.now().getTime();
      const firstTried = Date.parse(record.firstTried ?? record.written);
      if (now - firstTried >= longestTrying) return 'tried for too long';
      const due = cut ? now : nextAttempt(record.attempts, now, firstTried, this.#options.random());
      await this.waiting.write({ ...record, due: new Date(due).toISOString(), claim: null });
      return due;
    });
  }

  /** Takes a message back. False where there is none, or it is on its way just now: then it is not tried again. */
  withdraw(id: string): Promise<boolean> {
    return this.#locked(id, async () => {
      const record = await this.waiting.read(id);
      if (record === null) return false;
      const onItsWay = record.claim !== null && Date.parse(record.due) > this.#options.now().getTime();
      if (onItsWay) await this.waiting.write({ ...record, withdrawn: true });
      else await this.#finish(record, 'withdrawn');
      return !onItsWay;
    });
  }

  #end(tried: WaitingRecord, outcome: Outcome): Promise<null> {
    return this.#locked(tried.message.id, () => this.#finish(tried, outcome));
  }

  /** The end is on the disk before the text goes, so that it is not sent again after a crash in between. */
  async #finish({ message, attempts }: WaitingRecord, outcome: Outcome): Promise<null> {
    const { id, place, kind } = message;
    const at = this.#options.now().toISOString();
    await this.finished.write({ schema: 1, id, place, kind, at, outcome, attempts });
    await this.waiting.remove(id);
    return null;
  }

  #locked<T>(id: string, work: () => Promise<T>): Promise<T> {
    return this.#options.storage.oneAtATime(`outbox/${id}`, work);
  }
}
