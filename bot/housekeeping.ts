import type { Log } from './log.js';
import type { Storage } from './storage/storage.js';

export interface HousekeepingOptions {
  storage: Pick<Storage, 'removeConversationsBefore'>;
  /** Conversations whose last message is older are removed. */
  keepDays: number;
  now: () => Date;
  log: Log;
  /** What else is removed once its time is over: each answers how many there were. */
  others?: Record<string, () => Promise<number>>;
  /** The same of what each process keeps for itself, such as files. */
  own?: Record<string, () => Promise<number>>;
  /** What else is done every hour, after everything was removed: each answers how much there was to do. */
  work?: Record<string, (stop: AbortSignal) => Promise<number>>;
  /** Whether this process is to do something in this hour, and not another one for all. Always unless it is told. */
  isMine?: (what: string) => Promise<boolean>;
  /** Calls `work` every hour until what it answers is called. A timer of Node's unless a test stands in for it. */
  everyHour?: (work: () => void) => () => void;
}

export interface Housekeeping {
  /** No round follows; one in progress ends as soon as it can, or when the storage is closed. */
  stop(): void;
}

const day = 24 * 60 * 60 * 1000;

/**
 * Removes what has been kept long enough, and does what is to be done: now, and every hour. An error is logged, and the
 * next hour tries again.
 */
export function startHousekeeping(options: HousekeepingOptions): Housekeeping {
  const { everyHour = hourly } = options;
  const stopping = new AbortController();
  let last = round(options, stopping.signal);
  const noMore = everyHour(() => {
    last = last.then(() => round(options, stopping.signal));
  });
  return {
    stop() {
      noMore();
      stopping.abort();
    },
  };
}

async function round(options: HousekeepingOptions, stop: AbortSignal): Promise<void> {
  const {
    storage,
    keepDays,
    now,
    others = {},
    own = {},
    work = {},
    log,
    isMine = async () => true,
  } = options;
  const conversations = () => storage.removeConversationsBefore(new Date(now().getTime() - keepDays * day));
  for (const [what, remove] of Object.entries({ conversations, ...others, ...own })) {
    if (stop.aborted) return;
    try {
      if (!(what in own) && !(await isMine(`removing ${what}`))) continue;
      const removed = await remove();
      if (removed > 0) log.info({ removed, what }, 'what was past its time was removed');
    } catch (error) {
      log.error({ err: error, what }, 'not all past its time could be removed; the next hour tries again');
    }
  }
  for (const [what, doWork] of Object.entries(work)) {
    if (stop.aborted) return;
    try {
      if (!(await isMine(what))) continue;
      const done = await doWork(stop);
      if (done > 0) log.info({ done, what }, 'hourly work was done');
    } catch (error) {
      log.error({ err: error, what }, 'hourly work could not be done; the next hour tries again');
    }
  }
}

function hourly(work: () => void): () => void {
  const timer = setInterval(work, 60 * 60 * 1000);
  timer.unref();
  return () => clearInterval(timer);
}
