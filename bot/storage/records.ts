/** What is kept, as plain data (JSON). Every record carries the version of its form. */
import type { Choice, Reply } from '../../dialogs/reply.js';
import type { Story } from '../../dialogs/story.js';

/**
 * `webchat` is our own page, `sms` a text message however it comes, `directline` a client of the Bot Framework's own
 * that can show buttons, `other` a channel that nobody thought of.
 */
export const channelNames = ['webchat', 'sms', 'teams', 'directline', 'other'] as const;
export type ChannelName = (typeof channelNames)[number];

/** Where the resident of a conversation is written to later, on channels that bring a message to them. */
export type Address =
  /** Both are telephone numbers with + and the country code; `from` is the place's own. */
  | { by: 'text'; to: string; from: string }
  /** A conversation of the Azure Bot Service, as it must be named to write into it. */
  | {
      by: 'bot-service';
      /** Its own name of the channel: `msteams`. */
      channel: string;
      serviceUrl: string;
      conversation: { id: string; kind: 'personal' | 'groupChat' | 'channel' | null; tenant: string | null };
      resident: string;
      bot: string;
    };

/** One message on view in a conversation. `number` grows by one a message and is never used again. */
export type Message =
  | { number: number; at: string; from: 'resident'; text: string; once: string | null }
  | { number: number; at: string; from: 'bot'; reply: Reply };

/** Where a conversation stands in its dialogs; the innermost is last. `state` holds `{schema, step, …}`. */
export interface DialogPosition {
  id: string;
  state: unknown;
}

export interface ConversationRecord {
  schema: 1;
  /** Not a secret that a browser holds: see `conversationKey`. */
  key: string;
  place: string;
  channel: ChannelName;
  language: string;
  /** ISO instants. */
  started: string;
  lastMessage: string;
  story: Story;
  dialogs: DialogPosition[];
  /** The choices last offered, by which an answer is understood; `say` is a key of the locale. */
  offered: Choice[];
  /** Answers in a row that could not be used. */
  notUnderstood: number;
  /** The last messages, on channels that show them again (the web page). */
  messages: Message[];
  /** The number that the next message gets. */
  nextNumber: number;
  /** Ids of the news that came last, so that none comes twice; absent where none came. */
  told?: string[];
  /** Where to write to the resident later; absent on the web page. It goes when the conversation goes. */
  address?: Address;
  /** What was said last, except on the web page: `page` of it was sent, 0 is the first. */
  paged?: { replies: Reply[]; page: number };
  /** By `countedOnce`: what was counted for this conversation, so that each counts once; absent in older records. */
  counted?: string[];
}

export type CountKind =
  /** How many people came that far at all: `began`, `asked`, `suggested`, `chosen`. */
  | 'people'
  | 'asked'
  | 'suggested'
  | 'suggested-for'
  | 'chosen'
  | 'referred'
  | 'handed-over'
  | 'answered'
  | 'accepted'
  | 'not-right'
  | 'went'
  | 'not-yet'
  | 'not-for-me'
  | 'in-the-way'
  | 'unmet'
  | 'unmet-in'
  | 'why-not'
  | 'danger'
  | 'are-you-safe';

/** Counts of one week in one place. No person in them. */
export interface CountsRecord {
  schema: 1;
  /** ISO week, `2026-W47`. */
  week: string;
  place: string;
  /**
   * How often, by `kind/topic-or-activity`; `suggested-for/topic/group/activity`, `unmet-in/topic/area` (an area of the
   * place, or nothing), `in-the-way/nerves/group/activity`, `danger/life/urgent`, `are-you-safe/not-sure`.
   */
  counts: Record<string, number>;
}
