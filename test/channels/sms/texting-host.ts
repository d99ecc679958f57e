/** The bot on the example places, reached by text message: real HTTP both ways, with a stand-in for Twilio. */
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { expect } from 'chai';
import { pino } from 'pino';
import { getExpectedTwilioSignature } from 'twilio/lib/webhooks/webhooks.js';
import type { Catalogue } from '../../../bot/catalogue/catalogue.js';
import { loadCatalogue } from '../../../bot/catalogue/load.js';
import { openDeliverer } from '../../../bot/channels/deliverer.js';
import { openResidentKeys } from '../../../bot/channels/resident-keys.js';
import { createHost } from '../../../bot/channels/server.js';
import { openTexting, type OpenTexting } from '../../../bot/channels/sms/open-texting.js';
import { StoppedNumbers } from '../../../bot/channels/sms/stopped.js';
import { TextingPace } from '../../../bot/channels/sms/texting-pace.js';
import { TextingRules } from '../../../bot/channels/sms/texting-rules.js';
import { createReferrals } from '../../../bot/referrals/open-referrals.js';
import { createOutbox, type Outbox } from '../../../bot/referrals/outbox.js';
import { projectRoot } from '../../../bot/root.js';
import { openMemoryStorage } from '../../../bot/storage/memory.js';
import type { Storage } from '../../../bot/storage/storage.js';
import { Bot } from '../../../bot/turn.js';
import { createUnderstanding } from '../../../bot/understanding/create.js';
import type { Understanding } from '../../../bot/understanding/understanding.js';
import { readLocales } from '../../../bot/words/locales.js';
import { createWords } from '../../../bot/words/words.js';
import { MovableClock } from '../../referrals/movable-clock.js';
import { readableLog } from '../../storage/sample-record.js';
import { accountSid, authToken, openTwilioServer, type TwilioServer } from './twilio-server.js';

export const publicUrl = 'https://chat.example.org';
/** Of the example places. */
export const leeds = '+441134960000';
export const caerphilly = '+442920180101';
export const rose = '+447700900123';
export const sam = '+447700900456';

export interface TextingHost {
  address: string;
  twilio: TwilioServer;
  storage: Storage;
  clock: MovableClock;
  log: ReturnType<typeof readableLog>;
  bot: Bot;
  outbox: Outbox;
  texting: OpenTexting;
  /** The conversations for which all that was agreed to was ended. */
  ended: string[];
  /** How long it was asked to be waited, in milliseconds, each time that it was. */
  waits: number[];
  /** How attempts to deliver ended: `delivered`, `failed`, `refused`. */
  attempts(): string[];
  /** Resolves once every message that came is answered and handed over. */
  settled(): Promise<void>;
  close(): Promise<void>;
  /** Leaves everything as it stands, as if the process had ended. */
  kill(): Promise<void>;
}

export interface TextingHostOptions {
  storage?: Storage;
  clock?: MovableClock;
  twilio?: TwilioServer;
  /** How long Twilio is waited for, in milliseconds. */
  patience?: number;
  /** Whether texts leave. */
  delivers?: boolean;
  /** Changes what takes the turns. */
  bot?: (bot: Bot) => Pick<Bot, 'take' | 'tell' | 'conversation'>;
  outbox?: (outbox: Outbox) => Pick<Outbox, 'send'>;
}

let loaded: Promise<Catalogue> | undefined;
let understanding: Understanding | undefined;
const open = new Set<{ close(): Promise<void> }>();

/** Also where a test failed before it closed what it opened. */
after(async () => {
  await Promise.all([...open].map((one) => one.close()));
  await understanding?.close();
});

