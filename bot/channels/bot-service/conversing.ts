/** Takes what comes from the Azure Bot Service to the bot, and says what comes of it. */
import type { Reply } from '../../../dialogs/reply.js';
import type { Place } from '../../catalogue/catalogue.js';
import type { TurnOutcome } from '../../message.js';
import type { Storage } from '../../storage/storage.js';
import type { Bot } from '../../turn.js';
import type { Words } from '../../words/wording.js';
import type { ResidentKeys } from '../resident-keys.js';
import { ifUrgent, inEmergency, type TextingRule, type TextingRules } from '../sms/texting-rules.js';
import type { InvokeAnswer, Speaking } from './adapter.js';
import type { AnsweredActivities } from './answered-activities.js';
import type { Incoming, Said, Sender } from './incoming.js';
import { invokeAnswer } from './invoke.js';
import type { PlaceFound } from './place-of.js';
import { activitiesFor, type OutgoingActivity } from './say.js';
import { fromSender, keyOf, languageOf, residentIn } from './sender.js';
import { whileTyping } from './typing.js';

export interface ConversingOptions {
  appId: string;
  bot: Pick<Bot, 'take' | 'welcome' | 'conversation'>;
  words: Words;
  keys: Pick<ResidentKeys, 'conversation' | 'resident'>;
  /** `said` is null where somebody came and has said nothing yet. */
  placeOf: (sender: Sender, said: string | null) => Promise<PlaceFound>;
  /** The carriers' words and numbers that have stopped, for the Bot Service's own text messages. */
  texting: Pick<TextingRules, 'before'>;
  storage: Pick<Storage, 'removeConversation'>;
  answered: AnsweredActivities;
  /** Nothing can be brought to a conversation any more: see `conversationGone`. */
  gone: (conversation: string) => Promise<void>;
  now: () => Date;
  /** Milliseconds after which a resident sees that an answer is being made. */
  typingAfter?: number;
}

/** A turn failed, and nothing of it was taken. The resident was told so, if that was possible. */
export class TurnFailed extends Error {
  override name = 'TurnFailed';

  constructor(cause: unknown) {
    super('A turn failed', { cause });
  }
}

/** Somebody's conversation at a place. */
interface Talk {
  sender: Sender;
  place: Place;
  /** Of its record. */
  key: string;
  /** Whether what was said only named the place. */
  chosen: boolean;
}

export class Conversing {
  readonly #options: ConversingOptions;

  constructor(options: ConversingOptions) {
    this.#options = options;
  }

  /**
   * What one activity comes to: it is durable and said once this resolves, with the answer to an `invoke`. Call it in the
   * turn of its sender. Rejects with TurnFailed where nothing was taken, and with NotSent where it was but could not be
   * said.
   */
  async hear(incoming: Incoming, speaking: Speaking): Promise<InvokeAnswer | undefined> {
    switch (incoming.kind) {
      case 'ignored':
        return undefined;
      case 'message':
        await this.#answer(incoming, incoming, speaking);
        return undefined;
      case 'invoke':
        if (incoming.said !== null) await this.#answer(incoming, incoming.said, speaking);
        return invokeAnswer(incoming.name, incoming.said !== null);
      case 'came':
        await this.#welcome(incoming, speaking);
        return undefined;
      case 'left': {
        const talk = await this.#talk(incoming, null);
        await this.#options.answered.noteAsked(this.#residentIn(incoming), false);
        if (!('ask' in talk)) await this.#options.gone(talk.key);
        return undefined;
      }
    }
  }

  /** Says what a turn came to. */
  async say(channel: Sender['channel'], outcome: TurnOutcome, speaking: Speaking): Promise<void> {
    const { record, replies, page } = outcome;
    await speaking.say(this.#worded(channel, record.place, record.language, replies, page));
  }

  async #answer(sender: Sender, said: Said, speaking: Speaking): Promise<void> {
    const { answered } = this.#options;
    const resident = this.#residentIn(sender);
    let talk: Talk | { ask: OutgoingActivity[] } | undefined;
    let activities: OutgoingActivity[];
    try {
      talk = await this.#talk(sender, said.text);
      if (await answered.has(resident, said.once)) return;
      activities = 'ask' in talk ? talk.ask : await this.#turn(talk, said, speaking);
    } catch (error) {
      if (talk !== undefined && 'place' in talk) await this.#apologise(talk, speaking);
      throw new TurnFailed(error);
    }
    await speaking.say(activities);
    // It was said. Were this to fail as a whole, it would be delivered and said again.
    await answered.add(resident, said.once).catch(() => undefined);
  }

