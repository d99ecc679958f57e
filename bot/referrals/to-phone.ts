import type { Deed, DeedOutcome } from '../../dialogs/deed.js';
import { emptyStory } from '../../dialogs/telling.js';
import type { Catalogue } from '../catalogue/catalogue.js';
import type { Storage } from '../storage/storage.js';
import { details } from '../suggesting/details.js';
import { indexOf } from '../suggesting/place-indexes.js';
import type { Words } from '../words/wording.js';
import type { DeedTurn } from './deeds.js';
import type { Outbox } from './outbox.js';
import { ToPhoneLimits } from './to-phone-limits.js';
import { whyNotTexted } from './to-phone-number.js';
import { textToPhone } from './to-phone-text.js';

/** What it takes to send text messages to residents. Numbers have a + and the country code. */
export interface Texting {
  /** A name for a number that does not lead back to it. */
  resident(number: string): string;
  /** Whether a number wants texts of a place: false once it said STOP. */
  mayText(place: string, number: string): Promise<boolean>;
}

export interface ToPhoneOptions {
  storage: Pick<Storage, 'records' | 'oneAtATime'>;
  outbox: Pick<Outbox, 'send' | 'withdraw'>;
  catalogue: () => Catalogue;
  words: Words;
  /** Null where no text messages can be sent from here. */
  texting: Texting | null;
}

const hour = 60 * 60_000;
const day = 24 * hour;
/** What did not go out by then is no longer looked for. */
const ofUse = 2 * hour;

/** "Send this to my phone": sends what was suggested to a telephone, once, and keeps nothing of whose it is. */
export class ToPhone {
  readonly #options: ToPhoneOptions;
  readonly #limits: ToPhoneLimits;

  constructor(options: ToPhoneOptions) {
    this.#options = options;
    this.#limits = new ToPhoneLimits(options.storage);
  }

  /** The text as it would be sent. Nothing is kept or sent by this. */
  async word(deed: Omit<Extract<Deed, { kind: 'word-text' }>, 'kind'>, turn: DeedTurn): Promise<DeedOutcome> {
    const why = await whyNotTexted(deed.to, turn.place.culture);
    if (why !== null) return { kind: 'not-texted', why };
    const { activities, language } = deed;
    const text = this.#text(activities, language, turn);
    return text === null ? { kind: 'gone' } : { kind: 'text', ...text };
  }

  /**
   * Hands over what the resident agreed to. Durable once it resolves; the same turn taken again sends it once. Answers
   * the text anew where it has changed since it was shown, as only that may be sent.
   */
  async send(id: string, deed: Extract<Deed, { kind: 'to-phone' }>, turn: DeedTurn): Promise<DeedOutcome> {
    const { texting, outbox } = this.#options;
    const { place, conversation, now } = turn;
    const [from] = place.sms;
    if (texting === null || from === undefined) return { kind: 'gone' };
    const message = `to-phone/${id}`;
    const resident = texting.resident(deed.to);
    if (!(await this.#limits.isCounted({ id: message, resident }))) {
      const worded = await this.word(deed, turn);
      if (worded.kind !== 'text' || worded.text !== deed.text) return worded;
    }
    const counted = { id: message, conversation, place: place.id, resident, now };
    const why = await this.#limits.count(counted, () => texting.mayText(place.id, deed.to));
    if (why !== null) return { kind: 'not-texted', why };
    await outbox.send({
      ...{ id: message, place: place.id, kind: 'to-phone', from, to: `tel:${deed.to}` },
      ...{ subject: '', text: deed.text, expires: new Date(now.getTime() + ofUse).toISOString() },
    });
    return { kind: 'done' };
  }

  /** Takes back what a conversation has waiting, and forgets what it sent. Durable once it resolves. */
  async forget(conversation: string): Promise<void> {
    for (const id of await this.#limits.forget(conversation)) await this.#options.outbox.withdraw(id);
  }

  /** Forgets what was sent more than a day ago. Answers how many records went. */
  removePast(now: Date): Promise<number> {
    return this.#limits.removePast(now);
  }

  /** Null where all of the activities have gone from the content. */
  #text(activities: readonly string[], language: string, { place, now }: DeedTurn) {
    const { catalogue, words } = this.#options;
    const index = indexOf(place, catalogue());
    const known = activities.flatMap((id) => details(index, id, emptyStory(), now, language) ?? []);
    if (known.length === 0) return null;
    // It is read on another day as well: "tomorrow" would be wrong by then.
    const before = new Date(now.getTime() - 2 * day);
    return textToPhone(known, words.in(language, place.id, before, 'sms'));
  }
}
