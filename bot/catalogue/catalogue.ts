/**
 * The content as a checked whole: what the rooms of `bot/` know of places, groups and words. Everything is read-only
 * after loading; a reload makes a new catalogue.
 */
import type { Weekday } from '../../dialogs/heard.js';
import type { Cost, Where } from '../../dialogs/suggestion.js';
import type { WhatIsWrong } from './what-is-wrong.js';

/** A day without a time zone, `YYYY-MM-DD`. */
export type Day = string;
/** Minutes from midnight, local. */
export type Minutes = number;

/** Text per language; the place's or group's own language under its tag. */
export type Texts = ReadonlyMap<string, string>;
/** Phrases per language, as the volunteer wrote them. */
export type Phrases = ReadonlyMap<string, readonly string[]>;

export type TopicKind = 'pastime' | 'trouble';
export interface Topic {
  id: string;
  name: Texts;
  /** Who is sick of a trouble asks for help with it; who is sick of a pastime turns it down. Absent: a pastime. */
  kind?: TopicKind;
  words: Phrases;
  /** Ids of topics to fall back on where nothing fits this one. */
  related: readonly string[];
}

export interface AccessNeed {
  id: string;
  name: Texts;
  words: Phrases;
  /** Words that say the resident cannot take part without it: "wheelchair" for step-free. */
  essential: Phrases;
}

/** The names of the link worker's role in one culture and language. */
export interface Role {
  culture: string;
  language: string;
  /** By form: `singular`, `plural`, and what else the sentences of the language ask for: `article`, `genitive`… */
  forms: ReadonlyMap<string, string>;
  /** Other names that residents use for the role. */
  also: readonly string[];
}

export interface HelpLine {
  id: string;
  culture: string;
  kinds: readonly string[];
  name: Texts;
  /** A name that puts nobody at risk who is read over the shoulder; with it no website is shown either. */
  discreet: Texts | null;
  /** As people read it, "116 123". */
  shown: string;
  /** As it is dialled, digits only, or null where it is not a telephone number. */
  dial: string | null;
  /** A number to text, with the word to send. */
  text: { to: string; word: string | null } | null;
  url: string | null;
  hours: Texts;
  checked: Day;
  source: string;
}

/** What holds in a country, or a part of it, whatever language is spoken there. */
export interface CultureFacts {
  /** How times of day are written; null where only the language tells. */
  clock: '12-hour' | '24-hour' | null;
  distances: 'miles' | 'kilometres' | null;
  /** The doctor whom people go to first. */
  doctor: Texts;
}

export interface SafetyPhrases {
  language: string;
  /** In the order of the file; `kind/level` -> phrases. */
  phrases: ReadonlyMap<string, readonly string[]>;
  /** Harmless ways of speaking that are taken out first ("dying to try"). */
  harmless: readonly string[];
}

export interface Area {
  name: string;
  /** What it is called in further languages. */
  names?: Texts;
  also: readonly string[];
  at: readonly [latitude: number, longitude: number];
}

/** How long details count as right after somebody has made sure of them, in days. */
export interface Freshness {
  /** From then on an activity is suggested last, and its group is asked whether all is still right. */
  askAfter: number;
  /** From then on it is not suggested any more. */
  stopAfter: number;
}

/** Where requests go besides an e-mail address. */
export interface OtherWays {
  /** A web address that takes them as signed JSON. */
  webhook?: string | null;
  /** The web address of a workflow of Microsoft Teams that puts a card into a channel. */
  teams?: string | null;
  /** False where they are not sent by e-mail as well. */
  byEmail?: boolean;
}

export interface Place {
  id: string;
  name: string;
  /** What it is called in further languages. */
  names?: Texts;
  culture: string;
  /** The first is the default. */
  languages: readonly string[];
  /** What the role is called here, where that is not what its culture calls it. */
  roles?: readonly Role[];
  timezone: string;
  currency: string;
  example: boolean;
  areas: readonly Area[];
  handOver: {
    to: string;
    phone: string | null;
    website: string | null;
    replyWithin: string | null;
    hours: string | null;
    /** The last two in other languages. */
    in?: Readonly<Record<string, { hours?: string; replyWithin?: string }>>;
  } & OtherWays;
  sms: readonly string[];
  /** Ids of tenants of Microsoft 365 whose people belong here, in small letters. */
  teams?: readonly string[];
  sites: readonly string[];
  editors: readonly string[];
  freshness: Freshness;
  groups: readonly Group[];
  /** All activities of all groups, in a stable order. */
  activities: readonly Activity[];
}

