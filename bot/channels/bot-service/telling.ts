/** Brings something into a conversation of the Bot Service that its resident did not ask for just now. */
import type { Logger } from 'pino';
import type { TurnOutcome } from '../../message.js';
import type { StoppedNumbers } from '../sms/stopped.js';
import type { ResidentKeys } from '../resident-keys.js';
import { NotSent, type BotServiceAdapter, type BotServiceAddress, type Speaking } from './adapter.js';
import type { Conversing } from './conversing.js';
import { channelOf } from './incoming.js';
import { residentIn } from './sender.js';
import type { Turns } from './turns.js';

export interface TellingOptions {
  adapter: BotServiceAdapter;
  conversing: Conversing;
  turns: Turns;
  keys: Pick<ResidentKeys, 'resident'>;
  gone: (conversation: string) => Promise<void>;
  stopped: Pick<StoppedNumbers, 'find'>;
  log: Logger;
}

export class Telling {
  readonly #options: TellingOptions;

  constructor(options: TellingOptions) {
    this.#options = options;
  }

  /**
   * `bring` stores what is to be said and answers it, or null where there is nothing. It is not asked where the address is
   * none of the Bot Service: that rejects. Where the bot was taken out of the
   * conversation that is noted, and nothing will be brought there again. Rejects where it could not be sent for another
   * reason.
   */
  async tell(
    conversation: string,
    address: BotServiceAddress,
    bring: (context: Speaking['context']) => Promise<TurnOutcome | null>,
  ): Promise<void> {
    const { adapter, conversing, turns, keys, gone, stopped, log } = this.#options;
    const channel = channelOf(address.channel);
    const { bot: ours, resident: theirs } = address;
    if (channel === 'sms' && (await stopped.find({ ours, theirs })) !== null) return;
    try {
      await turns.run(residentIn(keys, address.conversation.id, theirs), () =>
        adapter.resume(address, async (speaking) => {
          const outcome = await bring(speaking.context);
          if (outcome !== null) await conversing.say(channel, outcome, speaking);
        }),
      );
    } catch (error) {
      if (!(error instanceof NotSent) || !error.forGood) throw error;
      log.info(
        { status: error.status, channel: address.channel },
        'The bot cannot write in a conversation any more',
      );
      await gone(conversation);
    }
  }
}
