/** Calls `work` once after so many milliseconds, unless what it answers is called. */
export type After = (milliseconds: number, work: () => void) => () => void;

const timer: After = (milliseconds, work) => {
  const waiting = setTimeout(work, milliseconds);
  return () => clearTimeout(waiting);
};

/** Waits that can all be ended early. */
export class Pauses {
  readonly #waiting = new Set<() => void>();
  readonly #after: After;

  /** Node's own timers unless a test stands in. */
  constructor(after: After = timer) {
    this.#after = after;
  }

  /** Resolves after so many milliseconds, or as soon as the pauses or `stop` are ended. */
  pause(milliseconds: number, stop?: AbortSignal): Promise<void> {
    return new Promise((resolve) => {
      const end = () => {
        this.#waiting.delete(end);
        stop?.removeEventListener('abort', end);
        cancel();
        resolve();
      };
      const cancel = this.#after(milliseconds, end);
      this.#waiting.add(end);
      stop?.addEventListener('abort', end);
      if (stop?.aborted === true) end();
    });
  }

  end(): void {
    for (const end of this.#waiting) end();
  }
}
