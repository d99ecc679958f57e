import type { TurnContext } from 'botbuilder';
import { bringNews, converse, opening, remind, type Ending, type News } from '../dialogs/conversation.js';
import type { Exchange } from '../dialogs/exchange.js';
import { nothingHeard, type Heard } from '../dialogs/heard.js';
import { greeting } from '../dialogs/hello.js';
import type { Reply } from '../dialogs/reply.js';
import type { Story } from '../dialogs/story.js';
import { emptyStory } from '../dialogs/telling.js';
import { beginConversation } from './begin-conversation.js';
import type { Place } from './catalogue/catalogue.js';
import {
  addressOf,
  alreadyTaken,
  askedOf,
  languageFor,
  numbered,
  offeredIn,
  saidLast,
  withMessages,
  withNews,
} from './conversation-record.js';
import { countedOnce } from './counted-once.js';
import { cut, firstWords, greetedAnew, returning } from './first-words.js';
import { hearMessage } from './hear-message.js';
import { labelledChoices } from './labelled-choices.js';
import { measureTurn } from './measure-turn.js';
import type { ConversationRecord, Message } from './storage/records.js';
import type { Storage } from './storage/storage.js';
import type { Metrics } from './metrics.js';
import type { IncomingMessage, TurnOutcome } from './message.js';
import { pageAskedFor, pagesIn } from './paging.js';
import type { CheckIns } from './referrals/check-ins.js';
import { worldOfTurn, type TurnWorldDependencies } from './turn-world.js';
import type { Understanding } from './understanding/understanding.js';

export type { IncomingMessage, TurnOutcome } from './message.js';

export interface BotDependencies extends TurnWorldDependencies {
  storage: Storage;
  understanding: Understanding;
  now: () => Date;
  /** What residents agreed to be sent, which ends with "forget me", or once they speak of harm. */
  checkIns?: Pick<CheckIns, 'endAll' | 'endUnaware'>;
  /** Forgets what was sent for a conversation, and answers what is to be said of it. */
  forget?: (conversation: string) => Promise<Reply[]>;
  metrics?: Metrics;
}

/** How many ids of news are kept, to know one that is brought twice. */
const newsKnown = 20;

/** The bot behind every channel: takes a resident's message, decides, stores, and only then answers. */
export class Bot {
  constructor(private readonly dependencies: BotDependencies) {}

  /**
   * One turn, one at a time for a conversation. The reply leaves only after its state is stored; rejects with a
   * StorageError where it could not be, and then nothing has changed.
   */
  async take(context: TurnContext, message: IncomingMessage): Promise<TurnOutcome> {
    const { storage, metrics } = this.dependencies;
    const started = performance.now();
    try {
      return await storage.oneAtATime(message.conversation, () => this.turn(context, message));
    } catch (error) {
      metrics?.turn(message.channel, 'failed', (performance.now() - started) / 1000);
      throw error;
    }
  }

  /** The conversation as it stands, or null where there is none. */
  async conversation(key: string): Promise<ConversationRecord | null> {
    return this.dependencies.storage.readConversation(key);
  }

  /**
   * Brings news into a conversation: what a group answered, a check-in. Stored before it is sent; it does not count as a
   * message of the resident's, so that nothing is kept longer for it. Null where there is nothing to be said: there is no
   * such conversation any more, or the news was brought before.
   */
  async tell(context: TurnContext, conversation: string, news: News): Promise<TurnOutcome | null> {
    const { storage } = this.dependencies;
    return storage.oneAtATime(conversation, async () => {
      const record = await storage.readConversation(conversation);
      const place = record === null ? undefined : this.dependencies.catalogue().places.get(record.place);
      if (record === null || place === undefined) return null;
      const { id } = news;
      if (id !== undefined && record.told?.includes(id)) return null;
      if ((await news.stillWanted?.()) === false) return null;
      const now = this.dependencies.now();
      const language = languageFor(place, record.language);
      const exchange: Exchange = {
        heard: nothingHeard,
        story: { ...emptyStory(), ...record.story },
        world: worldOfTurn(this.dependencies, place, language, now, record),
        replies: [],
        language,
        counted: [],
        notUnderstood: 0,
      };
      const positions = structuredClone(record.dialogs);
      await bringNews(context, positions, exchange, news);
      const next: ConversationRecord = {
        ...record,
        ...saidLast(record.channel, exchange.replies),
        ...(id === undefined ? {} : { told: [...(record.told ?? []), id].slice(-newsKnown) }),
        story: exchange.story,
        dialogs: positions,
        offered: offeredIn(exchange.replies) ?? record.offered,
        ...withNews(record, exchange.replies, now),
      };
      await storage.writeConversation(next);
      const said = { fresh: record.nextNumber, heard: null, replies: exchange.replies, page: 0 };
      return { kind: 'answered', record: next, ...said };
    });
  }