  async #welcome(sender: Sender, speaking: Speaking): Promise<void> {
    const talk = await this.#talk(sender, null);
    if ('ask' in talk) {
      const { answered } = this.#options;
      const resident = this.#residentIn(sender);
      if (await answered.wasAsked(resident)) return;
      await speaking.say(talk.ask);
      return answered.noteAsked(resident, true);
    }
    const { place, key } = talk;
    const language = languageOf(sender, place);
    const from = fromSender(sender, place, key, this.#options.appId);
    const outcome = await this.#options.bot.welcome({ ...from, language });
    if (outcome === null) return;
    try {
      await this.say(sender.channel, outcome, speaking);
    } catch (error) {
      // Nobody has read the greeting, so it is still to come: with the first answer, or when this is delivered again.
      await this.#options.storage.removeConversation(key);
      throw error;
    }
  }

  async #turn(talk: Talk, said: Said, speaking: Speaking): Promise<OutgoingActivity[]> {
    const { typingAfter = 1_000 } = this.#options;
    const { channel } = talk.sender;
    const heard = talk.chosen ? { ...said, text: '' } : said;
    const rule = channel === 'sms' ? await this.#carriersRule(talk, heard) : ruleFor(heard);
    if (rule.kind === 'silent') return [];
    if (rule.kind === 'say') return this.#aside(talk, rule.replies);
    const take = () => this.#take(talk, rule, said.once, speaking);
    const outcome = await (channel === 'sms' ? take() : whileTyping(speaking, typingAfter, take));
    const { record, replies, page } = outcome;
    const told = rule.kind === 'only-if-urgent' ? ifUrgent(outcome) : replies;
    return this.#worded(channel, record.place, record.language, told, page);
  }

  async #take(
    { sender, place, key }: Talk,
    rule: Extract<TextingRule, { text: string }>,
    once: string,
    { context }: Speaking,
  ): Promise<TurnOutcome> {
    const { bot, appId } = this.#options;
    const hasBegun = (await bot.conversation(key)) !== null;
    return bot.take(context, {
      ...fromSender(sender, place, key, appId),
      text: rule.text,
      ...('preface' in rule ? { preface: rule.preface } : {}),
      once: once === '' ? null : once,
      // What the client is set to counts only until somebody has chosen.
      language: hasBegun ? null : languageOf(sender, place),
    });
  }

  #carriersRule({ sender, place, key }: Talk, { text, once, withFile }: Said): Promise<TextingRule> {
    const { botId: ours, residentId: theirs } = sender;
    return this.#options.texting.before({
      id: once,
      ours,
      theirs,
      place: place.id,
      conversation: key,
      text,
      media: withFile,
    });
  }

  async #talk(sender: Sender, said: string | null): Promise<Talk | { ask: OutgoingActivity[] }> {
    const found = await this.#options.placeOf(sender, said);
    if ('ask' in found) return found;
    return { sender, ...found, key: keyOf(sender, found.place, this.#options.keys) };
  }

  #residentIn({ conversationId, residentId }: Sender): string {
    return residentIn(this.#options.keys, conversationId, residentId);
  }

  /** The honest sentence, and whom to call: somebody may have written because they are in danger. */
  async #apologise(talk: Talk, speaking: Speaking): Promise<void> {
    try {
      await speaking.say(await this.#aside(talk, [{ say: 'carrier:failed' }, inEmergency]));
    } catch {
      // What failed first is what is reported.
    }
  }

  /** What is said outside of the conversation, in its language. */
  async #aside({ sender, place, key }: Talk, replies: readonly Reply[]): Promise<OutgoingActivity[]> {
    const record = await this.#options.bot.conversation(key).catch(() => null);
    const language = record?.language ?? languageOf(sender, place) ?? place.languages[0] ?? '';
    return this.#worded(sender.channel, place.id, language, replies, 0);
  }

  #worded(
    channel: Sender['channel'],
    place: string,
    language: string,
    replies: readonly Reply[],
    page: number,
  ): OutgoingActivity[] {
    const wording = this.#options.words.in(language, place, this.#options.now(), channel);
    return activitiesFor(channel, replies, wording, page);
  }
}

/** Where carriers have no say. */
function ruleFor({ text, withFile }: Said): Extract<TextingRule, { kind: 'go-on' }> {
  const media = text === '' ? 'carrier:only-media' : 'carrier:with-media';
  return { kind: 'go-on', text, preface: withFile ? [{ say: media }] : [] };
}
