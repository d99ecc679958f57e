import type { Deed, DeedOutcome, Reach } from './deed.js';
import type { Measure } from './measure.js';
import type { PlaceContact } from './reply.js';
import type { Story } from './story.js';
import type { ActivityDetails, Suggestion, Widening } from './suggestion.js';

/** What the conversation needs from the world, handed in for each turn. Everything but `perform` is a plain function. */
export interface World {
  now: Date;
  place: PlaceFacts;
  /** The same in another language. Without it, texts stay in the one before until the next turn. */
  inLanguage?(language: string): World;
  suggest(story: Story, asking: Asking): Suggested;
  /** Null where the activity is no longer in the content. */
  activity(id: string, story: Story): ActivityDetails | null;
  /** Settings that residents are told of. */
  keepDays: number;
  /** The number that the resident writes from, where the channel knows one. */
  writesFrom: Reach | null;
  /**
   * How a resident who is not here just now can be reached without an e-mail address: by a message that comes to them,
   * on the page when they next open it, or not at all.
   */
  reachesLater: 'message' | 'page' | null;
  /** Set where others read along, as in a group: `privateUrl` leads to where only the bot does, if there is such. */
  seenByOthers: { privateUrl: string | null } | null;
  /** Whether the bot can send a text message to a telephone from here. */
  textsPhones: boolean;
  /** Questions about how somebody is, in this language or, where there are none in it, in another. */
  measures: readonly Measure[];
  /** Whether there are phrases by which cries for help are noticed in a language. */
  noticesDanger(language: string): boolean;
  /** Whether a native speaker has read what the bot says in a language. */
  reviewed(language: string): boolean;
  /**
   * Gets something done. What is done is durable when this resolves; a turn that is taken again after a failure does
   * the same thing once. Rejects where it cannot be stored, and then the turn changes nothing.
   */
  perform(deed: Deed): Promise<DeedOutcome>;
}

export interface PlaceFacts {
  id: string;
  name: string;
  culture: string;
  languages: string[];
  /** Those of them that the conversation can be held in. */
  spoken: string[];
  /** Its areas, for "I know these: …". */
  areas: { name: string; at: readonly [latitude: number, longitude: number] }[];
  /** Made-up example content. */
  example: boolean;
  contact: PlaceContact;
}

export interface Asking {
  /** Activities not to be offered again now (`group/activity`). */
  except: string[];
  most: number;
  /** No others than these (`group/activity`). */
  only?: string[];
}

export interface Suggested {
  suggestions: Suggestion[];
  /**
   * What was loosened to find them; empty where the first fit as asked. What was added for another topic, in the places
   * left, says by its cautions what does not fit.
   */
  widened: Widening[];
  /** Whether there are more to show. */
  more: boolean;
  /** Topics that nothing fitting was found for. */
  unmet: string[];
}
