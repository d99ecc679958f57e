import type { Log } from '../log.js';
import type { OutboxAttempts } from './outbox-attempts.js';
import { OutboxSchedule } from './outbox-schedule.js';
import type { OutboxSteps } from './outbox-steps.js';

/** Begins to try what waits, when it is due. */
export interface OutboxPump {
  /** Begins, with what was left by an earlier process too. */
  start(): void;
  /** Tell it of each message that was just kept, with when it is due (milliseconds since 1970). */
  kept(id: string, due: number): void;
  /** Begins nothing more. */
  stop(): void;
}

export interface PumpOptions {
  now: () => Date;
  log: Log;
  /** Calls `work` once after so many milliseconds unless what it answers is called. */
  after: (milliseconds: number, work: () => void) => () => void;
  /** A number from 0 to 1. */
  random: () => number;
}

/** How often storage is looked through all the same, in milliseconds: for what could not be read the time before. */
const lookAgain = 10 * 60_000;
/** Timers are no finer than this, in milliseconds, so that many messages with a time each cost few looks. */
const finest = 1_000;

/** Where this process has the storage to itself: it knows what waits, and looks for it at the start alone. */
export class PumpAlone implements OutboxPump {
  readonly #steps: OutboxSteps;
  readonly #attempts: OutboxAttempts;
  readonly #options: PumpOptions;
  readonly #schedule = new OutboxSchedule();
  #running = false;
  #wake: { at: number; cancel: () => void } | null = null;
  #cancelLook: () => void = () => undefined;

  constructor(steps: OutboxSteps, attempts: OutboxAttempts, options: PumpOptions) {
    this.#steps = steps;
    this.#attempts = attempts;
    this.#options = options;
  }

  start(): void {
    if (this.#running) return;
    this.#running = true;
    void this.#look();
    this.#pump();
  }

  kept(id: string, due: number): void {
    this.#schedule.add(id, due);
    this.#pump();
  }

  stop(): void {
    this.#running = false;
    this.#wake?.cancel();
    this.#cancelLook();
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
    const attempts = this.#attempts;
    while (this.#running && attempts.free > 0 && now >= attempts.notBefore) {
      const id = this.#schedule.take(now);
      if (id === null) break;
      void attempts.begin(id).then((again) => {
        if (again === null) this.#schedule.remove(id);
        else this.#schedule.add(id, again);
        this.#pump();
      });
    }
    if (this.#running && attempts.free > 0) this.#wakeAt(this.#schedule.next(), now);
  }

  #wakeAt(next: number | null, now: number): void {
    if (next === null) return;
    const at = Math.max(next, this.#attempts.notBefore, now + finest);
    if (this.#wake !== null && this.#wake.at > now && this.#wake.at <= at) return;
    this.#wake?.cancel();
    const cancel = this.#options.after(at - now, () => {
      this.#wake = null;
      this.#pump();
    });
    this.#wake = { at, cancel };
  }
}