export async function openTextingHost(options: TextingHostOptions = {}): Promise<TextingHost> {
  loaded ??= loadCatalogue(join(projectRoot, 'content'));
  const content = await loaded;
  const catalogue = () => content;
  const { storage = openMemoryStorage(), clock = new MovableClock() } = options;
  const { now } = clock;
  const twilio = options.twilio ?? (await openTwilioServer());
  const log = readableLog();
  const words = createWords(readLocales(join(projectRoot, 'locales')), catalogue);
  understanding ??= createUnderstanding({ catalogue, recognizers: false, secondLayer: { sentences: false } });
  const noMail = { mailServer: null, mailFrom: { name: '', address: '' }, webhookSecret: null };
  const deliverer = openDeliverer(
    { ...noMail, webhookPrivateNetwork: false },
    { folder: '/nowhere', now, log, chat: (...message) => texting.deliver(...message) },
  );
  const outbox = createOutbox({
    storage,
    deliver: deliverer.deliver,
    gaveUp: async () => undefined,
    now,
    log,
    after: clock.after,
    random: () => 0.5,
  });
  const referrals = createReferrals({
    ...{ storage, outbox, catalogue, words, now },
    onlyForShow: false,
    answerLink: () => '',
  });
  const waits: number[] = [];
  const after = (milliseconds: number, work: () => void) => {
    waits.push(milliseconds);
    return clock.after(milliseconds, work);
  };
  const ended: string[] = [];
  const endAll = async (conversation: string): Promise<void> => {
    ended.push(conversation);
    await referrals.checkIns.endAll(conversation);
  };
  const bot = new Bot({
    ...{ storage, understanding, words, catalogue, now, keepDays: 30 },
    ...referrals,
    forget: referrals.followingUp.forget.bind(referrals.followingUp),
  });
  const keys = await openResidentKeys(storage, now);
  const stopped = new StoppedNumbers(storage, { keys, now });
  const pace = new TextingPace(storage, now);
  const sending = options.outbox?.(outbox) ?? outbox;
  const texting = openTexting({
    ...{ storage, catalogue, words, now, log, stopped, keys, publicUrl },
    twilio: { accountSid, authToken },
    bot: options.bot?.(bot) ?? bot,
    outbox: { send: (message) => sending.send(message), outcome: (id) => outbox.outcome(id) },
    rules: new TextingRules({ stopped, pace, catalogue, words, now, endAll }),
    checkIns: { endAll },
    address: twilio.address,
    patience: options.patience ?? 20_000,
    after,
  });
  const host = createHost({ log: pino({ level: 'silent' }) });
  await texting.mount(host);
  await texting.start();
  if (options.delivers !== false) outbox.start();
  const port = await host.listen(0, '127.0.0.1');
  const opened: TextingHost = {
    address: `http://127.0.0.1:${port}`,
    ...{ twilio, storage, clock, log, bot, outbox, texting, ended, waits },
    attempts: () =>
      log.lines.flatMap(
        ({ message }) => /^a message was (?:not delivered: )?(\w+)$/.exec(message)?.[1] ?? [],
      ),
    settled: () => texting.idle(),
    close: async () => {
      open.delete(opened);
      await host.close();
      await texting.close();
      await outbox.close();
      if (options.twilio === undefined) await twilio.close();
    },
    kill: async () => {
      open.delete(opened);
      await host.close();
    },
  };
  open.add(opened);
  return opened;
}

/** What Twilio posts when a message came. */
export function incomingText(changes: Record<string, string> = {}): Record<string, string> {
  const MessageSid = changes['MessageSid'] ?? messageSid();
  return {
    ...{
      ToCountry: 'GB',
      SmsMessageSid: MessageSid,
      NumMedia: '0',
      SmsSid: MessageSid,
      SmsStatus: 'received',
    },
    ...{ Body: 'hello', To: leeds, NumSegments: '1', MessageSid, AccountSid: accountSid, From: rose },
    ApiVersion: '2010-04-01',
    ...changes,
  };
}

let sids = 0;
export function messageSid(): string {
  return `SM${String((sids += 1)).padStart(32, '0')}`;
}

export interface Posting {
  path?: string;
  /** Where Twilio thinks that it posts to. */
  url?: string;
  token?: string;
  /** In place of the right signature; null sends none. */
  signature?: string | null;
  headers?: Record<string, string>;
  /** In place of the form that was signed. */
  body?: string;
}

/** Posts a form as Twilio does, signed by its own library. */
export async function post(
  { address }: Pick<TextingHost, 'address'>,
  form: Record<string, string>,
  posting: Posting = {},
): Promise<{ status: number; body: string; type: string | null }> {
  const { path = '/api/sms', token = authToken, headers = {} } = posting;
  const signature =
    posting.signature === undefined
      ? getExpectedTwilioSignature(token, posting.url ?? publicUrl + path, form)
      : posting.signature;
  const response = await fetch(address + path, {
    method: 'POST',
    headers: {
      'content-type': 'application/x-www-form-urlencoded; charset=UTF-8',
      ...(signature === null ? {} : { 'x-twilio-signature': signature }),
      ...headers,
    },
    body: posting.body ?? new URLSearchParams(form).toString(),
  });
  return {
    status: response.status,
    body: await response.text(),
    type: response.headers.get('content-type'),
  };
}

/** Sends a text message, and waits until it is answered and handed over. */
export async function text(host: TextingHost, body: string, changes: Record<string, string> = {}) {
  const answer = await post(host, incomingText({ Body: body, ...changes }));
  expect(answer.status).to.equal(200);
  await host.settled();
}

/** Waits for what happens outside of this process, such as a request that arrives. */
export async function until(what: () => boolean): Promise<void> {
  for (let tries = 0; !what(); tries++) {
    if (tries > 4500) throw new Error('It did not happen.');
    await wait(10);
  }
}

/** The texts that Twilio was given, once there are so many. */
export async function texts({ twilio }: Pick<TextingHost, 'twilio'>, count: number): Promise<string[]> {
  await until(() => twilio.sent.length >= count);
  return twilio.sent.map((sent) => sent.text);
}
