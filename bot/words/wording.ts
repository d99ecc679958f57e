import type { Weekday } from '../../dialogs/heard.js';
import type { Choice, Reply, Value } from '../../dialogs/reply.js';
import type {
  ActivityDetails,
  Caution,
  Cost,
  Meeting,
  Reason,
  Suggestion,
  Widening,
} from '../../dialogs/suggestion.js';
import type { HelpLine, Texts } from '../catalogue/catalogue.js';

/** Everything that is said in one language, for one place, at one time. Renderers of all channels are built on it. */
export interface Wording {
  language: string;
  direction: 'ltr' | 'rtl';
  /** A sentence of the locale, by `file:key`. A missing key falls back to English. */
  say(key: string, values?: Record<string, Value>): string;
  choice(choice: Choice): string;
  /** Other words that pick the choice. */
  also(choice: Choice): string[];
  /** The text in this language, or in the nearest that there is. */
  text(texts: Texts | undefined): string | undefined;
  topic(id: string): string;
  need(id: string): string;
  reason(reason: Reason): string;
  caution(caution: Caution): string;
  widening(widening: Widening): string;
  /** "Saturday 21 November, 10am to 12:30pm" in the place's own time. */
  meeting(meeting: Meeting): string;
  /** "Sat 21 Nov 10am": one that still says the same when it is read a day later. */
  shortMeeting(meeting: Meeting): string;
  /** "Every Saturday, 10am to 12:30pm", or the next meeting, or "when you like". */
  schedule(suggestion: Suggestion | ActivityDetails): string;
  /** A time of day, `18:30`, as the clocks of the place show it in this language: "6:30pm". */
  time(wall: string): string;
  where(suggestion: Suggestion | ActivityDetails): string;
  distance(metres: number): string;
  cost(cost: Cost): string;
  checked(day: string | null): string;
  list(parts: string[]): string;
  /** The days of the week, 1 is Monday, in the order in which calendars of the place have them. */
  weekdays(): { day: Weekday; name: string }[];
  languageName(tag: string): string;
  helpLines(reply: Reply): HelpLine[];
}

/** Makes the wording of a language for a place; languages without a locale are worded in English. */
export interface Words {
  /** Those that the conversation can be held in; a locale may also hold only words to be understood. */
  languages: readonly string[];
  /** Whether a native speaker has read a language's texts. */
  reviewed: (language: string) => boolean;
  /** Whether a message is nothing but the words of one of the bot's own choices, about anything but safety. */
  isOwnChoice: (text: string, language: string) => boolean;
  /** `channel` asks for the shorter sentences that a channel has of its own (`sms`). */
  in(language: string, place: string, now: Date, channel?: string): Wording;
}
