import * as z from 'zod';
import type { RecordKind } from '../../storage/record-kind.js';
import type { Records, Storage } from '../../storage/storage.js';
import type { ResidentKeys } from '../resident-keys.js';

/** Somebody who wants no more text messages from one of our numbers. Kept until they start again; it names no number. */
export interface StoppedRecord {
  schema: 1;
  /** By `ResidentKeys`, of our number and theirs. */
  resident: string;
  at: string;
  /** The id of the message that said so; null where the carrier did. */
  message: string | null;
}

export const stoppedRecords: RecordKind<StoppedRecord> = {
  name: 'stopped-texts',
  schema: 1,
  shape: z.object({
    schema: z.literal(1),
    resident: z.string().min(1),
    at: z.iso.datetime(),
    message: z.string().nullable(),
  }),
  keyOf: ({ resident }) => resident,
  changed: ({ at }) => new Date(at),
};

/** The two numbers of a conversation by text message, each with + and the country code. */
export interface Numbers {
  /** Of the place. */
  ours: string;
  /** Of the resident. */
  theirs: string;
}

/** Whether it is a telephone number with + and the country code, and no short code or name of a sender. */
export function isNumber(written: string): boolean {
  return /^\+[1-9]\d{6,14}$/.test(written);
}

/** Who has stopped our text messages. Durable; each method rejects with a StorageError. */
export class StoppedNumbers {
  readonly #records: Records<StoppedRecord>;
  readonly #keys: Pick<ResidentKeys, 'resident'>;
  readonly #now: () => Date;

  constructor(
    storage: Pick<Storage, 'records'>,
    { keys, now }: { keys: Pick<ResidentKeys, 'resident'>; now: () => Date },
  ) {
    this.#records = storage.records(stoppedRecords);
    this.#keys = keys;
    this.#now = now;
  }

  /** Null where messages are welcome. */
  find(numbers: Numbers): Promise<StoppedRecord | null> {
    return this.#records.read(this.#keyOf(numbers));
  }

  async stop(numbers: Numbers, message: string | null): Promise<void> {
    const at = this.#now().toISOString();
    await this.#records.write({ schema: 1, resident: this.#keyOf(numbers), at, message });
  }

  start(numbers: Numbers): Promise<void> {
    return this.#records.remove(this.#keyOf(numbers));
  }

  #keyOf({ ours, theirs }: Numbers): string {
    return this.#keys.resident('sms', ours, theirs);
  }
}
