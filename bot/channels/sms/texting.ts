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
import type { Lanes } from './lanes.js';
import type { Numbers } from './stopped.js';
import { ifUrgent, inEmergency, type TextingRules, type TextMessage } from './texting-rules.js';

export interface TextingOptions {
  rules: TextingRules;
  adapter: TextAdapter;
  /** The same as the adapter's. */
  send: SendText;
  lanes: Pick<Lanes, 'inTurn' | 'read' | 'handedOver'>;
  conversation: (key: string) => Promise<ConversationRecord | null>;
  catalogue: () => Catalogue;
  words: Words;
  now: () => Date;
}

/** How a text goes out. */
interface Saying {
  /** The outbox's id of the text that goes before it; null where there is none. */
  last: string | null;
  evenIfStopped?: true;
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

  /**
   * Answers a message; durable once it resolves with the outbox's id of the answer, or null where there is none. The same
   * message again is answered with the same text, which goes once. `last` is the id of the text that goes before it.
   */
  async answer(message: TextMessage, last: string | null): Promise<string | null> {
    const { rules, adapter } = this.#options;
    const rule = await rules.before(message);
    if (rule.kind === 'silent') return null;
    if (rule.kind === 'say') return this.#say(message, rule.replies, { last, evenIfStopped: true });
    let handedOver: string | null = null;
    await adapter.process(this.#incoming(message, rule), (outcome) => {
      const text =
        rule.kind === 'go-on'
          ? this.#text(message, outcome, { last })
          : this.#text(message, outcome, { last, said: ifUrgent(outcome), evenIfStopped: true });
      handedOver = text?.id ?? null;
      return text;
    });
    return handedOver;
  }

  /** Says that a message could not be answered; as `answer`. */
  apologise(message: TextMessage, last: string | null): Promise<string | null> {
    return this.#say(message, [{ say: 'carrier:failed' }, inEmergency], { last });
  }

  /** Brings news into a conversation by text message, between two answers. The same news again goes once. */
  async tell(conversation: string, news: News): Promise<void> {
    const { lanes, adapter } = this.#options;
    await lanes.inTurn(conversation, async () => {
      const { last } = await lanes.read(conversation);
      let handedOver: string | null = null;
      await adapter.tell(conversation, news, async (outcome) => {
        const told = outcome ?? toldBefore(await this.#options.conversation(conversation), news);
        if (told === null || told.record.address?.by !== 'text') return null;
        const { to: theirs, from: ours } = told.record.address;
        const id = `${conversation}/${news.id ?? told.fresh}`;
        const text = this.#text({ id, ours, theirs }, told, { last });
        handedOver = text?.id ?? null;
        return text === null ? null : { ...text, expires: this.#in(newsExpires) };
      });
      if (handedOver !== null) await lanes.handedOver(conversation, handedOver);
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

  /** Says something outside of the conversation, in its language. */
  async #say(message: TextMessage, replies: Reply[], saying: Saying): Promise<string> {
    const { conversation, catalogue, words, now, send } = this.#options;
    const { place } = message;
    const record = await conversation(message.conversation);
    const language = record?.language ?? catalogue().places.get(place)?.languages[0] ?? '';
    const [text = ''] = smsPages(replies, words.in(language, place, now(), 'sms'));
    const outgoing = this.#outgoing(message, place, text, saying);
    await send(outgoing);
    return outgoing.id;
  }

  /** Null where a turn said nothing. */
  #text(
    to: Numbers & { id: string },
    { record, page, replies }: TurnOutcome,
    { said = replies, ...saying }: Saying & { said?: readonly Reply[] },
  ): OutgoingMessage | null {
    const { words, now } = this.#options;
    const { language, place } = record;
    const text = smsPages(said, words.in(language, place, now(), 'sms'))[page] ?? '';
    return text === '' ? null : this.#outgoing(to, place, text, saying);
  }

  #outgoing(
    { id: of, ours, theirs }: Numbers & { id: string },
    place: string,
    text: string,
    { last, evenIfStopped }: Saying,
  ): OutgoingMessage {
    const id = `text/${of}`;
    return {
      id,
      place,
      kind: 'text',
      to: `tel:${theirs}`,
      from: ours,
      subject: '',
      text,
      expires: this.#in(answersExpire),
      ...(last === null || last === id ? {} : { after: last }),
      ...(evenIfStopped === true ? { evenIfStopped } : {}),
    };
  }

  #in(milliseconds: number): string {
    return new Date(this.#options.now().getTime() + milliseconds).toISOString();
  }
}
