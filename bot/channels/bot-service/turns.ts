import { OneAtATime } from '../../storage/one-at-a-time.js';
import { StorageError, type Storage } from '../../storage/storage.js';

/**
 * How often the turn is asked for. Storage waits long, but not for ever, for another process to end its own, and the
 * Bot Service was told before then that the message was taken.
 */
const mostTries = 3;

/** What is said in a conversation keeps its order, whoever says it and in whichever process. */
export class Turns {
  readonly #inOrder = new OneAtATime();
  readonly #storage: Pick<Storage, 'oneAtATime'>;

  constructor(storage: Pick<Storage, 'oneAtATime'>) {
    this.#storage = storage;
  }

  /** Runs one piece of work at a time for each resident, by `residentIn`, in the order asked. */
  run<T>(resident: string, work: () => Promise<T>): Promise<T> {
    return this.#inOrder.run(resident, () => this.#alone(resident, work));
  }

  /** Resolves once everything asked so far is done. */
  idle(): Promise<void> {
    return this.#inOrder.idle();
  }

  async #alone<T>(resident: string, work: () => Promise<T>): Promise<T> {
    for (let tries = 1; ; tries++) {
      let begun = false;
      try {
        return await this.#storage.oneAtATime(`bot-service/${resident}`, () => {
          begun = true;
          return work();
        });
      } catch (error) {
        if (begun || tries === mostTries || !(error instanceof StorageError)) throw error;
      }
    }
  }
}
