/** Requests as JSON: for a webhook, and as a card for a channel of Microsoft Teams. docs/referrals.md describes both. */
import type { Place } from '../catalogue/catalogue.js';
import type { Wording } from '../words/wording.js';
import type { AnswerKind } from './answers.js';
import type { RequestRecord } from './request-records.js';
import { recordOf, wordedParts } from './request-parts.js';

/** The addresses of the pages on which a request is answered. */
export type AnswerLinks = Readonly<Record<AnswerKind, string>>;

/** The body of a webhook. */
export function webhookBody(
  request: RequestRecord,
  place: Place,
  wording: Wording,
  answer: AnswerLinks,
): string {
  const { activity, at, replyBy } = request;
  return JSON.stringify({
    type: `${request.kind}.asked`,
    timestamp: at,
    data: {
      ...about(request, place),
      activity,
      replyBy,
      parts: wordedParts(request, place, wording),
      answer,
      record: recordOf(request, place, wording),
    },
  });
}

export function webhookWithdrawn(request: RequestRecord, place: Place): string {
  const { kind, stateAt } = request;
  return JSON.stringify({ type: `${kind}.withdrawn`, timestamp: stateAt, data: about(request, place) });
}

function about({ kind, reference }: RequestRecord, { id, name, example }: Place) {
  return { kind, reference, place: { id, name }, madeUp: example };
}

/** A message of Teams with an Adaptive Card of the same parts, and a button for each answer. */
export function teamsBody(
  request: RequestRecord,
  place: Place,
  wording: Wording,
  answer: Readonly<Record<AnswerKind, { title: string; url: string }>>,
  sentences: { title: string; before: string; after: string[] },
): string {
  const actions = Object.values(answer).map((one) => ({ type: 'Action.OpenUrl', ...one }));
  const parts = wordedParts(request, place, wording).map(({ label, value }) =>
    line(`${label}${/[?？؟]$/.test(label) ? '' : ':'} `, value, true),
  );
  const body = [
    line(sentences.title, '', true),
    line('', sentences.before),
    ...parts,
    ...sentences.after.map((said) => line('', said)),
  ];
  return card(body, actions);
}

export function teamsWithdrawn(title: string, text: string): string {
  return card([line(title, '', true), line('', text)], []);
}

/**
 * Text runs show text as it stands; a text block would take what a resident wrote for Markdown, so that they could put
 * links and pictures into the channel. https://learn.microsoft.com/adaptive-cards/schema-explorer/text-run
 */
function line(strong: string, plain: string, apart = false) {
  const runs = [
    ...(strong === '' ? [] : [{ type: 'TextRun', text: strong, weight: 'Bolder' }]),
    ...(plain === '' ? [] : [{ type: 'TextRun', text: plain }]),
  ];
  return { type: 'RichTextBlock', spacing: apart ? 'Small' : 'Medium', inlines: runs };
}

function card(body: unknown[], actions: unknown[]): string {
  const content = {
    $schema: 'http://adaptivecards.io/schemas/adaptive-card.json',
    type: 'AdaptiveCard',
    version: '1.4',
    body,
    ...(actions.length === 0 ? {} : { actions }),
  };
  const attachments = [{ contentType: 'application/vnd.microsoft.card.adaptive', contentUrl: null, content }];
  return JSON.stringify({ type: 'message', attachments });
}