/** The directory that an entry was imported from, and the id it has there. An import finds its entries again by this. */
export interface Source {
  feed: string;
  id: string;
}

export interface Group {
  id: string;
  name: string;
  about: string;
  /** What its file is written in, where that is not the first language of its place. */
  language?: string | null;
  contact: { name: string | null; phone: string | null; email: string | null; website: string | null };
  referrals: ({ to: string; mostPerWeek: number | null; replyWithin: string | null } & OtherWays) | null;
  /** Who may edit the file in the browser, beside the addresses of `contact` and `referrals`. */
  editors: readonly string[];
  /** The file it was read from, relative to the content folder. */
  file: string;
  source?: Source | null;
  /** Texts in other languages, by language. */
  translations?: ReadonlyMap<string, GroupTexts>;
}

/** What a group says of itself in another language; what is left out is said as in its own. */
export interface GroupTexts {
  name?: string;
  about?: string;
}

/** When an activity meets. */
export interface When {
  day:
    | { kind: 'weekly'; weekday: Weekday }
    /** `nth` 1 to 5, or -1 for the last of the month. */
    | { kind: 'monthly'; nth: 1 | 2 | 3 | 4 | 5 | -1; weekday: Weekday }
    | { kind: 'date'; date: Day }
    | { kind: 'daily' };
  from: Minutes | null;
  to: Minutes | null;
  /** Every how many weeks, counted from `starting`; 1 is every week. */
  everyWeeks: number;
  starting: Day | null;
  until: Day | null;
  /** What the group wrote beside the day, for residents to read: `term time only`. */
  note?: string;
}

export interface Activity {
  /** `group/activity`, unique in its place. */
  id: string;
  group: Group;
  name: string;
  about: string;
  firstVisit: string | null;
  topics: readonly string[];
  words: readonly string[];
  /** Empty where it has no times of its own ("when you like"). */
  when: readonly When[];
  notOn: readonly Day[];
  where: Where;
  cost: Cost;
  /** Needs the group says it meets. */
  access: readonly string[];
  /** Needs the group says it does not meet, written `no step-free`. */
  accessNot: readonly string[];
  ages: { from: number | null; to: number | null; text: string } | null;
  /** As written: `women`, `men`, or words of the group's own. */
  only: string | null;
  notFor: string | null;
  languages: readonly string[];
  join: 'drop-in' | 'book' | 'refer';
  beforeJoining: readonly string[];
  status: 'open' | 'full' | 'waiting-list' | 'paused' | 'closed';
  /** The first day on which `status` no longer holds and it counts as open again. */
  statusUntil: Day | null;
  checked: Day | null;
  source?: Source | null;
  /** Texts in other languages, by language. */
  translations: ReadonlyMap<string, ActivityTexts>;
}

/** What is said of an activity in another language; what is left out is said as in the group's own. */
export interface ActivityTexts {
  name?: string;
  about?: string;
  firstVisit?: string;
  /** As many as in the group's own language, in the same order. */
  beforeJoining?: readonly string[];
  /** What stands beside its days. */
  whenNote?: string;
  costNote?: string;
  only?: string;
  notFor?: string;
}

/** A mistake in the content, said so that the person who wrote it can mend it. */
export interface Problem {
  /** Relative to the content folder. */
  file: string;
  line: number | null;
  column: number | null;
  level: 'error' | 'advice';
  message: string;
  /** The same without words, so that a page can say it in its own language. Absent where no form of a page can meet it. */
  what?: WhatIsWrong;
}

export interface Catalogue {
  topics: ReadonlyMap<string, Topic>;
  access: ReadonlyMap<string, AccessNeed>;
  roles: readonly Role[];
  helpLines: readonly HelpLine[];
  /** By country, or part of it: `GB`, `GB-WLS`. */
  cultures?: ReadonlyMap<string, CultureFacts>;
  safety: ReadonlyMap<string, SafetyPhrases>;
  places: ReadonlyMap<string, Place>;
  problems: readonly Problem[];
}
