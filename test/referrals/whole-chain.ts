/**
 * The bot with everything between a resident's "yes" and a group's mailbox: the real turn, records on a disk, the
 * outbox, and a mail server of this machine.
 */
import path from 'node:path';
import { TestAdapter, TurnContext } from 'botbuilder';
import type { Catalogue } from '../../bot/catalogue/catalogue.js';
import { openSmtp, type SmtpTimes } from '../../bot/channels/email/smtp.js';
import { openReferrals, type Referrals } from '../../bot/referrals/open-referrals.js';
import { createOutbox, type Outbox, type OutboxOptions } from '../../bot/referrals/outbox.js';
import type { Storage } from '../../bot/storage/storage.js';
import { Bot, type TurnOutcome } from '../../bot/turn.js';
import { createUnderstanding } from '../../bot/understanding/create.js';
import { readLocales } from '../../bot/words/locales.js';
import { createWords } from '../../bot/words/words.js';
import { catalogueOf, madeUpPlace } from '../bench/made-up-place.js';
import { activity, group } from '../suggesting/example.js';
import { readableLog } from '../storage/sample-record.js';
import { draft } from './small-referrals.js';

export interface WholeChain {
  bot: Bot;
  outbox: Outbox;
  referrals: Referrals;
  log: ReturnType<typeof readableLog>;
  /** A conversation that stands where exactly what will be sent is shown, of somebody of this name. */
  atReview(conversation: string, name: string): Promise<void>;
  /** One message of a resident's. */
  say(conversation: string, text: string): Promise<TurnOutcome>;
  close(): Promise<void>;
}

export interface WholeChainOptions {
  storage: Storage;
  /** The port of the mail server. */
  port: number;
  now: () => Date;
  mostPerWeek: number | null;
  times?: SmtpTimes;
  after?: OutboxOptions['after'];
}

const place = 'made-up';

export function smallCatalogue(mostPerWeek: number | null): Catalogue {
  const growers = group('growers', {
    name: 'Hyde Park Growers',
    referrals: { to: 'growers@example.org', mostPerWeek, replyWithin: '2 working days' },
  });
  const saturday = activity({ name: 'Saturday', group: growers, join: 'refer', checked: '2026-11-01' });
  const activities = [{ ...saturday, id: 'growers/saturday' }];
  return catalogueOf({ ...madeUpPlace(0).place, editors: [], groups: [growers], activities });
}

export async function openWholeChain(options: WholeChainOptions): Promise<WholeChain> {
  const { storage, port, now, mostPerWeek, times, after } = options;
  const log = readableLog();
  const content = smallCatalogue(mostPerWeek);
  const catalogue = () => content;
  const words = createWords(readLocales(path.join(import.meta.dirname, '../../locales')), catalogue);
  const server = { host: '127.0.0.1', port, tls: 'none', checkCertificate: true, login: null } as const;
  const mailer = openSmtp(server, { name: 'What Matters', address: 'bot@example.org' }, times);
  const outbox = createOutbox({
    ...{ storage, deliver: mailer.deliver, now, log, ...(after && { after }) },
    gaveUp: (message) => referrals.followingUp.undelivered(message),
  });
  const adapter = new TestAdapter(async () => undefined);
  const context = (text: string) => {
    const turn = new TurnContext(adapter, { type: 'message', text });
    turn.onSendActivities(async (_context, activities) => activities.map(() => ({ id: '' })));
    return turn;
  };
  const referrals = await openReferrals({
    ...{ storage, outbox, catalogue, words, now, onlyForShow: false },
    answerLink: (token, answer) => `https://chat.example.org/answer?token=${token}&answer=${answer}`,
    tell: async ({ conversation }, news) => void (await bot.tell(context(''), conversation, news)),
  });
  const understanding = createUnderstanding({
    catalogue,
    recognizers: false,
    secondLayer: { sentences: false },
  });
  const forget = referrals.followingUp.forget.bind(referrals.followingUp);
  const bot = new Bot({ storage, understanding, words, catalogue, keepDays: 30, now, ...referrals, forget });
  outbox.start();
  const say = (conversation: string, text: string) =>
    bot.take(context(text), { place, channel: 'webchat', conversation, text, once: text, language: 'en' });
  return {
    ...{ bot, outbox, referrals, log, say },
    async atReview(conversation, name) {
      await say(conversation, 'hello');
      const { reach, note } = draft;
      const referral = { id: 'growers/saturday', when: 'now', name, reach, note, answers: [] };
      const begin = { dialog: 'self-referral', options: { ...referral, step: 'review' } };
      await bot.tell(context(''), conversation, { replies: [], begin });
    },
    async close() {
      await outbox.close();
      mailer.close();
      await understanding.close();
      await storage.close();
    },
  };
}

/** The reference that a resident was told. */
export function referenceIn({ replies }: TurnOutcome): string {
  const reference = replies[0]?.values?.['reference'];
  return typeof reference === 'string' ? reference : '';
}
