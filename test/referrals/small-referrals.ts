import path from 'node:path';
import type { Activity, Catalogue, Group, Place } from '../../bot/catalogue/catalogue.js';
import type { DeedTurn } from '../../bot/referrals/deeds.js';
import { createReferrals, type Referrals } from '../../bot/referrals/open-referrals.js';
import type { OutgoingMessage } from '../../bot/referrals/outgoing-message.js';
import { openMemoryStorage } from '../../bot/storage/memory.js';
import type { Storage } from '../../bot/storage/storage.js';
import { readLocales } from '../../bot/words/locales.js';
import { createWords } from '../../bot/words/words.js';
import type { News } from '../../dialogs/conversation.js';
import type { Deed, DeedOutcome, SelfReferralDraft } from '../../dialogs/deed.js';
import { activity, group } from '../suggesting/example.js';
import { catalogueOf, madeUpPlace } from '../bench/made-up-place.js';

/** Friday 20 November 2026. */
export const friday = new Date('2026-11-20T10:00:00Z');

export const draft: SelfReferralDraft = {
  activity: 'growers/saturday',
  name: 'Rose',
  reach: { by: 'phone', to: '+447700900123', shown: '07700 900123' },
  note: 'I use a frame',
  answers: [{ question: 'Are you over 18?', answer: 'yes' }],
  forWhom: null,
  language: 'en',
};

const role = { culture: 'GB-ENG', language: 'en', forms: new Map([['singular', 'link worker']]), also: [] };

/** Whose outbox can be told to fail, as on a disk that is full. */
export class SmallReferrals {
  readonly storage: Storage;
  readonly sent = new Map<string, OutgoingMessage>();
  /** What residents were told of answers. */
  readonly told: News[] = [];
  /** Stands in for telling them. */
  telling: (() => Promise<void>) | null = null;
  readonly draft = draft;
  now = friday;
  readonly counted: string[] = [];
  failing = false;
  webhooks = true;
  place: Place;
  referrals: Referrals;

  constructor(
    mostPerWeek: number | null = 2,
    more: Partial<Activity> = {},
    storage: Storage = openMemoryStorage(),
  ) {
    this.storage = storage;
    const growers = group('growers', {
      name: 'Hyde Park Growers',
      referrals: { to: 'growers@example.org', mostPerWeek, replyWithin: '2 working days' },
    });
    const saturday = activity({ name: 'Saturday', group: growers, join: 'refer', ...more });
    const activities = [{ ...saturday, id: 'growers/saturday' }];
    this.place = { ...madeUpPlace(0).place, culture: 'GB-ENG', groups: [growers], activities };
    this.storage.count = (place, kind, of) => void this.counted.push(`${kind}/${of}`);
    this.referrals = this.start();
  }

  /** As a process does when it starts. */
  start(): Referrals {
    const catalogue = (): Catalogue => ({ ...catalogueOf(this.place), roles: [role] });
    const locales = readLocales(path.join(import.meta.dirname, '../../locales'));
    this.referrals = createReferrals({
      storage: this.storage,
      outbox: {
        send: async (message) => {
          if (this.failing) throw new Error('the disk is full');
          if (!this.sent.has(message.id)) this.sent.set(message.id, message);
        },
        withdraw: async (prefix) => {
          const waiting = [...this.sent].filter(([id, { sendAfter }]) => id.startsWith(prefix) && sendAfter);
          for (const [id] of waiting) this.sent.delete(id);
          return waiting.length;
        },
      },
      catalogue,
      words: createWords(locales, catalogue),
      now: () => this.now,
      tell: async (_request, news) => {
        await this.telling?.();
        this.told.push(news);
      },
      onlyForShow: false,
      webhooks: this.webhooks,
      answerLink: (token, answer) => `https://example.org/answer?token=${token}&answer=${answer}`,
    });
    return this.referrals;
  }

  /** As when somebody edits the content. */
  change(referrals: Partial<NonNullable<Group['referrals']>>, more: Partial<Activity> = {}): void {
    const [growers] = this.place.groups;
    const changed = { ...growers!, referrals: { ...growers!.referrals!, ...referrals } };
    const activities = this.place.activities.map((one) => ({ ...one, ...more, group: changed }));
    this.place = { ...this.place, groups: [changed], activities };
  }

  perform(deed: Deed, turn: Partial<DeedTurn> = {}): Promise<DeedOutcome> {
    const { place } = this;
    const here: DeedTurn = { place, conversation: 'one', channel: 'webchat', number: 1, now: friday };
    return this.referrals.perform(deed, { ...here, ...turn });
  }

  refer(conversation: string, when: 'now' | 'next-week' | 'waiting-list' = 'now', number = 1) {
    return this.perform({ kind: 'refer', draft, when }, { conversation, number });
  }
}

export function sentOf(outcome: DeedOutcome): Extract<DeedOutcome, { kind: 'sent' }> {
  if (outcome.kind !== 'sent') throw new Error(`It was not sent: ${outcome.kind}`);
  return outcome;
}
