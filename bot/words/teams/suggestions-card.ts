import type { Choice, Reply } from '../../../dialogs/reply.js';
import type { Suggestion } from '../../../dialogs/suggestion.js';
import { mapLink } from '../../web/links.js';
import type { CardElement, OutgoingActivity } from '../outgoing-activity.js';
import { wordAboutLanguage } from '../in-languages.js';
import { sentencesTogether } from '../lists.js';
import { replyAsText } from '../text.js';
import type { Wording } from '../wording.js';
import { button, cardMessage, facts, linkButton, paragraph, rows } from './card.js';
import { isolated, withoutMarks } from './markdown.js';

/** All suggestions of a reply as one card, and below them buttons for `further` choices. */
export function suggestionsCard(
  reply: Reply & { suggestions: Suggestion[] },
  further: readonly Choice[],
  wording: Wording,
): OutgoingActivity {
  const { suggestions } = reply;
  return cardMessage(wording, {
    body: [
      ...suggestions.map((suggestion, index): CardElement => ({
        type: 'Container',
        ...(index === 0 ? {} : { separator: true, spacing: 'Medium' }),
        items: suggestionItems(suggestion, index + 1, wording),
      })),
      ...rows(further.map((choice) => button(wording.choice(choice), wording.choice(choice)))),
    ],
    fallback: replyAsText(reply, wording),
    summary: numberedNames(suggestions, wording).join(' '),
  });
}

/** "1. Saturday on the allotment (Hyde Park Growers)": what stands beside the card in words. */
export function numberedNames(suggestions: readonly Suggestion[], wording: Wording): string[] {
  return suggestions.map(
    ({ name, group }, index) => `${index + 1}. ${isolated(name, wording)} (${isolated(group.name, wording)})`,
  );
}

/** Number, name and group first; then what it is, why this one, when, where, what it costs, and what to know. */
function suggestionItems(suggestion: Suggestion, number: number, wording: Wording): CardElement[] {
  const { id, name, about, group, reasons, cautions, where } = suggestion;
  const note = wordAboutLanguage(suggestion, wording);
  const together = (sentences: string[]) => sentencesTogether(sentences, wording.language);
  const why = together(reasons.map((reason) => wording.reason(reason)));
  const care = together(cautions.map((caution) => wording.caution(caution)));
  const asked = wording.choice({ id: `activity:${id}`, say: 'suggestions:choice-one', values: { name } });
  const map = where.kind === 'at' ? mapLink(where.at, where.postcode) : null;
  return [
    paragraph(`${number}. ${isolated(name, wording)}`, {
      size: 'Medium',
      weight: 'Bolder',
      style: 'heading',
    }),
    paragraph(wording.say('web:with-group', { group: group.name }), { isSubtle: true, spacing: 'None' }),
    paragraph(isolated(about, wording)),
    ...(note === null ? [] : [paragraph(note, { isSubtle: true, size: 'Small' })]),
    ...(why === '' ? [] : [paragraph(wording.say('parts:why', { reasons: why }))]),
    ...facts([
      [wording.say('web:when'), withoutMarks(wording.schedule(suggestion))],
      [wording.say('web:where'), withoutMarks(wording.where(suggestion))],
      [wording.say('web:cost'), withoutMarks(wording.cost(suggestion.cost))],
    ]),
    ...(care === '' ? [] : [paragraph(wording.say('parts:take-care', { cautions: care }))]),
    paragraph(wording.checked(suggestion.checked), { isSubtle: true, size: 'Small' }),
    ...rows([
      button(wording.say('teams:tell-me-more', { number }), asked),
      ...linkButton(wording.say('teams:map', { number }), map),
    ]),
  ];
}
