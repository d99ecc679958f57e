import { setImmediate as nextTurn } from 'node:timers/promises';

/** A clock that stands still until it is moved, and calls what it was asked to call on the way. */
export class MovableClock {
  #now: number;
  readonly #timers = new Set<{ at: number; work: () => void }>();

  constructor(start = '2026-11-20T10:00:00Z') {
    this.#now = Date.parse(start);
  }

  readonly now = (): Date => new Date(this.#now);

  readonly after = (milliseconds: number, work: () => void): (() => void) => {
    const timer = { at: this.#now + milliseconds, work };
    this.#timers.add(timer);
    return () => void this.#timers.delete(timer);
  };

  /** Moves on, where nothing waits for the time. */
  move(milliseconds: number): void {
    this.#now += milliseconds;
  }

  /** Lets that much time go by; what is called on the way comes to its end before the clock moves on. */
  async pass(milliseconds: number): Promise<void> {
    const end = this.#now + milliseconds;
    await settled();
    for (;;) {
      const next = [...this.#timers].sort((one, other) => one.at - other.at)[0];
      if (next === undefined || next.at > end) break;
      this.#timers.delete(next);
      this.#now = Math.max(this.#now, next.at);
      next.work();
      await settled();
    }
    this.#now = end;
    await settled();
  }
}

/** Long enough for work that waits for nothing but promises. */
export async function settled(): Promise<void> {
  for (let turn = 0; turn < 20; turn++) await nextTurn();
}

export const minute = 60_000;
export const hour = 60 * minute;
