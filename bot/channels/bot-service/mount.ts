/** `POST /api/messages`: where the Azure Bot Service brings what is said in Teams and on its other channels. */
import type { Catalogue } from '../../catalogue/catalogue.js';
import type { Host } from '../server.js';
import { BotServiceAdapter } from './adapter.js';
import { AnsweredActivities } from './answered-activities.js';
import { Authentication, type Cloud } from './authentication.js';
import type { BotServiceSettings } from '../../channel-settings.js';
import { conversationGone } from './conversation-gone.js';
import { Conversing, type ConversingOptions } from './conversing.js';
import type { Storage } from '../../storage/storage.js';
import { whichPlace } from './place-of.js';
import { Receiving } from './receiving.js';
import { keyOf } from './sender.js';
import { serviceHosts, type ServiceHostsOptions } from './service-hosts.js';
import type { StoppedNumbers } from '../sms/stopped.js';
import { Telling } from './telling.js';
import { Turns } from './turns.js';
import type { Logger } from 'pino';

export interface BotServiceOptions extends Omit<
  ConversingOptions,
  'appId' | 'gone' | 'placeOf' | 'answered'
> {
  settings: BotServiceSettings;
  catalogue: () => Catalogue;
  storage: Pick<
    Storage,
    'oneAtATime' | 'records' | 'readConversation' | 'writeConversation' | 'removeConversation'
  >;
  /** Ends what was agreed to be sent in a conversation: reminders and check-ins. */
  endAll: (conversation: string) => Promise<void>;
  /** Telephones that want no more text messages. */
  stopped: Pick<StoppedNumbers, 'find'>;
  log: Logger;
  /** Milliseconds after which a request is answered though its turn is not done. The Bot Service waits for 15 s. */
  answerWithin?: number;
  /** For tests: other services than Microsoft's, and hosts that are reached over plain http. */
  cloud?: Cloud;
  hosts?: ServiceHostsOptions;
}

export interface BotService {
  /** Brings something to a conversation that its resident did not ask for just now: see `Telling`. */
  tell: Telling['tell'];
  /** Forgets which messages were answered more than a day ago. Answers how many records went. */
  removeExpired(): Promise<number>;
  /** Resolves once nothing is being answered or brought any more. */
  idle(): Promise<void>;
}

/** Call once, before the host listens, and only where there are settings: without it, the path does not exist. */
export function mountBotService(host: Host, options: BotServiceOptions): BotService {
  const { settings, storage, endAll, log, stopped, bot, keys } = options;
  const hosts = serviceHosts(options.hosts);
  const authentication = new Authentication(settings, hosts, options.cloud);
  const adapter = new BotServiceAdapter(authentication, settings.appId);
  const gone = conversationGone(storage, endAll);
  const placeOf = whichPlace({
    ...options,
    hasConversation: async (sender, place) => (await bot.conversation(keyOf(sender, place, keys))) !== null,
  });
  const answered = new AnsweredActivities(storage, options.now);
  const conversing = new Conversing({ ...options, appId: settings.appId, placeOf, gone, answered });
  const turns = new Turns(storage);
  const receiving = new Receiving({ ...options, hosts, authentication, adapter, conversing, turns });
  const telling = new Telling({ adapter, conversing, turns, keys, gone, stopped, log });
  host.server.post('/api/messages', async (request, response) => receiving.receive(request, response));
  return {
    tell: telling.tell.bind(telling),
    removeExpired: () => answered.removeExpired(turns),
    idle: () => turns.idle(),
  };
}
