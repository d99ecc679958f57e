import * as z from 'zod';
import type { RecordKind } from '../../storage/record-kind.js';
import type { Records, Storage } from '../../storage/storage.js';

/** When the last messages of a conversation came, in milliseconds since 1970. */
export interface PaceRecord {
  schema: 1;
  conversation: string;
  times: number[];
}

export const paceRecords: RecordKind<PaceRecord> = {
  name: 'texting-pace',
  schema: 1,
  shape: z.object({
    schema: z.literal(1),
    conversation: z.string().min(1),
    times: z.array(z.int().nonnegative()),
  }),
  keyOf: ({ conversation }) => conversation,
  changed: ({ times }) => new Date(times.at(-1) ?? 0),
};

/** More messages than this within `period` no person writes; programs that answer by themselves do, and each other for ever. */
const most = 40;
/** In milliseconds. */
const period = 10 * 60_000;

/**
 * How fast messages come in each conversation, whichever processes they come to. Call it where the conversation's
 * messages are taken one after the other. Each method rejects with a StorageError.
 */
export class TextingPace {
  readonly #records: Records<PaceRecord>;
  readonly #now: () => Date;

  constructor(storage: Pick<Storage, 'records'>, now: () => Date) {
    this.#records = storage.records(paceRecords);
    this.#now = now;
  }

  /** Counts one message; whether there are too many. */
  async isTooFast(conversation: string): Promise<boolean> {
    const now = this.#now().getTime();
    const known = (await this.#records.read(conversation))?.times ?? [];
    const recent = [...known.filter((time) => time > now - period), now];
    await this.#records.write({ schema: 1, conversation, times: recent.slice(-most - 1) });
    return recent.length > most;
  }

  forget(conversation: string): Promise<void> {
    return this.#records.remove(conversation);
  }

  /** Forgets the conversations that have fallen quiet. Answers how many. */
  async removeExpired(): Promise<number> {
    const before = this.#now().getTime() - period;
    let removed = 0;
    for await (const { conversation, times } of this.#records.all()) {
      if ((times.at(-1) ?? 0) > before) continue;
      // Where a message comes at this moment, that one is not counted.
      await this.#records.remove(conversation);
      removed += 1;
    }
    return removed;
  }
}
