import type { Attempt, OutgoingMessage } from '../../referrals/outgoing-message.js';
import type { Outbox } from '../../referrals/outbox.js';
import { Pauses, type After } from './pauses.js';

export interface InOrderOptions {
  /** What became of a message of the outbox. */
  outcome: Outbox['outcome'];
  /** Whether nothing at all can be sent just now, so that waiting is of no use. */
  failing: () => boolean;
  now: () => Date;
  after?: After;
}

/** How often it is asked whether a text that another process has is gone, in milliseconds. */
const askEvery = 250;
/**
 * How long a text waits for the one that goes before it, in milliseconds; then that is left to the outbox. With the tries
 * and their pauses it is well within the outbox's lease.
 */
const longestWait = 20_000;
/** So long after it was written a text waits for no other any more, in milliseconds: out of order is better than too late. */
const outOfOrder = 10 * 60_000;
/** How many attempts of this process are known. */
const known = 1_000;

/** Has texts of one conversation leave in the order in which they were said, whichever processes send them. */
export class InOrder {
  readonly #options: InOrderOptions;
  readonly #pauses: Pauses;
  /** The last attempts of this process, by the id of the message. */
  readonly #attempts = new Map<string, Promise<Attempt>>();
  /** Ends the wait for a message whose attempt this process begins. */
  readonly #begun = new Map<string, AbortController>();

  constructor(options: InOrderOptions) {
    this.#options = options;
    this.#pauses = new Pauses(options.after);
  }

  /** Makes an attempt once what goes before the message has gone. Rejects where that cannot be found out, or as the attempt does. */
  run(
    message: OutgoingMessage,
    written: Date,
    stop: AbortSignal,
    attempt: () => Promise<Attempt>,
  ): Promise<Attempt> {
    const whole = this.#isFirst(message, written, stop).then((isFirst): Attempt | Promise<Attempt> =>
      isFirst && !stop.aborted ? attempt() : { outcome: 'failed', why: 'an earlier one goes first' },
    );
    this.#note(message.id, whole);
    return whole;
  }

  async #isFirst({ after }: OutgoingMessage, written: Date, stop: AbortSignal): Promise<boolean> {
    const { now, outcome, failing } = this.#options;
    const began = now().getTime();
    while (after !== undefined && !(await this.#hasGoneHere(after)) && (await outcome(after)) === 'waiting') {
      const at = now().getTime();
      if (at - written.getTime() > outOfOrder) return true;
      if (stop.aborted || failing() || at - began > longestWait) return false;
      await this.#pauses.pause(askEvery, AbortSignal.any([stop, this.#beginningOf(after)]));
    }
    return true;
  }

  /** Without asking the outbox, which knows it a moment later. */
  async #hasGoneHere(id: string): Promise<boolean> {
    const attempt = await this.#attempts.get(id)?.catch(() => undefined);
    return attempt?.outcome === 'delivered' || attempt?.outcome === 'refused';
  }

  #beginningOf(id: string): AbortSignal {
    const begun = this.#begun.get(id) ?? new AbortController();
    this.#begun.set(id, begun);
    return begun.signal;
  }

  #note(id: string, attempt: Promise<Attempt>): void {
    this.#attempts.delete(id);
    this.#attempts.set(id, attempt);
    const [oldest] = this.#attempts.keys();
    if (this.#attempts.size > known && oldest !== undefined) this.#attempts.delete(oldest);
    this.#begun.get(id)?.abort();
    this.#begun.delete(id);
  }
}
