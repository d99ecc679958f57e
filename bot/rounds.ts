import type { Log } from './log.js';

export interface RoundsOptions {
  /** Answers how much there was to do. */
  work: (stop: AbortSignal) => Promise<number>;
  /** For the log. */
  what: string;
  log: Log;
  /** Calls `work` every minute until what it answers is called. A timer of Node's unless a test stands in for it. */
  every?: (work: () => void) => () => void;
}

/** In milliseconds. */
const minute = 60_000;

/** Does something every minute, one round after the other. An error is logged, and the next round tries again. */
export function startRounds({ work, what, log, every = everyMinute }: RoundsOptions): {
  stop(): Promise<void>;
} {
  const stopping = new AbortController();
  const round = async (): Promise<void> => {
    if (stopping.signal.aborted) return;
    try {
      const done = await work(stopping.signal);
      if (done > 0) log.info({ done, what }, 'work that was due was done');
    } catch (error) {
      log.error({ err: error, what }, 'work that was due could not be done; the next round tries again');
    }
  };
  let last = round();
  const noMore = every(() => {
    last = last.then(round);
  });
  return {
    async stop() {
      noMore();
      stopping.abort();
      await last;
    },
  };
}

function everyMinute(work: () => void): () => void {
  const timer = setInterval(work, minute);
  timer.unref();
  return () => clearInterval(timer);
}
