import { createHash } from 'node:crypto';
import * as z from 'zod';
import type { WhyNotTexted } from '../../dialogs/deed.js';
import type { RecordKind } from '../storage/record-kind.js';
import type { Records, Storage } from '../storage/storage.js';

const minute = 60_000;
const hour = 60 * minute;
const day = 24 * hour;
/** From one text to the next to the same number. */
const between = 10 * minute;

/** How many texts in how many milliseconds: so that nobody can be bothered by somebody else, and no bill run up. */
const limits = {
  conversation: [{ within: day, most: 3 }],
  number: [
    { within: between, most: 1 },
    { within: day, most: 3 },
  ],
  place: [
    { within: hour, most: 60 },
    { within: day, most: 300 },
  ],
} as const;

/** Texts that were sent from one conversation, to one number or in one place in the last day. No number in it. */
export interface SentToPhones {
  schema: 1;
  /** `conversation/…`, `number/…`, `place/…`; the first two in a form that leads back to nobody. */
  key: string;
  /** By the ids of their messages, the oldest first; ISO instants. */
  sent: { id: string; at: string }[];
}

export const sentToPhonesKind: RecordKind<SentToPhones> = {
  name: 'sent-to-phones',
  schema: 1,
  shape: z.object({
    schema: z.literal(1),
    key: z.string().min(1),
    sent: z.array(z.object({ id: z.string().min(1), at: z.iso.datetime() })),
  }),
  keyOf: ({ key }) => key,
  changed: ({ sent }) => new Date(sent.at(-1)?.at ?? 0),
};

/** Whom a text is from and to. */
export interface TextCounted {
  /** The id of the message: the same one counts once. */
  id: string;
  conversation: string;
  place: string;
  /** The number under a name that does not lead back to it. */
  resident: string;
  now: Date;
}

/** Keeps count of the texts that residents have sent to telephones. Its promises reject with a StorageError. */
export class ToPhoneLimits {
  readonly #storage: Pick<Storage, 'oneAtATime'>;
  readonly #records: Records<SentToPhones>;

  constructor(storage: Pick<Storage, 'records' | 'oneAtATime'>) {
    this.#storage = storage;
    this.#records = storage.records(sentToPhonesKind);
  }

  /** Whether a text was counted already, as in a turn that is taken again. */
  async isCounted({ id, resident }: Pick<TextCounted, 'id' | 'resident'>): Promise<boolean> {
    return (await this.#sent(keyOfNumber(resident))).some((one) => one.id === id);
  }

  /**
   * Counts a text that is to be sent, or answers why it may not be. `isWanted` says whether the number wants any. Asking
   * counts for the conversation in any case, so that nobody learns of many numbers which of them want none.
   */
  async count(text: TextCounted, isWanted: () => Promise<boolean>): Promise<WhyNotTexted | null> {
    const { conversation, place, resident } = text;
    return this.#storage.oneAtATime('sent-to-phones', async () => {
      if (!(await this.#add('conversation', keyOfConversation(conversation), text))) return 'enough-today';
      if (!(await this.#hasRoom('place', `place/${place}`, text))) return 'too-busy';
      if (await this.#isJustSent(text)) return 'just-sent';
      if (!(await isWanted()) || !(await this.#add('number', keyOfNumber(resident), text)))
        return 'not-there';
      await this.#add('place', `place/${place}`, text);
      return null;
    });
  }

  /** Forgets a conversation. Answers the ids of its texts of the last day. */
  async forget(conversation: string): Promise<string[]> {
    return this.#storage.oneAtATime('sent-to-phones', async () => {
      const sent = await this.#sent(keyOfConversation(conversation));
      await this.#records.remove(keyOfConversation(conversation));
      return sent.map(({ id }) => id);
    });
  }

  /** Removes what is no longer counted. Answers how many records went. */
  async removePast(now: Date): Promise<number> {
    let removed = 0;
    for await (const { key } of this.#records.all()) {
      removed += await this.#storage.oneAtATime('sent-to-phones', async () => {
        const sent = await this.#sent(key);
        if (sent.some(({ at }) => isWithin(day, at, now))) return 0;
        await this.#records.remove(key);
        return 1;
      });
    }
    return removed;
  }

  async #add(kind: keyof typeof limits, key: string, text: TextCounted): Promise<boolean> {
    const { id, now } = text;
    const sent = await this.#sent(key);
    if (sent.some((one) => one.id === id)) return true;
    if (!(await this.#hasRoom(kind, key, text))) return false;
    const recent = sent.filter(({ at }) => isWithin(day, at, now));
    await this.#records.write({ schema: 1, key, sent: [...recent, { id, at: now.toISOString() }] });
    return true;
  }

  async #hasRoom(kind: keyof typeof limits, key: string, { id, now }: TextCounted): Promise<boolean> {
    const others = (await this.#sent(key)).filter((one) => one.id !== id);
    return limits[kind].every(
      ({ within, most }) => others.filter(({ at }) => isWithin(within, at, now)).length < most,
    );
  }

  /** Whether this conversation itself sent one there, so that it may know why it has to wait. */
  async #isJustSent(text: TextCounted): Promise<boolean> {
    const key = keyOfNumber(text.resident);
    if (await this.#hasRoom('number', key, text)) return false;
    const own = new Set((await this.#sent(keyOfConversation(text.conversation))).map(({ id }) => id));
    return (await this.#sent(key)).some(({ id, at }) => own.has(id) && isWithin(between, at, text.now));
  }

  async #sent(key: string): Promise<SentToPhones['sent']> {
    return (await this.#records.read(key))?.sent ?? [];
  }
}

function isWithin(milliseconds: number, at: string, now: Date): boolean {
  return now.getTime() - Date.parse(at) < milliseconds;
}

/** Under what the texts of a conversation are counted. */
export function keyOfConversation(conversation: string): string {
  return `conversation/${createHash('sha256').update(`to-phone/${conversation}`).digest('base64url')}`;
}

/** Under what the texts to a number are counted; `resident` is its name. */
export function keyOfNumber(resident: string): string {
  return `number/${resident}`;
}
