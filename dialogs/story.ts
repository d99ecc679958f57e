import type {
  AccessHeard,
  ActivityHeard,
  LanguageHeard,
  PersonHeard,
  SafetyKind,
  TimeHeard,
  TopicHeard,
  Whereabouts,
} from './heard.js';

/** The questions before the first suggestions. */
export type Question = 'matters' | 'access' | 'whereabouts' | 'when';

/** A request in short. What was sent stands in its own record. */
export interface RequestMade {
  id: string;
  reference: string;
  /** `group/activity`, or null for a hand-over. */
  activity: string | null;
  /** ISO instant. */
  at: string;
}

/** What the bot has heard from one resident so far. Plain data: it is stored as JSON between turns. */
export interface Story {
  topics: TopicHeard[];
  /** Topics turned down. */
  not: TopicHeard[];
  activities: ActivityHeard[];
  access: AccessHeard[];
  /** Languages that activities are wished to be held in; absent in records of an earlier release. */
  languages?: LanguageHeard[];
  where: Extract<Whereabouts, { known: true }> | null;
  times: TimeHeard[];
  person: PersonHeard | null;
  /** Topics asked for that nothing suitable was found for. */
  unmet: string[];
  /** Activities (`group/activity`) the resident has been shown, oldest first. */
  shown: string[];
  /** Activities the resident turned down. */
  turnedDown: string[];
  /** Kinds of danger that were spoken of, so that the same words are not said twice. */
  danger: SafetyKind[];
  /** How it was said whom to call, by the keys of the locale without their file, the last said at the end. */
  helpSaid: string[];
  /** What was sent for this resident, oldest first, so that "what did you send?" and "withdraw" know of it. */
  requests: RequestMade[];
  /** What the resident agreed to be sent: `reminder/group/activity`, `check-in/group/activity`. */
  messagesAgreed: string[];
  /** Whether the questions how they are were offered, and the word under which the answers before were kept. */
  howAreYou: { offered: boolean; pair: string | null };
  /** Languages that were offered, so that none is offered twice. */
  languagesOffered: string[];
  /** Questions that were answered or skipped, so that none is asked twice. */
  settled: Question[];
}
