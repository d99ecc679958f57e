/** Puts together what text messages directly from Twilio need. */
import type { TwilioSettings } from '../../channel-settings.js';
import type { Bot } from '../../turn.js';
import type { CheckIns } from '../../referrals/check-ins.js';
import type { Deliver } from '../../referrals/outgoing-message.js';
import type { Outbox } from '../../referrals/outbox.js';
import type { Storage } from '../../storage/storage.js';
import type { News } from '../../../dialogs/conversation.js';
import type { Host } from '../server.js';
import type { ResidentKeys } from '../resident-keys.js';
import type { Catalogue } from '../../catalogue/catalogue.js';
import type { Words } from '../../words/wording.js';
import type { Log } from '../../log.js';
import { TextAdapter } from './adapter.js';
import { createTextDelivery } from './deliver-texts.js';
import { Inbox } from './inbox.js';
import { conversationOf, placeOf } from './incoming.js';
import { Lanes } from './lanes.js';
import { mountSms, statusPath } from './mount.js';
import type { After } from './pauses.js';
import type { Numbers, StoppedNumbers } from './stopped.js';
import { Texting } from './texting.js';
import type { TextingRules } from './texting-rules.js';
import { createTwilioSender } from './twilio-sender.js';

export interface OpenTextingOptions {
  twilio: TwilioSettings;
  publicUrl: string;
  storage: Pick<Storage, 'records' | 'oneAtATime'>;
  bot: Pick<Bot, 'take' | 'tell' | 'conversation'>;
  outbox: Pick<Outbox, 'send' | 'outcome'>;
  /** The same as of any other channel of text messages. */
  rules: TextingRules;
  stopped: StoppedNumbers;
  keys: ResidentKeys;
  checkIns: Pick<CheckIns, 'endAll'>;
  catalogue: () => Catalogue;
  words: Words;
  now: () => Date;
  log: Log;
  /** Where Twilio's interface is, and how long it is waited for: its own, and ten seconds, unless a test stands in. */
  address?: string;
  patience?: number;
  after?: After;
}

export interface OpenTexting {
  /** For the outbox: delivers messages to `tel:` addresses. */
  deliver: Deliver;
  /** Mounts the addresses that Twilio posts to. Call once, before the host listens. */
  mount: (host: Host) => Promise<void>;
  /**
   * Takes up messages that another process left unanswered, now and from then on. Call before the host listens, once all
   * else is there.
   */
  start: () => Promise<void>;
  /** Brings news into a conversation whose address is `by: 'text'`. */
  tell: (conversation: string, news: News) => Promise<void>;
  /** Forgets which messages came more than a day ago. Answers how many. */
  removeExpired: () => Promise<number>;
  /** Answers no more. Call before the outbox and the storage are closed. */
  close: () => Promise<void>;
  /** Resolves once nothing is being answered. */
  idle: () => Promise<void>;
}

export function openTexting(options: OpenTextingOptions): OpenTexting {
  const { twilio, publicUrl, storage, bot, outbox, rules, stopped, keys, checkIns, ...others } = options;
  const { catalogue, words, now, log } = others;
  const after = options.after === undefined ? {} : { after: options.after };
  const send = createTwilioSender({
    ...twilio,
    statusCallback: publicUrl + statusPath,
    address: options.address,
    ...(options.patience === undefined ? {} : { patience: options.patience }),
  });
  const endAll = async (numbers: Numbers): Promise<void> => {
    const place = placeOf(numbers.ours, catalogue());
    if (place !== undefined) await checkIns.endAll(conversationOf(numbers, place.id, keys));
  };
  const stoppedByCarrier = async (numbers: Numbers): Promise<void> => {
    await endAll(numbers);
    if ((await stopped.find(numbers)) === null) await stopped.stop(numbers, null);
  };
  const sendText = outbox.send.bind(outbox);
  const adapter = new TextAdapter(bot, sendText);
  const conversation = bot.conversation.bind(bot);
  const lanes = new Lanes(storage, now);
  const texting = new Texting({ rules, adapter, send: sendText, lanes, conversation, catalogue, words, now });
  const inbox = new Inbox({
    storage,
    lanes,
    answer: (message, last) => texting.answer(message, last),
    giveUp: (message, last) => texting.apologise(message, last),
    standsAlone: (message) => rules.isCarrierWord(message),
    now,
    log,
    ...after,
  });
  const outcome = outbox.outcome.bind(outbox);
  const receiving = { twilio, publicUrl, inbox, catalogue, words, keys, now, log };
  return {
    deliver: createTextDelivery({ send, stopped, stoppedByCarrier, outcome, now, ...after }),
    mount: (host) => mountSms(host, { ...receiving, stoppedByCarrier, cannotBeReached: endAll }),
    start: () => inbox.open(),
    tell: (key, news) => texting.tell(key, news),
    removeExpired: () => inbox.removeExpired(),
    close: () => inbox.close(),
    idle: () => inbox.idle(),
  };
}
