import * as z from 'zod';
import type { RecordKind } from '../../storage/record-kind.js';
import type { Records, Storage } from '../../storage/storage.js';
import type { Turns } from './turns.js';

/** What somebody was answered in a conversation. It names neither, and holds nothing that was said. */
export interface AnsweredRecord {
  schema: 1;
  /** By `residentIn`. */
  resident: string;
  /** When it last changed. */
  at: string;
  /** What tells the last messages that were answered, the last of them last. */
  answered: string[];
  /** Whether they were asked for their place when they came. */
  asked: boolean;
}

export const answeredRecords: RecordKind<AnsweredRecord> = {
  name: 'answered-activities',
  schema: 1,
  shape: z.object({
    schema: z.literal(1),
    resident: z.string().min(1),
    at: z.iso.datetime(),
    answered: z.array(z.string()),
    asked: z.boolean(),
  }),
  keyOf: ({ resident }) => resident,
  changed: ({ at }) => new Date(at),
};

/** How many messages are known. Whoever delivers one twice does it within minutes. */
const known = 20;
/** How long one is known, in milliseconds. */
const knownFor = 24 * 60 * 60_000;

/**
 * Which messages were answered, and not only taken. What was taken but could not be said is said when the channel
 * delivers it again, to whichever process; what was said is not said twice. Call it in the turn of `resident`, by
 * `residentIn`. Each method rejects with a StorageError.
 */
export class AnsweredActivities {
  readonly #records: Records<AnsweredRecord>;
  readonly #now: () => Date;

  constructor(storage: Pick<Storage, 'records'>, now: () => Date) {
    this.#records = storage.records(answeredRecords);
    this.#now = now;
  }

  /** `once` tells the message; a message without is never known. */
  async has(resident: string, once: string): Promise<boolean> {
    return once !== '' && ((await this.#records.read(resident))?.answered.includes(once) ?? false);
  }

  async add(resident: string, once: string): Promise<void> {
    if (once === '') return;
    await this.#change(resident, ({ answered }) => ({ answered: [...answered, once].slice(-known) }));
  }

  /** Whether they were asked for their place when they came: Teams says twice that the bot was installed. */
  async wasAsked(resident: string): Promise<boolean> {
    return (await this.#records.read(resident))?.asked ?? false;
  }

  async noteAsked(resident: string, asked: boolean): Promise<void> {
    if ((await this.wasAsked(resident)) !== asked) await this.#change(resident, () => ({ asked }));
  }

  /** Forgets what was answered, a day after the last. Answers of how many conversations. */
  async removeExpired(turns: Pick<Turns, 'run'>): Promise<number> {
    const before = this.#now().getTime() - knownFor;
    const isPast = (record: AnsweredRecord | null) => record !== null && Date.parse(record.at) < before;
    let removed = 0;
    for await (const record of this.#records.all()) {
      if (!isPast(record)) continue;
      const { resident } = record;
      await turns.run(resident, async () => {
        if (isPast(await this.#records.read(resident))) await this.#records.remove(resident);
      });
      removed += 1;
    }
    return removed;
  }

  async #change(
    resident: string,
    change: (record: AnsweredRecord) => Partial<AnsweredRecord>,
  ): Promise<void> {
    const at = this.#now().toISOString();
    const record = (await this.#records.read(resident)) ?? {
      ...{ schema: 1, resident, at, answered: [], asked: false },
    };
    await this.#records.write({ ...record, ...change(record), at });
  }
}
