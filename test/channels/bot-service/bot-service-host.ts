/** `/api/messages` over real HTTP, with the real bot on the example places; Microsoft's services stand on this machine. */
import { join } from 'node:path';
import type { Catalogue } from '../../../bot/catalogue/catalogue.js';
import { loadCatalogue } from '../../../bot/catalogue/load.js';
import {
  mountBotService,
  type BotService,
  type BotServiceOptions,
} from '../../../bot/channels/bot-service/mount.js';
import { openResidentKeys } from '../../../bot/channels/resident-keys.js';
import { createHost } from '../../../bot/channels/server.js';
import { StoppedNumbers } from '../../../bot/channels/sms/stopped.js';
import { TextingPace } from '../../../bot/channels/sms/texting-pace.js';
import { TextingRules } from '../../../bot/channels/sms/texting-rules.js';
import { createLog } from '../../../bot/log.js';
import { projectRoot } from '../../../bot/root.js';
import { createReferrals } from '../../../bot/referrals/open-referrals.js';
import { openMemoryStorage } from '../../../bot/storage/memory.js';
import type { ConversationRecord } from '../../../bot/storage/records.js';
import type { Storage } from '../../../bot/storage/storage.js';
import { Bot } from '../../../bot/turn.js';
import { createUnderstanding } from '../../../bot/understanding/create.js';
import type { Understanding } from '../../../bot/understanding/understanding.js';
import { readLocales } from '../../../bot/words/locales.js';
import { createWords } from '../../../bot/words/words.js';
import { sentNowhere } from '../../referrals/sent-nowhere.js';
import { Connector } from './connector.js';
import { appId, channelToken, Microsoft, tenant } from './microsoft.js';

export interface Posted {
  status: number;
  body: string;
  headers: Headers;
}

let loaded: Promise<Catalogue> | undefined;
let understanding: Understanding | undefined;
const open = new Set<BotServiceHost>();

after(async () => {
  await Promise.all([...open].map((host) => host.close()));
  await understanding?.close();
});

/** Microsoft and the Bot Connector on loopback, and the bot between them. */
export class BotServiceHost {
  readonly microsoft = new Microsoft();
  readonly connector = new Connector();
  storage: Storage = openMemoryStorage();
  /** Lines of the log. */
  readonly logged: string[] = [];
  /** Conversations in which everything that was agreed to has ended. */
  readonly ended: string[] = [];
  address = '';
  service!: BotService;
  bot!: Bot;
  readonly #keys = new Set<string>();
  #close: () => Promise<void> = async () => undefined;

  async listen(changes: Partial<BotServiceOptions> = {}): Promise<this> {
    open.add(this);
    await this.microsoft.listen();
    await this.connector.listen();
    const storage = new Proxy({} as Storage, {
      get: (_target, name) => {
        if (name === 'writeConversation') return (record: ConversationRecord) => this.#write(record);
        return (this.storage[name as keyof Storage] as () => unknown).bind(this.storage);
      },
    });
    const content = await (loaded ??= loadCatalogue(join(projectRoot, 'content')));
    const catalogue = () => content;
    const now = () => new Date();
    const words = createWords(readLocales(join(projectRoot, 'locales')), catalogue);
    const log = createLog('debug', { write: (line: string) => void this.logged.push(line) });
    understanding ??= createUnderstanding({
      catalogue,
      recognizers: false,
      secondLayer: { sentences: false },
    });
    const keys = await openResidentKeys(storage, now);
    const stopped = new StoppedNumbers(storage, { keys, now });
    const pace = new TextingPace(storage, now);
    const endAll = async (conversation: string) => void this.ended.push(conversation);
    this.bot = new Bot({
      storage,
      understanding,
      words,
      catalogue,
      keepDays: 30,
      now,
      ...createReferrals({
        storage,
        outbox: sentNowhere,
        catalogue,
        words,
        now,
        onlyForShow: true,
        answerLink: () => '',
      }),
    });
    const host = createHost({ log });
    this.service = mountBotService(host, {
      settings: { appId, password: 'secret', type: 'SingleTenant', tenant },
      bot: this.bot,
      words,
      keys,
      storage,
      catalogue,
      endAll,
      stopped,
      texting: new TextingRules({ stopped, pace, catalogue, words, now, endAll }),
      now,
      log,
      cloud: this.microsoft.cloud,
      hosts: { loopback: true },
      ...changes,
    });
    this.address = `http://127.0.0.1:${await host.listen(0, '127.0.0.1')}/api/messages`;
    this.#close = async () => {
      await host.close();
      await this.service.idle();
    };
    return this;
  }

  async close(): Promise<void> {
    open.delete(this);
    await this.#close();
    await this.connector.close();
    await this.microsoft.close();
  }

  /** The conversations that are kept. */
  async kept(): Promise<ConversationRecord[]> {
    const records = await Promise.all([...this.#keys].map((key) => this.storage.readConversation(key)));
    return records.filter((record) => record !== null);
  }

  async #write(record: ConversationRecord): Promise<void> {
    await this.storage.writeConversation(record);
    this.#keys.add(record.key);
  }

  /** An activity as the connector's channel sends it, with a token of its own unless another is given. */
  async post(activity: object, authorization: string | null = `Bearer ${this.token()}`): Promise<Posted> {
    return this.postRaw(JSON.stringify(activity), authorization === null ? {} : { authorization });
  }

  async postRaw(body: string, headers: Record<string, string>, method = 'POST'): Promise<Posted> {
    const answer = await fetch(this.address, {
      method,
      headers: { 'content-type': 'application/json; charset=utf-8', ...headers },
      ...(method === 'GET' ? {} : { body }),
    });
    return { status: answer.status, body: await answer.text(), headers: answer.headers };
  }

  token(...options: Parameters<typeof channelToken> extends [unknown, ...infer Rest] ? Rest : never): string {
    return channelToken(this.connector.address, ...options);
  }

  /** Something said in a personal chat of Teams. */
  said(text: string, more: object = {}): object {
    return { ...this.activity('message'), text, ...more };
  }

  activity(type: string): Record<string, unknown> {
    return {
      type,
      id: `activity-${(lastId += 1)}`,
      channelId: 'msteams',
      serviceUrl: this.connector.address,
      from: { id: '29:resident', name: 'Somebody', aadObjectId: '00000000-0000-0000-0000-000000000001' },
      recipient: { id: `28:${appId}`, name: 'What Matters' },
      conversation: { id: 'a:personal-chat', conversationType: 'personal', tenantId: tenant },
      channelData: { tenant: { id: tenant }, place: 'leeds' },
      locale: 'en-GB',
    };
  }
}

let lastId = 0;

export async function openBotService(changes: Partial<BotServiceOptions> = {}): Promise<BotServiceHost> {
  return new BotServiceHost().listen(changes);
}