  /**
   * The greeting and the first question, where a channel says that somebody has come before they say anything. Null
   * where they were here before.
   */
  async welcome(message: Omit<IncomingMessage, 'text' | 'once'>): Promise<TurnOutcome | null> {
    const { storage } = this.dependencies;
    return storage.oneAtATime(message.conversation, async () => {
      if ((await storage.readConversation(message.conversation)) !== null) return null;
      const now = this.dependencies.now();
      const place = this.place(message.place);
      const record = { ...beginConversation(this.dependencies, message, place, now), ...addressOf(message) };
      const world = worldOfTurn(this.dependencies, place, record.language, now, undefined, message);
      await storage.writeConversation(record);
      const replies = [...greeting(world, record.language), ...opening(world).replies];
      return { kind: 'answered', record, fresh: record.nextNumber, heard: null, replies, page: 0 };
    });
  }

  /** What a first visit shows before anything is said or stored: the greeting and the first question. */
  greeting(placeId: string, language: string): Message[] {
    const now = this.dependencies.now();
    const world = worldOfTurn(this.dependencies, this.place(placeId), language, now);
    return numbered([...greeting(world, language), ...opening(world).replies], 1, now);
  }

  private async turn(context: TurnContext, message: IncomingMessage): Promise<TurnOutcome> {
    const { storage, words } = this.dependencies;
    const now = this.dependencies.now();
    const started = performance.now();
    const place = this.place(message.place);
    const stored = await storage.readConversation(message.conversation);
    const repeated = stored === null ? undefined : alreadyTaken(stored, message);
    if (stored !== null && repeated !== undefined) {
      const said = stored.paged ?? { replies: [], page: 0 };
      return { kind: 'repeated', record: stored, fresh: repeated, heard: null, ...said };
    }
    const record = stored ?? beginConversation(this.dependencies, message, place, now);
    const language = languageFor(place, message.language, record.language);
    const world = worldOfTurn(this.dependencies, place, language, now, record, message);
    const heard = await hearMessage(this.dependencies, message.text, {
      language,
      place: place.id,
      now,
      offered: labelledChoices(words, record, language, now),
      offeredIn: (other) => labelledChoices(words, record, other, now),
      asked: askedOf(record),
    });
    const pages = pagesIn(words.in(language, place.id, now, message.channel), message.channel);
    const page = stored === null ? null : pageAskedFor(stored, heard, pages);
    if (stored?.paged !== undefined && page !== null)
      return this.turnPage(stored, message, heard, page, stored.paged.replies);
    const exchange: Exchange = {
      heard,
      // A release that adds to the story finds it empty in records of an earlier one.
      story: { ...emptyStory(), ...record.story },
      world,
      replies: [
        ...firstWords(stored, message, world, language),
        ...returning(stored, record.story, now),
        ...(message.preface ?? []),
        ...cut(message.text),
      ],
      language,
      counted: [],
      notUnderstood: record.notUnderstood,
    };
    const positions = structuredClone(record.dialogs);
    const take = message.text.trim() === '' ? remind : converse;
    const ending = await take(context, positions, exchange);
    exchange.replies.unshift(...greetedAnew(stored, language, exchange));
    await this.endMessages(record, exchange.story, ending);
    if (ending === 'forgotten') {
      exchange.replies.push(...((await this.dependencies.forget?.(record.key)) ?? []));
    }
    const { counts, known } = countedOnce(stored === null ? null : (stored.counted ?? []), exchange.counted);
    const next: ConversationRecord = {
      ...record,
      counted: known,
      language: exchange.language,
      lastMessage: now.toISOString(),
      story: exchange.story,
      dialogs: positions,
      offered: offeredIn(exchange.replies) ?? record.offered,
      notUnderstood: exchange.notUnderstood,
      ...withMessages(record, message, exchange.replies, now),
      ...addressOf(message),
      ...saidLast(message.channel, exchange.replies),
    };
    if (ending === 'forgotten') await storage.removeConversation(record.key);
    else await storage.writeConversation(next);
    for (const { kind, of } of counts) storage.count(place.id, kind, of, now);
    const kind = ending === 'forgotten' ? 'forgotten' : 'answered';
    measureTurn(this.dependencies.metrics, message.channel, kind, started, exchange);
    return { kind, record: next, fresh: record.nextNumber, heard, replies: exchange.replies, page: 0 };
  }

  /** Shows the next page of what was said last. Nothing else changes by it. */
  private async turnPage(
    stored: ConversationRecord,
    message: IncomingMessage,
    heard: Heard,
    page: number,
    replies: Reply[],
  ): Promise<TurnOutcome> {
    const now = this.dependencies.now();
    const next: ConversationRecord = {
      ...stored,
      lastMessage: now.toISOString(),
      ...withMessages(stored, message, [], now),
      ...addressOf(message),
      paged: { replies, page },
    };
    await this.dependencies.storage.writeConversation(next);
    return { kind: 'answered', record: next, fresh: stored.nextNumber, heard, replies, page };
  }

  /** "Forget me" ends all that was agreed; harm, all that was agreed to before it was spoken of. */
  private async endMessages(record: ConversationRecord, story: Story, ending: Ending): Promise<void> {
    const { checkIns } = this.dependencies;
    const harmIsNew = story.danger.includes('harm') && !record.story.danger.includes('harm');
    if (ending === 'forgotten') await checkIns?.endAll(record.key);
    else if (harmIsNew) await checkIns?.endUnaware(record.key);
  }

  private place(id: string): Place {
    const place = this.dependencies.catalogue().places.get(id);
    if (place === undefined) throw new Error(`There is no place "${id}".`);
    return place;
  }
}
