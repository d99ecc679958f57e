/** News for conversations of the Bot Service: by way of the outbox, so that none is lost where it cannot be said at once. */
import type { News } from '../../../dialogs/conversation.js';
import type { Reply } from '../../../dialogs/reply.js';
import {
  conversationOf,
  toConversation,
  type Attempt,
  type Deliver,
} from '../../referrals/outgoing-message.js';
import type { Outbox } from '../../referrals/outbox.js';
import type { Bot } from '../../turn.js';
import { toldBefore } from '../told-before.js';
import { NotSent, type BotServiceAddress } from './adapter.js';
import { HostNotAllowed } from './connector-http.js';
import type { BotService } from './mount.js';

export interface BotServiceNewsOptions {
  service: Pick<BotService, 'tell'>;
  bot: Pick<Bot, 'tell' | 'conversation'>;
  outbox: Pick<Outbox, 'send'>;
  now: () => Date;
}

/** After this long it is of no use any more, in milliseconds. */
const expires = 24 * 60 * 60_000;

export class BotServiceNews {
  readonly #options: BotServiceNewsOptions;

  constructor(options: BotServiceNewsOptions) {
    this.#options = options;
  }

  /** Stores it as told and hands it to the outbox. Durable once it resolves; the same news again goes once. */
  async tell(conversation: string, address: BotServiceAddress, news: News): Promise<void> {
    const { service, bot, outbox, now } = this.#options;
    await service.tell(conversation, address, async (context) => {
      const told =
        (await bot.tell(context, conversation, news)) ??
        toldBefore(await bot.conversation(conversation), news);
      if (told === null || told.replies.length === 0) return null;
      await outbox.send({
        id: `news/${conversation}/${news.id ?? told.fresh}`,
        place: told.record.place,
        kind: 'text',
        to: toConversation(conversation),
        subject: '',
        text: JSON.stringify(told.replies),
        expires: new Date(now().getTime() + expires).toISOString(),
      });
      // It is said when the outbox delivers it.
      return null;
    });
  }

  /** For the outbox: says in a conversation what was handed over for it. */
  readonly deliver: Deliver = async ({ to, text }): Promise<Attempt> => {
    const { service, bot } = this.#options;
    const record = await bot.conversation(conversationOf(to) ?? '');
    if (record?.address?.by !== 'bot-service') return { outcome: 'refused', why: 'no such conversation' };
    const replies = JSON.parse(text) as Reply[];
    try {
      await service.tell(record.key, record.address, async () => ({
        ...{ kind: 'repeated', record, fresh: 0, heard: null, replies, page: 0 },
      }));
      return { outcome: 'delivered' };
    } catch (error) {
      if (error instanceof HostNotAllowed) return { outcome: 'refused', why: error.name };
      const why = error instanceof NotSent ? String(error.status ?? error.code) : (error as Error).name;
      return { outcome: 'failed', why };
    }
  };
}
