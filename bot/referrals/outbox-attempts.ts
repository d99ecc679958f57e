import type { Log } from '../log.js';
import type { Deliver } from './outgoing-message.js';
import { outage } from './outbox-pauses.js';
import type { WaitingRecord } from './outbox-records.js';
import { lease, type OutboxSteps } from './outbox-steps.js';
import type { Attempt } from './outgoing-message.js';

export interface AttemptOptions {
  deliver: Deliver;
  now: () => Date;
  log: Log;
}

/** How many messages are on their way at once. */
const atOnce = 3;
/** How long `close` waits for what is on its way, in milliseconds. */
const patience = 4_000;

/** Tries messages: a few at once, and one at a time while the way is down. */
export class OutboxAttempts {
  readonly #steps: OutboxSteps;
  readonly #options: AttemptOptions;
  readonly #trying = new Set<Promise<number | null>>();
  readonly #stop = new AbortController();
  /** Attempts in a row that found the way down, and until when nothing is tried for it. */
  #outage = { inARow: 0, until: 0 };

  constructor(steps: OutboxSteps, options: AttemptOptions) {
    this.#steps = steps;
    this.#options = options;
  }

  /** Whether no attempt goes on any more. */
  get stopped(): boolean {
    return this.#stop.signal.aborted;
  }

  /** How many more may be on their way, whenever that is. */
  get free(): number {
    return (this.#outage.inARow > 0 ? 1 : atOnce) - this.#trying.size;
  }

  /** Nothing is tried before this, in milliseconds since 1970. */
  get notBefore(): number {
    return this.#outage.until;
  }

  /**
   * Tries a message, if it is due and nobody else is trying it. Resolves once that is durable, with when it is to be
   * looked at again (milliseconds since 1970), or null for not any more. Never rejects.
   */
  begin(id: string): Promise<number | null> {
    const work = this.#try(id).finally(() => this.#trying.delete(work));
    this.#trying.add(work);
    return work;
  }

  /** Waits a few seconds for what is on its way, and then breaks it off. */
  async close(): Promise<void> {
    let waited: NodeJS.Timeout | undefined;
    await Promise.race([
      Promise.allSettled(this.#trying),
      new Promise((resolve) => (waited = setTimeout(resolve, patience))),
    ]);
    clearTimeout(waited);
    this.#stop.abort();
    await Promise.allSettled(this.#trying);
  }

  async #try(id: string): Promise<number | null> {
    const { deliver, log, now } = this.#options;
    const stop = this.#stop.signal;
    try {
      const claim = await this.#steps.claim(id);
      if (claim === null) return null;
      if ('again' in claim) return claim.again;
      const { message, written } = claim.try;
      const attempt = await deliver(message, new Date(written), stop);
      this.#note(claim.try, attempt);
      return await this.#steps.settle(claim.try, attempt, stop.aborted);
    } catch (error) {
      if (stop.aborted) return null;
      log.error({ err: error }, 'a message could not be taken from the outbox or put back; tried again');
      return now().getTime() + lease;
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
