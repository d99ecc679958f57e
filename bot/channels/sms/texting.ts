/** Answers text messages: what comes before the conversation, the turn, and the text that is handed to the outbox. */
import type { News } from '../../../dialogs/conversation.js';
import type { Reply } from '../../../dialogs/reply.js';
import type { Catalogue } from '../../catalogue/catalogue.js';
import type { TurnOutcome } from '../../message.js';
import type { OutgoingMessage } from '../../referrals/outgoing-message.js';
import type { ConversationRecord } from '../../storage/records.js';
import { reachIn } from '../../understanding/reach.js';
import { smsPages } from '../../words/sms-pages.js';
import type { Words } from '../../words/wording.js';
import { toldBefore } from '../told-before.js';
import type { SendText, TextAdapter } from './adapter.js';
import type { Numbers } from './stopped.js';
import { ifUrgent, inEmergency, type TextingRules, type TextMessage } from './texting-rules.js';

export interface TextingOptions {
  rules: TextingRules;
  adapter: TextAdapter;
  /** The same as the adapter's. */
  send: SendText;
  conversation: (key: string) => Promise<ConversationRecord | null>;
  catalogue: () => Catalogue;
  words: Words;
  now: () => Date;
}

const hour = 60 * 60_000;
/** After this long an answer is of no use any more, in milliseconds. */
const answersExpire = 1 * hour;
/** The same of what comes unasked, such as a reminder. */
const newsExpires = 24 * hour;

export class Texting {
  readonly #options: TextingOptions;

  constructor(options: TextingOptions) {
    this.#options = options;
  }

  /** Answers a message. Durable once it resolves; the same message again is answered with the same text, which goes once. */
  async answer(message: TextMessage): Promise<void> {
    const { rules, adapter, send } = this.#options;
    const rule = await rules.before(message);
    switch (rule.kind) {
      case 'silent':
        return;
      case 'say':
        return send({ ...(await this.#saying(message, rule.replies)), evenIfStopped: true });
      case 'only-if-urgent':
        return adapter.process(this.#incoming(message, rule), (outcome) => {
          const text = this.#text(message, outcome, ifUrgent(outcome));
          return text === null ? null : { ...text, evenIfStopped: true };
        });
      case 'go-on':
        return adapter.process(this.#incoming(message, rule), (outcome) => this.#text(message, outcome));
    }
  }

  /** Says that a message could not be answered. */
  async apologise(message: TextMessage): Promise<void> {
    const replies: Reply[] = [{ say: 'carrier:failed' }, inEmergency];
    await this.#options.send(await this.#saying(message, replies));
  }

  /** Brings news into a conversation by text message. The same news again goes once. */
  async tell(conversation: string, news: News): Promise<void> {
    await this.#options.adapter.tell(conversation, news, async (outcome) => {
      const told = outcome ?? toldBefore(await this.#options.conversation(conversation), news);
      if (told === null || told.record.address?.by !== 'text') return null;
      const { to: theirs, from: ours } = told.record.address;
      const id = `${conversation}/${news.id ?? told.fresh}`;
      const text = this.#text({ id, ours, theirs }, told);
      return text === null ? null : { ...text, expires: this.#in(newsExpires) };
    });
  }

  #incoming(message: TextMessage, rule: { text: string; preface?: readonly Reply[] }) {
    const { ours, theirs, id, place, conversation } = message;
    const culture = this.#options.catalogue().places.get(place)?.culture ?? '';
    const from = reachIn(theirs, culture);
    const address = { by: 'text' as const, to: theirs, from: ours };
    const language = null;
    return { channel: 'sms' as const, place, conversation, once: id, language, from, address, ...rule };
  }

  /** What is said outside of the conversation, in its language. */
  async #saying(message: TextMessage, replies: Reply[]): Promise<OutgoingMessage> {
    const { conversation, catalogue, words, now } = this.#options;
    const { place } = message;
    const record = await conversation(message.conversation);
    const language = record?.language ?? catalogue().places.get(place)?.languages[0] ?? '';
    const [text = ''] = smsPages(replies, words.in(language, place, now(), 'sms'));
    return this.#outgoing(message, place, text);
  }

  /** Null where a turn said nothing. */
  #text(
    to: Numbers & { id: string },
    { record, page, replies }: TurnOutcome,
    said: readonly Reply[] = replies,
  ): OutgoingMessage | null {
    const { words, now } = this.#options;
    const { language, place } = record;
    const text = smsPages(said, words.in(language, place, now(), 'sms'))[page] ?? '';
    return text === '' ? null : this.#outgoing(to, place, text);
  }

  #outgoing({ id, ours, theirs }: Numbers & { id: string }, place: string, text: string): OutgoingMessage {
    return {
      id: `text/${id}`,
      place,
      kind: 'text',
      to: `tel:${theirs}`,
      from: ours,
      subject: '',
      text,
      expires: this.#in(answersExpire),
    };
  }

  #in(milliseconds: number): string {
    return new Date(this.#options.now().getTime() + milliseconds).toISOString();
  }
}
