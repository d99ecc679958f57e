/** An activity with the reasons why it is offered: plain data, complete in itself, worded by the locale. */

export type Reason =
  | { kind: 'topic'; topic: string; words: string }
  /** The activity's own words, or its name, were said. */
  | { kind: 'words'; words: string }
  /** A topic near to what was said. */
  | { kind: 'related'; topic: string; to: string; words: string }
  | { kind: 'near'; metres: number; area: string }
  | { kind: 'free' }
  | { kind: 'access'; need: string; words: string }
  | { kind: 'time'; words: string }
  | { kind: 'language'; language: string }
  | { kind: 'for'; words: string };

/** What does not quite fit, or is not known, said with the suggestion. */
export type Caution =
  | { kind: 'access-unknown'; need: string }
  | { kind: 'access-unmet'; need: string }
  | { kind: 'other-time' }
  | { kind: 'far'; metres: number }
  /** Not known to be held in the language that was asked for. */
  | { kind: 'language'; language: string }
  /** For some only, where the resident did not say whether they are of them. */
  | { kind: 'only'; who: string }
  | { kind: 'ages'; ages: string }
  | { kind: 'checked-long-ago'; checked: string | null };

/** How the search was widened because nothing quite fitted. */
export type Widening = 'further' | 'other-times' | 'related-topics';

/** One meeting of an activity. Local times of the place, `YYYY-MM-DDTHH:MM`; `instant` is the same in UTC (ISO). */
export interface Meeting {
  from: string;
  to: string | null;
  instant: string;
  /** False where only the day is known. */
  timed: boolean;
}

export type Where =
  | { kind: 'at'; name: string; postcode: string | null; at: [latitude: number, longitude: number] | null }
  | { kind: 'online' }
  | { kind: 'at-home' };

export type Cost =
  /** With `note`, in the group's words, where people may pay if they like: "pay what you can". */
  | { kind: 'free'; note?: string }
  | { kind: 'amount'; amount: number; currency: string; per: string | null; note: string | null }
  | { kind: 'unknown' };

/** The languages that the group's texts are in, as tags; each may be another than the resident's. */
export interface WrittenIn {
  name: string;
  about: string;
  firstVisit: string;
  /** What the group says of itself. */
  group: string;
  /** Notes on days and cost, and whom it is for or not for. Absent in what an earlier release kept. */
  notes?: string;
  /** What is asked before joining. Absent in what an earlier release kept. */
  questions?: string;
}

export interface Suggestion {
  /** `group/activity` */
  id: string;
  name: string;
  about: string;
  group: { id: string; name: string };
  next: Meeting | null;
  /** The weekday (1 is Monday) and time where it meets every week and nothing else, else null. */
  weekly: { day: number; from: string | null; to: string | null } | null;
  /** What the group says beside its days, in its own words: "term time only". */
  whenNote?: string;
  where: Where;
  /** Metres from where the resident is, or null where either is unknown. */
  metres: number | null;
  cost: Cost;
  /** `YYYY-MM-DD` on which somebody last made sure the details are right. */
  checked: string | null;
  /** Absent in what an earlier release kept: then all is taken to be in the resident's language. */
  writtenIn?: WrittenIn;
  join: 'drop-in' | 'book' | 'refer';
  reasons: Reason[];
  cautions: Caution[];
}

/** All about one activity, for the page that shows it in full. */
export interface ActivityDetails extends Omit<Suggestion, 'reasons' | 'cautions'> {
  groupAbout: string;
  /** What it is called in any language. */
  names: string[];
  firstVisit: string | null;
  meetings: Meeting[];
  access: { need: string; met: boolean | null }[];
  ages: string | null;
  only: string | null;
  notFor: string | null;
  languages: string[];
  contact: { name: string | null; phone: string | null; email: string | null; website: string | null };
  status: 'open' | 'full' | 'waiting-list' | 'paused' | 'closed';
  /** What the group asks before somebody is put in touch. */
  beforeJoining: string[];
  /** How soon the group answers, as it wrote it, or null. */
  replyWithin: string | null;
}
