import type { SafetyKind } from './heard.js';
import type { ActivityDetails, Suggestion } from './suggestion.js';

/**
 * A value for a sentence of the locale. Plain text and numbers go in as they are; the others are worded by the
 * locale at rendering, so that what is stored holds no language.
 */
export type Value =
  | string
  | number
  | { topics: string[] }
  | { needs: string[] }
  | { languages: string[] }
  | { list: string[] }
  /** A fact of an activity, worded as where the whole of it is shown. */
  | { fact: 'when' | 'where' | 'cost' | 'ages'; of: ActivityDetails }
  /** An area of the place, or the place itself, by its name in the place's own language. */
  | { area: string }
  /** A day, `YYYY-MM-DD`: "Monday 23 November". */
  | { day: string }
  /** Several values joined as a list: "gardening, company and Hyde Park". */
  | { parts: Value[] }
  /** A sentence of the locale, in another language where one is given. */
  | { key: string; language?: string };

/** A choice that a resident can pick: a button on the page, a number by SMS, or its own words. */
export interface Choice {
  id: string;
  /** A key of the locale. The key with `-also` may hold other words that pick it, with `|` between them. */
  say: string;
  values?: Record<string, Value>;
  /** Only its number or its words whole pick it, where a likely guess would not do. */
  exact?: boolean;
}

/** One thing the bot says, whatever the channel: a key of the locale with its values, and what goes with it. */
export interface Reply {
  /** `file:key` of the locale, e.g. `hello:greeting`. */
  say: string;
  values?: Record<string, Value>;
  choices?: Choice[];
  suggestions?: Suggestion[];
  activity?: ActivityDetails;
  /**
   * The help lines of the place's culture for this kind of danger; `listening` is for low spirits, not an emergency;
   * `any` are all of them.
   */
  helpLines?: SafetyKind | 'emergency' | 'listening' | 'any';
  /** Exactly what is sent, part by part. */
  passedOn?: PassedOn;
  /** How to reach a person here. */
  contact?: PlaceContact;
  /** A web address to go to; `say` is a key of the locale for the words on it. */
  link?: { say: string; url: string };
}

/** What is sent to whom, as the resident sees it before they agree. */
export interface PassedOn {
  /** A group's name, or the role of the person behind the bot. */
  to: Value;
  parts: { label: Value; value: Value }[];
}

/** How to reach the person behind the bot in this place. */
export interface PlaceContact {
  phone: string | null;
  email: string | null;
  website: string | null;
  hours: string | null;
  replyWithin: string | null;
  /** The last two in other languages, where the place has them. */
  in?: Record<string, { hours?: string; replyWithin?: string }>;
}
