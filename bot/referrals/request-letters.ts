import { partsOfHandOver, partsOfSelfReferral } from '../../dialogs/passed-on.js';
import type { HandOverDraft, SelfReferralDraft } from '../../dialogs/deed.js';
import type { PassedOn } from '../../dialogs/reply.js';
import type { Place } from '../catalogue/catalogue.js';
import { passedOnAsText } from '../words/text.js';
import type { Wording, Words } from '../words/wording.js';
import type { RequestRecord } from './request-records.js';
import type { Letters } from './requests.js';

export interface LettersOptions {
  words: Words;
  now: () => Date;
  /** What stands below a request, such as links by which it is answered; empty where there are none. */
  below?: (request: RequestRecord, wording: Wording) => string[];
}

/**
 * Letters in the place's first language, in plain text. A request says exactly what its resident was shown, part by part,
 * and nothing else of them.
 */
export function createLetters({ words, now, below = () => [] }: LettersOptions): Letters {
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
        ...below(request, wording),
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
