import { partsOfHandOver, partsOfSelfReferral } from '../../dialogs/passed-on.js';
import type { HandOverDraft, SelfReferralDraft } from '../../dialogs/deed.js';
import type { PassedOn } from '../../dialogs/reply.js';
import type { Place } from '../catalogue/catalogue.js';
import { passedOnAsText } from '../words/text.js';
import type { Words } from '../words/wording.js';
import { answerKinds, answerToken, type AnswerKind } from './answers.js';
import type { RequestRecord } from './request-records.js';
import type { Letters } from './requests.js';

export interface LettersOptions {
  words: Words;
  now: () => Date;
  /** Where a request is answered: a whole address. */
  answerLink: (token: string, answer: AnswerKind) => string;
}

/**
 * Letters in the place's first language, in plain text. A request says exactly what its resident was shown, part by part,
 * and nothing else of them.
 */
export function createLetters({ words, now, answerLink }: LettersOptions): Letters {
  const wordingOf = ({ id, languages }: Place) => words.in(languages[0] ?? 'en', id, now());
  return {
    asking(request, place) {
      const wording = wordingOf(place);
      const values = valuesOf(request);
      const parts = partsOf(request, place);
      const answer =
        request.replyBy === null ? [] : [wording.say('letters:reply-by', { by: { day: request.replyBy } })];
      const lines = [
        wording.say(`letters:asking-${request.kind}`, values),
        '',
        ...passedOnAsText({ to: '', parts }, wording),
        '',
        ...answer,
        '',
        wording.say('letters:answer'),
        ...answerKinds.map((kind) =>
          wording.say(`letters:answer-${kind}`, { link: answerLink(answerToken(request), kind) }),
        ),
        '',
        wording.say('letters:reference', values),
        '',
        wording.say('letters:nothing-else'),
      ];
      return { subject: wording.say(`letters:subject-${request.kind}`, values), text: lines.join('\n') };
    },
    withdrawn(request, place) {
      const wording = wordingOf(place);
      const values = valuesOf(request);
      const text = wording.say('letters:withdrawn', values);
      return { subject: wording.say('letters:subject-withdrawn', values), text };
    },
  };
}

function partsOf({ draft, kind }: RequestRecord, place: Place): PassedOn['parts'] {
  if (draft === null) return [];
  const nameOf = (id: string) => place.activities.find((activity) => activity.id === id)?.name ?? null;
  return kind === 'hand-over'
    ? partsOfHandOver(draft as HandOverDraft, nameOf)
    : partsOfSelfReferral(draft as SelfReferralDraft);
}

function valuesOf({ reference, activity }: RequestRecord) {
  return { reference, name: activity?.name ?? '', group: activity?.group ?? '' };
}
