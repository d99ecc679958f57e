import path from 'node:path';
import { TestAdapter, TurnContext } from 'botbuilder';
import type { Catalogue } from '../../bot/catalogue/catalogue.js';
import { loadCatalogue } from '../../bot/catalogue/load.js';
import { readMeasures } from '../../bot/measures/read-measures.js';
import type { Measures } from '../../bot/measures/measures.js';
import { createReferrals } from '../../bot/referrals/open-referrals.js';
import type { ChannelName } from '../../bot/storage/records.js';
import { openMemoryStorage } from '../../bot/storage/memory.js';
import { Bot, type IncomingMessage, type TurnOutcome } from '../../bot/turn.js';
import { createUnderstanding } from '../../bot/understanding/create.js';
import { reachIn } from '../../bot/understanding/reach.js';
import type { Understanding } from '../../bot/understanding/understanding.js';
import { readLocales } from '../../bot/words/locales.js';
import { createWords } from '../../bot/words/words.js';
import type { Words } from '../../bot/words/wording.js';
import { sentNowhere } from '../referrals/sent-nowhere.js';
import { reachedBy, type Line, type Reached } from './line.js';

const top = path.join(import.meta.dirname, '../..');

/** A Friday morning. It stands still, so that the same is suggested each time. */
export const now = () => new Date('2026-11-20T10:00Z');

/** Numbers that are kept free for fiction, or that nobody can have, of the places' countries. */
export const residentsNumber: Record<string, string> = {
  'GB-ENG': '+447700900123',
  'GB-WLS': '+447700900123',
  NL: '+31697000001',
  SG: '+6581234567',
  CN: '+8613800000000',
};

/** The example content, and how it is understood: costly to make, and the same for every conversation. */
export interface Ground {
  catalogue: Catalogue;
  understanding: Understanding;
  words: Words;
  measures: Measures;
}

export async function openGround(): Promise<Ground> {
  const catalogue = await loadCatalogue(path.join(top, 'content'));
  const understanding = createUnderstanding({
    catalogue: () => catalogue,
    recognizers: false,
    secondLayer: { sentences: false },
  });
  const words = createWords(readLocales(path.join(top, 'locales')), () => catalogue);
  const { measures } = await readMeasures(path.join(top, 'content'));
  return { catalogue, understanding, words, measures };
}

/**
 * A bot for one conversation, over a storage of its own that keeps text and nothing else between turns. It tells what
 * each turn came to, whichever channel brings the message: give `bot` to a channel and read `reached()` after it.
 */
export class ConversationBench {
  readonly bot: Bot;
  /** What the last turn came to. */
  outcome: TurnOutcome | null = null;
  private done: string[] = [];

  constructor(readonly ground: Ground) {
    const { catalogue, understanding, words, measures } = ground;
    const storage = openMemoryStorage();
    const referrals = createReferrals({
      storage,
      outbox: sentNowhere,
      catalogue: () => catalogue,
      words,
      now,
      onlyForShow: true,
      answerLink: () => '',
    });
    const tell = (outcome: TurnOutcome) => (this.outcome = outcome);
    this.bot = new (class extends Bot {
      override async take(context: TurnContext, message: IncomingMessage): Promise<TurnOutcome> {
        return tell(await super.take(context, message));
      }
    })({
      storage,
      understanding,
      words,
      catalogue: () => catalogue,
      keepDays: 30,
      now,
      measures,
      bringsLater: new Set(['sms', 'teams']),
      ...referrals,
      perform: async (deed, turn) => {
        const outcome = await referrals.perform(deed, turn);
        this.done.push(deed.kind);
        return outcome;
      },
    });
  }

  /** What the last turn reached, and had done since this was asked last. */
  reached(): Reached {
    if (this.outcome === null) throw new Error('Nothing was said yet.');
    const done = this.done;
    this.done = [];
    return reachedBy(this.outcome, done);
  }

  /** What the last turn said, as text messages: the first is sent, the others on MORE. */
  wording(channel: ChannelName): ReturnType<Words['in']> {
    if (this.outcome === null) throw new Error('Nothing was said yet.');
    const { language, place } = this.outcome.record;
    return this.ground.words.in(language, place, now(), channel);
  }
}

/** Straight to the turn, as every channel does once it has made out who says what. */
export function inProcess(
  bench: ConversationBench,
  { place, language }: { place: string; language: string },
  channel: ChannelName,
): Line {
  const culture = bench.ground.catalogue.places.get(place)?.culture ?? '';
  const from = channel === 'sms' ? reachIn(residentsNumber[culture] ?? '', culture) : null;
  let first = true;
  return {
    say: async (text) => {
      const context = new TurnContext(new TestAdapter(async () => {}), { type: 'message', text });
      const asked = first ? language : null;
      first = false;
      await bench.bot.take(context, {
        ...{ place, channel, text, from },
        conversation: 'resident',
        once: null,
        language: asked,
      });
      return bench.reached();
    },
  };
}
