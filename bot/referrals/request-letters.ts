import type { Place } from '../catalogue/catalogue.js';
import { passedOnAsText } from '../words/text.js';
import type { Wording, Words } from '../words/wording.js';
import { answerKinds, answerToken, type AnswerKind } from './answers.js';
import type { Letters, LetterText } from './delivery.js';
import { prsbText } from './prsb.js';
import { partsOf, recordOf } from './request-parts.js';
import { teamsBody, teamsWithdrawn, webhookBody, webhookWithdrawn } from './request-posts.js';
import type { RequestRecord } from './request-records.js';

export interface LettersOptions {
  words: Words;
  now: () => Date;
  /** Where a request is answered: a whole address. */
  answerLink: (token: string, answer: AnswerKind) => string;
}

/**
 * Letters in the place's first language: plain text by e-mail, JSON to a webhook, a card in Teams. A request says exactly
 * what its resident was shown, part by part, and nothing else of them.
 */
export function createLetters({ words, now, answerLink }: LettersOptions): Letters {
  const wordingOf = ({ id, languages }: Place) => words.in(languages[0] ?? 'en', id, now());
  return {
    asking(request, place, { by }) {
      const wording = wordingOf(place);
      const links = answersOf((kind) => answerLink(answerToken(request), kind));
      const subject = wording.say(`letters:subject-${request.kind}`, valuesOf(request));
      if (by === 'webhook') return { subject, text: webhookBody(request, place, wording, links) };
      if (by === 'email') return { subject, ...email(request, place, wording, links) };
      const buttons = answersOf((kind) => ({
        title: wording.say(`answers:button-${kind}`),
        url: links[kind],
      }));
      const sentences = {
        title: subject,
        before: withoutHello(opening(request, wording)),
        after: closing(request, wording),
      };
      return { subject, text: teamsBody(request, place, wording, buttons, sentences) };
    },
    withdrawn(request, place, { by }) {
      const wording = wordingOf(place);
      const subject = wording.say('letters:subject-withdrawn', valuesOf(request));
      const text = wording.say('letters:withdrawn', valuesOf(request));
      if (by === 'webhook') return { subject, text: webhookWithdrawn(request, place) };
      return { subject, text: by === 'teams' ? teamsWithdrawn(subject, text) : text };
    },
  };
}

function email(
  request: RequestRecord,
  place: Place,
  wording: Wording,
  links: Record<AnswerKind, string>,
): Pick<LetterText, 'text' | 'attachments'> {
  const lines = [
    opening(request, wording),
    '',
    ...passedOnAsText({ to: '', parts: partsOf(request, place) }, wording),
    '',
    ...replyBy(request, wording),
    '',
    wording.say('letters:answer'),
    ...answerKinds.map((kind) => wording.say(`letters:answer-${kind}`, { link: links[kind] })),
    '',
    wording.say('letters:reference', valuesOf(request)),
    '',
    wording.say('letters:nothing-else'),
  ];
  const record = request.kind === 'hand-over' ? recordOf(request, place, wording) : null;
  if (record === null) return { text: lines.join('\n') };
  const name = `${request.reference}.json`;
  const json = { name, type: 'application/json', text: `${JSON.stringify(record, null, 2)}\n` };
  // The headings are the UK's own, in English: elsewhere nobody looks for them.
  if (place.culture.startsWith('GB')) lines.push('', wording.say('record:intro'), '', prsbText(record));
  return { text: lines.join('\n'), attachments: [json] };
}

function opening(request: RequestRecord, wording: Wording): string {
  return wording.say(`letters:asking-${request.kind}`, valuesOf(request));
}

/** What follows the first paragraph, as a sentence of its own. */
function withoutHello(text: string): string {
  const [, ...rest] = text.split('\n\n');
  const said = rest.join(' ');
  return said.charAt(0).toUpperCase() + said.slice(1);
}

function closing(request: RequestRecord, wording: Wording): string[] {
  return [...replyBy(request, wording), wording.say('letters:reference', valuesOf(request))];
}

function replyBy({ replyBy: day }: RequestRecord, wording: Wording): string[] {
  return day === null ? [] : [wording.say('letters:reply-by', { by: { day } })];
}

function answersOf<T>(one: (kind: AnswerKind) => T): Record<AnswerKind, T> {
  return Object.fromEntries(answerKinds.map((kind) => [kind, one(kind)])) as Record<AnswerKind, T>;
}

function valuesOf({ reference, activity }: RequestRecord) {
  return { reference, name: activity?.name ?? '', group: activity?.group ?? '' };
}
