/** Puts together the channels that need an account: text messages, Teams and the rest of the Azure Bot Service. */
import type { Logger } from 'pino';
import type { News } from '../dialogs/conversation.js';
import type { Catalogue, Place } from './catalogue/catalogue.js';
import type { BotServiceNews } from './channels/bot-service/news.js';
import type { BotService, BotServiceOptions } from './channels/bot-service/mount.js';
import { openResidentKeys } from './channels/resident-keys.js';
import type { Host } from './channels/server.js';
import type { OpenTexting } from './channels/sms/open-texting.js';
import { StoppedNumbers } from './channels/sms/stopped.js';
import { TextingPace } from './channels/sms/texting-pace.js';
import { TextingRules } from './channels/sms/texting-rules.js';
import type { CheckIns } from './referrals/check-ins.js';
import { telephoneOf, type Deliver } from './referrals/outgoing-message.js';
import type { Outbox } from './referrals/outbox.js';
import type { Texting } from './referrals/to-phone.js';
import type { Settings } from './settings.js';
import type { ChannelName } from './storage/records.js';
import type { Storage } from './storage/storage.js';
import type { Bot } from './turn.js';
import type { Words } from './words/wording.js';

export interface OpenChannelsOptions {
  settings: Pick<Settings, 'twilio' | 'botService' | 'publicUrl'>;
  storage: Storage;
  catalogue: () => Catalogue;
  words: Words;
  now: () => Date;
  log: Logger;
  standIns?: StandIns;
}

/** For tests: other services than Twilio's and Microsoft's. */
export interface StandIns {
  twilio?: string;
  cloud?: BotServiceOptions['cloud'];
  hosts?: BotServiceOptions['hosts'];
}

/** What the channels need of the rest, once that is there. */
export interface ChannelsServe {
  bot: Bot;
  outbox: Pick<Outbox, 'send' | 'outcome'>;
  checkIns: Pick<CheckIns, 'endAll'>;
  host: Host;
}

export interface OpenChannels {
  /** Channels that bring a message to a resident who is not there just now. */
  bringsLater: ReadonlySet<ChannelName>;
  /** Set where text messages can be sent to telephones. */
  texting: Texting | null;
  textsPhones: (place: Place) => boolean;
  /** For the outbox: delivers what goes to a telephone or into a conversation. */
  deliverChat: Deliver;
  /** Mounts what they are reached by. Call once, before the host listens. */
  serve: (rest: ChannelsServe) => Promise<void>;
  /** Answers what an earlier process left unanswered. Call before the host listens, once all else is there. */
  start: () => Promise<void>;
  /** Brings news into a conversation of one of these channels; nothing where it cannot be reached any more. */
  tell: (conversation: string, news: News) => Promise<void>;
  /** Answers how much was past its time. */
  removeExpired: () => Promise<number>;
  /** Takes nothing more. Call before the outbox and the storage are closed. */
  close: () => Promise<void>;
}

/** The code of a channel is loaded only where there are settings for it: Twilio's alone takes a fifth of a second. */
export async function openChannels(options: OpenChannelsOptions): Promise<OpenChannels> {
  const { settings, storage, catalogue, words, now, log, standIns = {} } = options;
  const { twilio, botService, publicUrl } = settings;
  const keys = await openResidentKeys(storage, now);
  const stopped = new StoppedNumbers(storage, { keys, now });
  const pace = new TextingPace(storage, now);
  let texts = null as OpenTexting | null;
  let azure = null as BotService | null;
  let news = null as BotServiceNews | null;
  let bot: Bot | null = null;
  const deliverChat: Deliver = async (message, ...rest) => {
    const deliver = telephoneOf(message.to) === null ? news?.deliver : texts?.deliver;
    return deliver?.(message, ...rest) ?? { outcome: 'refused', why: 'no channel that brings messages' };
  };

  const serve = async ({ bot: served, outbox, checkIns, host }: ChannelsServe): Promise<void> => {
    bot = served;
    const endAll = async (conversation: string) => void (await checkIns.endAll(conversation));
    const rules = new TextingRules({ stopped, pace, catalogue, words, now, endAll });
    const shared = { bot: served, storage, stopped, keys, catalogue, words, now, log };
    if (twilio !== null && publicUrl !== null) {
      const { openTexting } = await import('./channels/sms/open-texting.js');
      const address = standIns.twilio === undefined ? {} : { address: standIns.twilio };
      texts = openTexting({ ...shared, twilio, publicUrl, outbox, rules, checkIns, ...address });
      await texts.mount(host);
    }
    if (botService !== null) {
      const { mountBotService } = await import('./channels/bot-service/mount.js');
      const { cloud, hosts } = standIns;
      const elsewhere = { ...(cloud && { cloud }), ...(hosts && { hosts }) };
      const { BotServiceNews } = await import('./channels/bot-service/news.js');
      azure = mountBotService(host, {
        ...shared,
        ...elsewhere,
        settings: botService,
        texting: rules,
        endAll,
      });
      news = new BotServiceNews({ service: azure, bot: served, outbox, now });
    }
  };

  const tell: OpenChannels['tell'] = async (conversation, told) => {
    const address = (await bot?.conversation(conversation))?.address;
    if (address?.by === 'text') await texts?.tell(conversation, told);
    if (address?.by === 'bot-service') await news?.tell(conversation, address, told);
  };

  return {
    bringsLater: new Set<ChannelName>([
      ...(twilio !== null || botService !== null ? ['sms' as const] : []),
      ...(botService !== null ? ['teams' as const] : []),
    ]),
    texting:
      twilio === null
        ? null
        : {
            resident: (number) => keys.resident('text', number),
            mayText: async (place, theirs) => {
              const [ours] = catalogue().places.get(place)?.sms ?? [];
              return ours !== undefined && (await stopped.find({ ours, theirs })) === null;
            },
          },
    textsPhones: ({ sms }) => twilio !== null && sms.length > 0,
    deliverChat,
    serve,
    start: async () => texts?.start(),
    tell,
    removeExpired: async () => {
      const answered = ((await texts?.removeExpired()) ?? 0) + ((await azure?.removeExpired()) ?? 0);
      return answered + (await pace.removeExpired());
    },
    close: async () => {
      await texts?.close();
      await azure?.idle();
    },
  };
}
