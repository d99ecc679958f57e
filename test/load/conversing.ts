/** Residents, one after the other, for as long as they may: each talks through a script and is looked at afterwards. */
import { setTimeout as sleep } from 'node:timers/promises';
import { randomFrom } from '../bench/made-up-place.js';
import { publicUrl } from './bots.js';
import type { Journal, LoadChannel } from './journal.js';
import type { Ledger } from './ledger.js';
import { TeamsTalk, TextTalk } from './outside-talks.js';
import { markersIn, residentOf } from './residents.js';
import { scriptAt } from './scripts.js';
import type { StandIns } from './stand-ins.js';
import { GaveUp, type Talk } from './talk.js';
import { WebTalk } from './web-talk.js';

export interface ConversingOptions {
  seed: number;
  think: number;
  shares: Record<LoadChannel, number>;
  patience: number;
  address: string;
  /** What the bot takes for its own address. */
  origin: string;
  /** Null where nothing may be agreed to. */
  standIns: StandIns | null;
  journal: Journal;
  ledger: Ledger;
  /** Whether a new conversation may begin. */
  goesOn: () => boolean;
}

const place = 'leeds';
const placesNumber = '+441134960000';
/** One in so many web conversations has a second page open; one in so many is without JavaScript. */
const watchedOneIn = 5;
const plainOneIn = 4;

/** Resolves once the last conversation is over. */
export async function converse(atOnce: number, options: ConversingOptions): Promise<void> {
  let number = 0;
  const oneAfterTheOther = async (first: number): Promise<void> => {
    // Nobody begins at the same moment.
    await sleep((first / atOnce) * options.think);
    while (options.goesOn()) await oneConversation((number += 1), options);
  };
  await Promise.all(Array.from({ length: atOnce }, (_, first) => oneAfterTheOther(first)));
}

async function oneConversation(number: number, options: ConversingOptions): Promise<void> {
  const { seed, think, journal, ledger, standIns } = options;
  const random = randomFrom(seed * 1_000_003 + number);
  const resident = residentOf(seed, number);
  const channel = channelAt(random(), options.shares);
  const [name, script] = scriptAt(random(), standIns !== null);
  const where = `resident ${number}, ${channel}, ${name}`;
  const talk = talkOn(channel, number, where, options);
  const say = async (text: string, about: RegExp): Promise<string> => {
    await sleep(think * (0.5 + random()));
    const words = await talk.say(text);
    for (const marker of markersIn(words)) {
      if (marker !== resident.marker) journal.breach('own', where, `${marker} in the answer to "${text}"`);
    }
    if (!about.test(words)) {
      journal.breach('fitting', where, `"${text}" was answered, not about ${String(about)}: ${words}`);
      throw new GaveUp();
    }
    return words;
  };
  try {
    await talk.open();
    await script({ resident, ledger, say, random });
  } catch (error) {
    if (!(error instanceof GaveUp)) journal.breach('answered', where, String(error));
  }
  await talk.close().catch((error: unknown) => journal.breach('kept', where, `at the end: ${String(error)}`));
  journal.conversations += 1;
}

function talkOn(channel: LoadChannel, number: number, where: string, options: ConversingOptions): Talk {
  const { address, origin, journal, patience, standIns } = options;
  const shared = { address, place, number, journal, where, total: patience };
  if (channel === 'web' || standIns === null) {
    const watched = number % watchedOneIn === 0;
    return new WebTalk({ ...shared, origin, watched, plain: number % plainOneIn === 1 });
  }
  const outside = { ...shared, publicUrl, placesNumber, standIns };
  return channel === 'sms' ? new TextTalk(outside) : new TeamsTalk(outside);
}

function channelAt(point: number, { web, sms, teams }: Record<LoadChannel, number>): LoadChannel {
  const left = point * (web + sms + teams);
  if (left < web) return 'web';
  return left < web + sms ? 'sms' : 'teams';
}
