/** What comes before the conversation in every text message: the carriers' own words, and numbers that want no more. */
import type { Reply } from '../../../dialogs/reply.js';
import type { Catalogue, Place } from '../../catalogue/catalogue.js';
import type { TurnOutcome } from '../../message.js';
import type { Words } from '../../words/wording.js';
import { carrierWord, type CarrierWordLists } from './carrier-words.js';
import type { Numbers, StoppedNumbers } from './stopped.js';
import type { TextingPace } from './texting-pace.js';

/** A text message, however it came. */
export interface TextMessage extends Numbers {
  /** The channel's id of it. */
  id: string;
  place: string;
  /** The key of its conversation record. */
  conversation: string;
  text: string;
  /** `OptOutType` of Twilio's: that it took the message for one of its words, and has answered it itself. */
  optOutType?: string | null;
  /** Whether pictures, sound or the like came with it. They are never fetched. */
  media?: boolean;
}

export type TextingRule =
  /** The turn is taken with these words; `preface` goes before what it says. */
  | { kind: 'go-on'; text: string; preface: Reply[] }
  /** This is said and the turn is not taken. It is sent even to a number that has stopped messages. */
  | { kind: 'say'; replies: Reply[] }
  /** Nothing is said, and the turn is not taken. */
  | { kind: 'silent' }
  /** They want no messages, or no person writes as fast. The turn is taken, and nothing is sent but what `ifUrgent` leaves of it. */
  | { kind: 'only-if-urgent'; text: string };

export interface TextingRulesOptions {
  stopped: StoppedNumbers;
  pace: TextingPace;
  catalogue: () => Catalogue;
  words: Words;
  now: () => Date;
  /** Ends what was agreed to be sent in a conversation: reminders and check-ins. */
  endAll: (conversation: string) => Promise<void>;
}

/** A reply of its own, so that its words stand before the number however long all the others are. */
export const inEmergency: Reply = { say: 'hello:emergency', helpLines: 'emergency' };

export class TextingRules {
  readonly #options: TextingRulesOptions;

  constructor(options: TextingRulesOptions) {
    this.#options = options;
  }

  /**
   * What is to be done about a message. What it changes is durable once it resolves, and the same message again comes to
   * the same. Rejects with a StorageError.
   */
  async before(message: TextMessage): Promise<TextingRule> {
    const { stopped, pace } = this.#options;
    const { text, conversation, optOutType = null } = message;
    const place = this.#place(message.place);
    const record = await stopped.find(message);
    switch (carrierWord(text, this.#words(place), { optOutType, stopped: record !== null })) {
      case 'stop':
        return this.#stop(message, record?.message ?? null, record !== null);
      case 'start':
        await pace.forget(conversation);
        await stopped.start(message);
        return { kind: 'go-on', text: '', preface: record === null ? [] : [{ say: 'carrier:started' }] };
      case 'help':
        return { kind: 'say', replies: help(place, record !== null) };
      case null:
        return record !== null || (await pace.isTooFast(conversation))
          ? { kind: 'only-if-urgent', text }
          : seen(message);
    }
  }

  /** Whether a carrier's word is all that a message is: then it is no part of another one. */
  isCarrierWord({ place, text, optOutType = null }: TextMessage): boolean {
    return carrierWord(text, this.#words(this.#place(place)), { optOutType, stopped: false }) !== null;
  }

  async #stop(message: TextMessage, stoppedBy: string | null, wasStopped: boolean): Promise<TextingRule> {
    const { stopped, endAll } = this.#options;
    // Ended first: where only one of both is done before the power goes, the message is taken again.
    await endAll(message.conversation);
    if (!wasStopped) await stopped.stop(message, message.id);
    const isNew = !wasStopped || stoppedBy === message.id;
    if (!isNew || message.optOutType === 'STOP') return { kind: 'silent' };
    return { kind: 'say', replies: [{ say: 'carrier:stopped' }, inEmergency] };
  }

  #place(id: string): Place {
    const place = this.#options.catalogue().places.get(id);
    if (place === undefined) throw new Error(`There is no place "${id}".`);
    return place;
  }

  /** Of each language that the place speaks. */
  #words(place: Place): CarrierWordLists[] {
    const { words, now } = this.#options;
    return place.languages
      .filter((language) => words.languages.includes(language))
      .map((language) => {
        const wording = words.in(language, place.id, now());
        const listed = (word: string) => wording.say(`carrier:${word}-words`).split('|');
        return { stop: listed('stop'), start: listed('start'), help: listed('help') };
      });
  }
}

/** What is sent of a turn where nothing is to be sent: whom to call, where somebody is in danger now. */
export function ifUrgent({
  heard,
  kind,
  page,
  replies,
}: Pick<TurnOutcome, 'heard' | 'kind' | 'page' | 'replies'>): Reply[] {
  const urgent = heard?.safety?.level === 'urgent';
  // Of a message that is taken again, and of the next page, what was heard is not known, but what was said to it is.
  const wasUrgent = (kind === 'repeated' || page > 0) && replies[0]?.say.startsWith('safety:') === true;
  if (!urgent && !wasUrgent) return [];
  return [...replies.filter(({ helpLines }) => helpLines !== undefined), { say: 'carrier:still-stopped' }];
}

function seen({ text, media = false }: TextMessage): TextingRule {
  const words = text.trim();
  if (!media) return { kind: 'go-on', text: words, preface: [] };
  return {
    kind: 'go-on',
    text: words,
    preface: [{ say: `carrier:${words === '' ? 'only' : 'with'}-media` }],
  };
}

function help({ handOver }: Place, stopped: boolean): Reply[] {
  const { phone, to } = handOver;
  const email = phone === null ? to : null;
  const contact = { phone, email, website: null, hours: null, replyWithin: null };
  return [
    { say: stopped ? 'carrier:help-stopped' : 'carrier:help' },
    { say: 'carrier:person', contact },
    inEmergency,
  ];
}
