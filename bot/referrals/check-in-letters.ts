import { emptyStory } from '../../dialogs/telling.js';
import type { Catalogue, Place } from '../catalogue/catalogue.js';
import { details } from '../suggesting/details.js';
import { indexOf } from '../suggesting/place-indexes.js';
import { factsAsText } from '../words/text.js';
import type { Wording, Words } from '../words/wording.js';
import type { About, CheckInRecord } from './check-in-records.js';
import { checkInToken } from './check-ins.js';
import { letterText } from './letter.js';

/** What can be answered by a link in an e-mail; `stop` ends all of them. */
export const howItWentAnswers = ['went', 'not-yet', 'not-for-me', 'stop'] as const;
export type HowItWentAnswer = (typeof howItWentAnswers)[number];

/** Where the page behind the links is. */
export const howItWentPath = '/how-it-went';

export interface CheckInLettersOptions {
  words: Words;
  catalogue: () => Catalogue;
  now: () => Date;
  /** The whole address of a path of this site. */
  address: (path: string) => string;
}

export interface CheckInLetter {
  subject: string;
  text: string;
}

/** Words the e-mails to residents, in their language. */
export interface CheckInLetters {
  /** `off` where the meeting is not on any more. */
  reminder(record: CheckInRecord, about: About, place: Place, off: boolean): CheckInLetter;
  checkIn(record: CheckInRecord, about: About, place: Place): CheckInLetter;
}

/** A subject is read by whoever sees the screen, so that it names no activity. */
export function createCheckInLetters(options: CheckInLettersOptions): CheckInLetters {
  const { catalogue, now, address } = options;
  // Whatever browser the mail is read in, the pages behind the links are in the language of the letter.
  const chat = ({ id }: Place, { language }: About) => address(`/chat/${id}?lang=${language}`);
  const link = (record: CheckInRecord, about: About, answer: HowItWentAnswer) =>
    address(
      `${howItWentPath}?token=${encodeURIComponent(checkInToken(record, about))}&answer=${answer}&lang=${about.language}`,
    );
  const stop = (wording: Wording, record: CheckInRecord, about: About) =>
    `${wording.say('check-in:letter-stop')}\n${link(record, about, 'stop')}`;

  return {
    reminder(record, about, place, off) {
      const wording = undated(options, place, about.language);
      const { id, name, group } = about.activity;
      const values = { name, group, day: { day: about.reminder!.day } };
      const index = indexOf(place, catalogue());
      const activity = off ? null : details(index, id, emptyStory(), now(), about.language);
      const facts = activity === null ? [] : factsAsText(activity, wording);
      const first = activity?.firstVisit ?? null;
      return {
        subject: wording.say('check-in:letter-subject-reminder'),
        text: letterText(wording, [
          wording.say(off ? 'check-in:reminder-off' : 'check-in:reminder', values),
          facts.length === 0 ? null : facts.join('\n'),
          first === null ? null : wording.say('parts:first-visit', { text: first }),
          `${wording.say('check-in:letter-chat')}\n${chat(place, about)}`,
          stop(wording, record, about),
        ]),
      };
    },

    checkIn(record, about, place) {
      const wording = undated(options, place, about.language);
      const { name, group } = about.activity;
      const values = { name, group, whom: about.forWhom ?? '' };
      const answers = (['went', 'not-yet', 'not-for-me'] as const).map(
        (answer) =>
          `${wording.say('check-in:letter-choice', { choice: wording.say(`check-in:choice-${answer}`) })}\n${link(record, about, answer)}`,
      );
      return {
        subject: wording.say('check-in:letter-subject-check-in'),
        text: letterText(wording, [
          wording.say(about.forWhom === null ? 'check-in:how' : 'check-in:how-whom', values),
          wording.say('check-in:letter-answer'),
          ...answers,
          `${wording.say('check-in:letter-chat')}\n${chat(place, about)}`,
          stop(wording, record, about),
        ]),
      };
    },
  };
}

/** A letter is read days later: by the wording of the day before yesterday no day in it is "today" or "tomorrow". */
function undated({ words, now }: CheckInLettersOptions, place: Place, language: string): Wording {
  return words.in(language, place.id, new Date(now().getTime() - 2 * 24 * 60 * 60_000));
}
