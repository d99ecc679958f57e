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
  /** Calls `work` every hour until what it answers is called. A timer of Node's unless a test stands in for it. */
  everyHour?: (work: () => void) => () => void;
}

export interface Housekeeping {
  /** No round follows; one in progress ends when the storage is closed. */
  stop(): void;
}

const day = 24 * 60 * 60 * 1000;

/** Removes what has been kept long enough: now, and every hour. An error is logged, and the next hour tries again. */
export function startHousekeeping(options: HousekeepingOptions): Housekeeping {
  const { everyHour = hourly } = options;
  let round = removeExpired(options);
  const stop = everyHour(() => {
    round = round.then(() => removeExpired(options));
  });
  return { stop };
}

async function removeExpired(options: HousekeepingOptions): Promise<void> {
  await removeConversations(options);
  for (const [what, remove] of Object.entries(options.others ?? {})) {
    try {
      const removed = await remove();
      if (removed > 0) options.log.info({ removed, what }, 'what was past its time was removed');
    } catch (error) {
      options.log.error(
        { err: error, what },
        'not all past its time could be removed; the next hour tries again',
      );
    }
  }
}

async function removeConversations({ storage, keepDays, now, log }: HousekeepingOptions): Promise<void> {
  try {
    const removed = await storage.removeConversationsBefore(new Date(now().getTime() - keepDays * day));
    if (removed > 0) log.info({ removed, keepDays }, 'conversations past their time were removed');
  } catch (error) {
    log.error(
      { err: error },
      'conversations past their time could not be removed; the next hour tries again',
    );
  }
}

function hourly(work: () => void): () => void {
  const timer = setInterval(work, 60 * 60 * 1000);
  timer.unref();
  return () => clearInterval(timer);
}
