import type { OutboxPump, PumpOptions } from './outbox-alone.js';
import type { OutboxAttempts } from './outbox-attempts.js';
import type { OutboxSteps } from './outbox-steps.js';

/** How often storage is asked for what is due, in milliseconds: at first, and at most while there is nothing. */
const ask = { first: 1_000, most: 2_000 };
/**
 * So long a message is left to who was handed it, in milliseconds, until they have made it their own (`claim`). If their
 * process ends in between, it waits for that time.
 */
const handedFor = 20_000;

/**
 * Where other processes use the same storage: no process knows what waits. Each asks about every second for what is due,
 * and storage hands a message to one of them.
 */
export class PumpShared implements OutboxPump {
  readonly #steps: OutboxSteps;
  readonly #attempts: OutboxAttempts;
  readonly #options: PumpOptions;
  #running = false;
  #asking = false;
  /** Whether there was a reason to ask once more while it was being asked. */
  #askAgain = false;
  #failing = false;
  #pause = ask.first;
  #cancel: () => void = () => undefined;

  constructor(steps: OutboxSteps, attempts: OutboxAttempts, options: PumpOptions) {
    this.#steps = steps;
    this.#attempts = attempts;
    this.#options = options;
  }

  start(): void {
    if (this.#running) return;
    this.#running = true;
    void this.#ask();
  }

  kept(_id: string, due: number): void {
    if (this.#running && due <= this.#options.now().getTime()) void this.#ask();
  }

  stop(): void {
    this.#running = false;
    this.#cancel();
  }

  async #ask(): Promise<void> {
    if (this.#asking) {
      this.#askAgain = true;
      return;
    }
    this.#cancel();
    this.#asking = true;
    do {
      this.#askAgain = false;
      await this.#takeDue();
    } while (this.#askAgain && this.#running);
    this.#asking = false;
    if (!this.#running) return;
    // So that processes that were started together do not ask together for ever.
    const pause = this.#pause * (0.8 + 0.4 * this.#options.random());
    this.#cancel = this.#options.after(pause, () => void this.#ask());
  }

  /** Takes as much as may be on its way. Asks again as soon as one of them has ended. */
  async #takeDue(): Promise<void> {
    const { now, log } = this.#options;
    const most = now().getTime() >= this.#attempts.notBefore ? this.#attempts.free : 0;
    if (most <= 0) return;
    try {
      const taken = await this.#steps.waiting.takeDue(now(), most, handedFor);
      this.#failing = false;
      this.#pause = taken.length > 0 ? ask.first : Math.min(1.5 * this.#pause, ask.most);
      if (!this.#running) return;
      for (const { message } of taken) void this.#attempts.begin(message.id).then(() => this.#ended());
    } catch (error) {
      if (!this.#running) return;
      this.#pause = ask.most;
      if (!this.#failing)
        log.error({ err: error }, 'the messages that are due could not be read; tried again');
      this.#failing = true;
    }
  }

  #ended(): void {
    if (this.#running) void this.#ask();
  }
}
