/**
 * What a conversation can get done in the world, beyond saying something, and what came of it. Whatever is said of it
 * afterwards is durable by then.
 */

/** What residents can say is wrong with the details of an activity. */
export type WrongDetail = 'times' | 'closed' | 'contact' | 'place' | 'other';

/** How a resident wishes to be reached. */
export interface Reach {
  by: 'phone' | 'email';
  /** A telephone number with + and the country code, or an e-mail address. */
  to: string;
  /** As people know it: "07700 900123". */
  shown: string;
}

/** One of a group's own questions. What is neither yes nor no is answered in the resident's own words. */
export interface QuestionAnswered {
  question: string;
  answer: 'yes' | 'no' | { words: string };
}

/** What a resident agreed to send to a community group, word for word. */
export interface SelfReferralDraft {
  /** `group/activity` */
  activity: string;
  /** As they like to be called. */
  name: string | null;
  reach: Reach;
  /** Anything the group should know. */
  note: string | null;
  /** The group's own questions, each with what the resident answered. */
  answers: QuestionAnswered[];
  /** The resident's words for somebody else whom it is for, who knows of it. */
  forWhom: string | null;
  /** The language they would like to be spoken to in. */
  language: string;
}

/** What a resident agreed to pass on to the person behind the bot. Parts that they cut are null or empty. */
export interface HandOverDraft {
  name: string | null;
  reach: Reach;
  /** Anything the person should know, and when they are best reached. */
  note: string | null;
  forWhom: string | null;
  /** Topics, with the resident's own words. */
  matters: { topic: string; words: string }[];
  /** Access needs, with the resident's own words. */
  getsInTheWay: { need: string; words: string }[];
  area: string | null;
  /** `group/activity` of what was suggested. */
  suggested: string[];
  language: string;
}

export type Deed =
  | {
      kind: 'report-wrong';
      /** `group/activity` */
      activity: string;
      detail: WrongDetail;
      /** What the resident wrote for the group to read, or null where they only chose. */
      words: string | null;
    }
  /** `next-week` is sent then, and takes one of next week's places. */
  | { kind: 'refer'; draft: SelfReferralDraft; when: 'now' | 'next-week' | 'waiting-list' }
  | { kind: 'hand-over'; draft: HandOverDraft }
  /** Looks up what was sent in this conversation. */
  | { kind: 'look-up-requests'; requests: string[] }
  | { kind: 'withdraw'; request: string }
  /** The resident agreed to be sent one reminder, or to be asked once how it went. Agreeing again replaces it. */
  | {
      kind: 'keep-in-touch';
      /** `group/activity` */
      activity: string;
      /** The self-referral that it follows, or null. */
      request: string | null;
      what: 'reminder' | 'check-in';
      /** `YYYY-MM-DD` of the first visit, where it is known: a reminder needs it. */
      day: string | null;
      /** An e-mail address that they gave, or null to be reached in the conversation. */
      email: string | null;
      forWhom: string | null;
      language: string;
      /** They were told that others could see it, and agreed all the same. */
      mayBeSeen: boolean;
    }
  /** How it went, and what got in the way; `about` is the check-in that asked. */
  | { kind: 'went'; about: string; how: 'went' | 'not-yet' | 'not-for-me'; why: WhyNotThere | null }
  /** No reminder and no check-in any more. */
  | { kind: 'end-check-ins' }
  /** Words the text message that would be sent to a number, and looks at the number. Nothing is sent by this. */
  | { kind: 'word-text'; to: string; activities: string[]; language: string }
  /** The resident agreed that this text is sent to this number, with + and the country code. */
  | { kind: 'to-phone'; to: string; text: string; activities: string[]; language: string }
  /** Answers to the questions how they are, by `measure/question`. `pair` is what the answers before were kept under. */
  | {
      kind: 'how-are-you';
      when: 'before' | 'after';
      pair: string | null;
      answers: Record<string, number | string>;
    };

/** What kept somebody from going. */
export type WhyNotThere =
  'cost' | 'getting-there' | 'nerves' | 'health' | 'time' | 'nobody-answered' | 'other';

/**
 * Why a text message was not sent. `not-there` does not say whether the number wants none, or had enough: that is the
 * business of whoever has it.
 */
export type WhyNotTexted = 'landline' | 'abroad' | 'just-sent' | 'not-there' | 'enough-today' | 'too-busy';

/** A self-referral or hand-over as the resident is told of it. */
export interface Request {
  id: string;
  kind: 'self-referral' | 'waiting-list' | 'hand-over';
  /** Short, to be read out on the telephone: `7K4-Q9M`. */
  reference: string;
  /** `group/activity`, with the names it had, or null for a hand-over. */
  activity: { id: string; name: string; group: string } | null;
  /** ISO instant. */
  at: string;
  /** `YYYY-MM-DD` by which somebody should answer, or null where nobody said. */
  replyBy: string | null;
  /** `waiting` is for room, or for next week; `passed-on` for somebody's answer. */
  state: 'waiting' | 'passed-on' | 'in-touch' | 'not-right' | 'full' | 'withdrawn' | 'failed';
  /** What was sent, for "what did you send?"; null once it is forgotten. */
  sent: { name: string | null; reach: Reach; note: string | null } | null;
}

export type DeedOutcome =
  | { kind: 'done' }
  /** `onlyForShow` where nothing leaves this machine: a demonstration. */
  | { kind: 'sent'; request: Request; onlyForShow: boolean }
  /** The group has no room any more. `nextWeek` is the day (`YYYY-MM-DD`) from which it takes people again. */
  | { kind: 'no-room'; nextWeek: string | null; waitingList: boolean }
  /** The activity, or its way to be reached, has gone since. */
  | { kind: 'gone' }
  | { kind: 'requests'; requests: Request[] }
  /** `inTime` where nobody had been sent anything yet; else they were told that it is withdrawn. */
  | { kind: 'withdrawn'; request: Request; inTime: boolean }
  /** The text message as it would be sent; where it was shown already, it has changed since. `leftOut` activities had no room. */
  | { kind: 'text'; text: string; leftOut: number }
  | { kind: 'not-texted'; why: WhyNotTexted }
  /** Answers were kept under this random word, with nothing of the person. */
  | { kind: 'kept'; pair: string };
