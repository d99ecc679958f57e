/** Long work in slices, so that nobody who writes meanwhile waits for it. */
import { setImmediate } from 'node:timers/promises';

/** Milliseconds that work may hold the thread before others have their turn. */
const longestSlice = 8;

/** Gives others their turn whenever the thread was held long enough. */
export class Breath {
  #since = performance.now();

  /** Call it between the steps of long work; a step should take well under a millisecond. */
  async take(): Promise<void> {
    if (performance.now() - this.#since < longestSlice) return;
    await setImmediate();
    this.#since = performance.now();
  }

  get isDue(): boolean {
    return performance.now() - this.#since >= longestSlice;
  }
}

/** Runs work that stops between its steps, in slices. */
export async function inSlices<T>(work: Generator<undefined, T>): Promise<T> {
  const breath = new Breath();
  for (;;) {
    const step = work.next();
    if (step.done) return step.value;
    if (breath.isDue) await breath.take();
  }
}

/** The same work in one go. */
export function atOnce<T>(work: Generator<undefined, T>): T {
  for (;;) {
    const step = work.next();
    if (step.done) return step.value;
  }
}
