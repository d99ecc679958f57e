import type { Reach } from './deed.js';

/** What was heard in one message. Each finding carries the resident's own words that it came from. */

/** Something that matters to the resident, e.g. topic `gardening`, words "veg patch". */
export interface TopicHeard {
  topic: string;
  words: string;
}

/** What a resident needs in order to take part. An essential need excludes activities that do not meet it. */
export interface AccessHeard {
  need: string;
  words: string;
  essential: boolean;
}

/** A language that activities are wished to be held in, e.g. `pl`, words "in Polish"; no words where it was picked. */
export interface LanguageHeard {
  language: string;
  words: string;
}

/** One particular activity that the resident's words name, by the activity's own `words` or its name. */
export interface ActivityHeard {
  /** `group/activity` */
  activity: string;
  words: string;
  /** Found by a search of what activities say of themselves, for words that no topic covers. */
  found?: true;
}

/** ISO weekday, 1 is Monday, 7 is Sunday. */
export type Weekday = 1 | 2 | 3 | 4 | 5 | 6 | 7;

/** A time that suits, or with `not` one that does not. Minutes count from midnight in the place's time zone. */
export interface TimeHeard {
  /** Empty means every day. */
  days: Weekday[];
  from: number | null;
  to: number | null;
  /** One particular day, `YYYY-MM-DD`, where the resident named one ("3 March", "tomorrow"). */
  date: string | null;
  not: boolean;
  words: string;
}

export type Whereabouts =
  | { known: true; area: string; at: [latitude: number, longitude: number]; words: string }
  | { known: false; words: string };

/** What may be asked about an activity that is on view. Those that are access needs have the names of `content/access.yaml`. */
export const aboutActivity = [
  'step-free',
  'toilet',
  'hearing-loop',
  'bsl',
  'quiet',
  'companion',
  'large-print',
  'transport',
  'childcare',
  'parking',
  'getting-there',
  'children',
  'ages',
  'cost',
  'when',
  'bring',
  'dogs',
  'food',
  'who-comes',
  'first-visit',
] as const;
export type AboutActivity = (typeof aboutActivity)[number];

/** A question about what is on view, with the words for what it asks: "parking". */
export interface AskedAbout {
  about: AboutActivity;
  words: string;
}

/** What the resident said of who it is for. Only what was said; nothing is guessed. */
export interface PersonHeard {
  /** Years. */
  age?: number;
  /** Set where it is for somebody else: the resident's words for them, "my mum". */
  forWhom?: string;
  gender?: 'woman' | 'man';
  words: string;
}

export type SafetyKind = 'life' | 'harm' | 'medical';
export interface SafetyFinding {
  kind: SafetyKind;
  level: 'urgent' | 'check';
  words: string;
}

/** Always understood, whatever was asked. */
export type Command =
  | 'help'
  | 'back'
  | 'start-again'
  | 'person'
  | 'language'
  | 'what-you-know'
  | 'forget-me'
  | 'why'
  | 'what-was-sent'
  | 'withdraw'
  | 'to-my-phone';

/** Answers that many questions share. `yes` and `no` are the whole message, never a part of it. */
export type Answer =
  | 'yes'
  | 'no'
  | 'skip'
  | 'unsure'
  | 'nothing'
  | 'any'
  | 'more'
  | 'none-of-these'
  | 'hello'
  | 'thanks'
  /** Nothing but a sad face. */
  | 'sad'
  | 'goodbye';

export interface Heard {
  /** The message, trimmed and cut to what is read (`longestMessage`). */
  text: string;
  /** The language it seems to be in, or null where that is not clear. */
  language: string | null;
  /** The language that the resident asks to speak: "Cymraeg", "in Polish please". One that the place serves. */
  switchTo: string | null;
  topics: TopicHeard[];
  /** Turned down: "anything but bingo", "not gardening". */
  not: TopicHeard[];
  access: AccessHeard[];
  languages: LanguageHeard[];
  activities: ActivityHeard[];
  /** Topics that the message may be about: put to the resident as a question, never taken for said. */
  perhaps: TopicHeard[];
  times: TimeHeard[];
  /** "any time" */
  anyTime: boolean;
  where: Whereabouts | null;
  person: PersonHeard | null;
  command: Command | null;
  answer: Answer | null;
  /** Whether the command or answer is in words of another language of the place alone. English is understood everywhere. */
  inAnotherLanguage: boolean;
  /** The id of the offered choice that was picked, by its number, its label, or a telling part of it. */
  choice: string | null;
  /** What it asks about an activity, were one on view: "Is there parking?" */
  askedAbout: AskedAbout[];
  /** A telephone number or an e-mail address, where the message holds one. */
  reach: Reach | null;
  /** What the resident likes to be called, where the message says so: "I'm Rose", "my name is Rose". */
  name: string | null;
  /** A number or ordinal that stands for one of a list, 1 is the first: "2", "the second one", "number two". */
  number: number | null;
  safety: SafetyFinding | null;
}

/** What counts as heard where a question is put without a message, on a first visit. */
export const nothingHeard: Heard = {
  text: '',
  language: null,
  topics: [],
  not: [],
  access: [],
  languages: [],
  activities: [],
  perhaps: [],
  switchTo: null,
  times: [],
  anyTime: false,
  where: null,
  person: null,
  command: null,
  answer: null,
  inAnotherLanguage: false,
  choice: null,
  askedAbout: [],
  reach: null,
  name: null,
  number: null,
  safety: null,
};

/** A choice as it was put to the resident; `labels` are what its button says and other words that mean it. */
export interface OfferedChoice {
  id: string;
  labels: string[];
  /** Only its number or one of its labels whole picks it, where a likely guess would not do. */
  exact?: boolean;
}

/** What the words of one message are read against. */
export interface Listening {
  language: string;
  place: string;
  now: Date;
  offered: OfferedChoice[];
  /** The same choices as they are called in another language of the place. */
  offeredIn?: (language: string) => OfferedChoice[];
  /**
   * What was just asked, where it changes how bare words are read: "Burley" after "whereabouts?". `particular` is a name,
   * a number, or a yes to what is sent.
   */
  asked: 'matters' | 'access' | 'whereabouts' | 'when' | 'choice' | 'particular' | null;
}
