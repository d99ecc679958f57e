import type { Storage } from '../storage/storage.js';
import { waitingMessages } from './outbox-records.js';

export interface OutboxAge {
  /** How many messages should have gone by now. */
  waiting: number;
  /** Seconds since the oldest of them should have gone; 0 where there is none. */
  oldest: number;
}

/** How far the outbox is behind. Messages that are to go later are not behind. */
export async function outboxAge(storage: Pick<Storage, 'records'>, now: Date): Promise<OutboxAge> {
  let waiting = 0;
  let oldest = 0;
  for await (const { message, written } of storage.records(waitingMessages).all()) {
    const late = now.getTime() - Math.max(Date.parse(written), Date.parse(message.sendAfter ?? written));
    if (late < 0) continue;
    waiting += 1;
    oldest = Math.max(oldest, late / 1000);
  }
  return { waiting, oldest };
}
