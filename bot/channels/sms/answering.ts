import type { Log } from '../../log.js';
import { StorageError } from '../../storage/storage.js';
import type { WaitingText } from './inbox-records.js';
import type { Lanes } from './lanes.js';
import { Pauses, type After } from './pauses.js';
import type { TextMessage } from './texting-rules.js';

/**
 * Says something to a message; durable once it resolves with the outbox's id of the text, or null where there was
 * nothing to say. `last` is the id of the text that goes before it, if there is one.
 */
export type Say = (message: TextMessage, last: string | null) => Promise<string | null>;

export interface AnsweringOptions {
  lanes: Pick<Lanes, 'inTurn' | 'read' | 'close' | 'answered'>;
  /** Where it rejects the same message is answered again later, by whichever process, and must then come to the same. */
  answer: Say;
  /** Says that a message could not be answered, after it was tried for the last time. */
  giveUp: Say;
  now: () => Date;
  log: Log;
  after?: After;
}

/** While storage fails: between one attempt and the next, in milliseconds; the last holds for all that follow. */
const storagePauses = [1_000, 5_000, 15_000, 60_000];
/** The same where the fault is another one; then it is given up. */
const faultPauses = [1_000, 5_000];

/** What goes on in one conversation. */
interface Run {
  /** Whether more came since it looked last. */
  more: boolean;
  /** Ends its pause. */
  wake: AbortController;
}

/** Answers the text messages that wait, side by side in different conversations. */
export class Answering {
  readonly #options: AnsweringOptions;
  readonly #pauses: Pauses;
  readonly #runs = new Map<string, Run>();
  readonly #working = new Set<Promise<void>>();
  #closed = false;

  constructor(options: AnsweringOptions) {
    this.#options = options;
    this.#pauses = new Pauses(options.after);
  }

  /** Answers all that waits in a conversation, and what comes meanwhile. */
  begin(conversation: string): void {
    const running = this.#runs.get(conversation);
    if (running !== undefined) {
      running.more = true;
      running.wake.abort();
    } else if (!this.#closed) {
      const run = { more: false, wake: new AbortController() };
      this.#runs.set(conversation, run);
      const work = this.#run(conversation, run).finally(() => this.#working.delete(work));
      this.#working.add(work);
    }
  }

  /** Begins no more, and waits for what is being answered. */
  async close(): Promise<void> {
    this.#closed = true;
    this.#pauses.end();
    await this.idle();
  }

  /** Resolves once nothing is being answered. */
  async idle(): Promise<void> {
    while (this.#working.size > 0) await Promise.allSettled(this.#working);
  }

  async #run(conversation: string, run: Run): Promise<void> {
    let failures = 0;
    for (let pause: number | null = 0; (pause !== null || run.more) && !this.#closed;) {
      run.more = false;
      run.wake = new AbortController();
      try {
        pause = await this.#answerWhole(conversation);
        failures = 0;
      } catch (error) {
        if (this.#closed) break;
        this.#options.log.error({ err: error }, 'a text message waits until storage can be used again');
        pause = storagePauses[Math.min(failures, storagePauses.length - 1)]!;
        failures += 1;
      }
      if (pause !== null && !this.#closed) await this.#pauses.pause(pause, run.wake.signal);
    }
    this.#runs.delete(conversation);
  }

  /**
   * Answers the messages of a conversation that are whole, the first first. Resolves with null once none waits, or else
   * with the milliseconds for which the next one is open still. Nobody else is held up for that time.
   */
  #answerWhole(conversation: string): Promise<number | null> {
    const { lanes, now } = this.#options;
    return lanes.inTurn(conversation, async () => {
      let lane = await lanes.read(conversation);
      for (let [first] = lane.waiting; first !== undefined && !this.#closed; [first] = lane.waiting) {
        const left = first.openUntil === null ? 0 : Date.parse(first.openUntil) - now().getTime();
        if (left > 0) return left;
        lane =
          first.openUntil === null
            ? await lanes.answered(first, await this.#say(first, lane.last))
            : await lanes.close(conversation);
      }
      return null;
    });
  }

  /** Rejects with a StorageError, or where it was closed meanwhile. */
  async #say(message: WaitingText, last: string | null): Promise<string | null> {
    const { answer, giveUp, log } = this.#options;
    for (const pause of [...faultPauses, null]) {
      try {
        return await answer(message, last);
      } catch (error) {
        if (error instanceof StorageError || this.#closed) throw error;
        log.error({ err: error, place: message.place }, 'a text message could not be answered; tried again');
        if (pause !== null) await this.#pauses.pause(pause);
        if (this.#closed) throw error;
      }
    }
    try {
      return await giveUp(message, last);
    } catch (error) {
      if (error instanceof StorageError) throw error;
      log.error({ err: error, place: message.place }, 'a text message is left without an answer');
      return null;
    }
  }
}
