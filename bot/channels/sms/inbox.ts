import type { Log } from '../../log.js';
import type { Storage } from '../../storage/storage.js';
import { Answering, type AnsweringOptions } from './answering.js';
import { removeFormerTexts, takeOverFormerTexts } from './former-inbox.js';
import type { Lanes } from './lanes.js';
import { Pauses } from './pauses.js';
import type { TextMessage } from './texting-rules.js';

export interface InboxOptions extends AnsweringOptions {
  lanes: Lanes;
  /** For what a former release has left. */
  storage: Pick<Storage, 'records'>;
  /** Whether a message stands for itself, whatever came before it. */
  standsAlone: (message: TextMessage) => boolean;
  now: () => Date;
  log: Log;
}

/** How often it is looked for what another process left behind, in milliseconds. */
const lookEvery = 4_000;
/** By then whoever a message came to is answering, in milliseconds; where nobody is, they are gone. */
const taken = 4_000;
/** In how many conversations one process takes up at a look what was left, so that others take some too. */
const atOnce = 100;
/** For how long those are its own, in milliseconds, should it end as well. */
const ownFor = 10_000;

/**
 * Text messages between their arrival and their answer. Each is durable before the carrier is told that it came; those of
 * a conversation are answered one after the other, in the order in which they came, whichever processes they came to.
 * The process that a message came to answers it; should that one end before it has, another one finds it.
 */
export class Inbox {
  readonly #options: InboxOptions;
  readonly #answering: Answering;
  readonly #pauses: Pauses;
  #looking: Promise<void> = Promise.resolve();
  #closed = false;

  constructor(options: InboxOptions) {
    this.#options = options;
    this.#answering = new Answering(options);
    this.#pauses = new Pauses(options.after);
  }

  /** Takes a message over; durable once it resolves. One whose id came before changes nothing. Rejects with a StorageError. */
  async keep(message: TextMessage): Promise<void> {
    const { lanes, standsAlone } = this.#options;
    await lanes.arrive(message, standsAlone(message));
    this.#answering.begin(message.conversation);
  }

  /** Takes up what earlier processes left, and from then on what others leave. Call once, before messages come. */
  async open(): Promise<void> {
    await takeOverFormerTexts(this.#options);
    await this.#look(this.#options.now());
    this.#looking = this.#goOnLooking();
  }

  /** Forgets the ids of messages of more than a day ago. Answers how many records went. */
  async removeExpired(): Promise<number> {
    const { lanes, storage, now } = this.#options;
    const isClosed = () => this.#closed;
    return (await lanes.removeExpired(isClosed)) + (await removeFormerTexts(storage, now(), isClosed));
  }

  /** Begins no more, and waits for what is being answered. What is left is answered by others, or after the next start. */
  async close(): Promise<void> {
    this.#closed = true;
    this.#pauses.end();
    await this.#looking;
    await this.#answering.close();
  }

  /** Resolves once nothing is being answered. */
  idle(): Promise<void> {
    return this.#answering.idle();
  }

  async #goOnLooking(): Promise<void> {
    while (!this.#closed) {
      await this.#pauses.pause(lookEvery);
      if (this.#closed) return;
      try {
        await this.#look(new Date(this.#options.now().getTime() - taken));
      } catch (error) {
        this.#options.log.error(
          { err: error },
          'text messages that wait could not be looked for; tried again',
        );
      }
    }
  }

  async #look(by: Date): Promise<void> {
    for (const conversation of await this.#options.lanes.leftBehind(by, atOnce, ownFor)) {
      this.#answering.begin(conversation);
    }
  }
}
