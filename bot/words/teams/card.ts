import { webLink } from '../../web/links.js';
import type { AdaptiveCard, CardAction, CardElement, OutgoingActivity } from '../outgoing-activity.js';
import type { Wording } from '../wording.js';
import { lines, withoutMarks } from './markdown.js';

/** Buttons that Teams shows side by side. */
const buttonsInARow = 6;
/** Characters that fit side by side on a card, with those that a button's frame takes up. */
const widestRow = 64;
const frame = 6;
/** Longer titles are cut by Teams itself, without a sign. */
const longestTitle = 80;

/** A message that is a card. `fallback` is the plain text that says the same where no card is shown. */
export function cardMessage(
  wording: Wording,
  { body, fallback, summary }: { body: CardElement[]; fallback: string; summary: string },
): OutgoingActivity {
  const content: AdaptiveCard = {
    $schema: 'http://adaptivecards.io/schemas/adaptive-card.json',
    type: 'AdaptiveCard',
    version: '1.5',
    lang: wording.language.split('-')[0] ?? wording.language,
    ...(wording.direction === 'rtl' ? { rtl: true } : {}),
    fallbackText: lines(fallback.split('\n').map(withoutMarks)),
    body,
    msteams: { width: 'Full' },
  };
  return {
    type: 'message',
    locale: wording.language,
    summary,
    attachments: [{ contentType: 'application/vnd.microsoft.card.adaptive', content }],
  };
}

type TextBlock = Extract<CardElement, { type: 'TextBlock' }>;

/** A paragraph that shows the text as it is. */
export function paragraph(text: string, look: Omit<TextBlock, 'type' | 'text' | 'wrap'> = {}): TextBlock {
  return { type: 'TextBlock', text: withoutMarks(text), wrap: true, ...look };
}

/** Facts whose values are Markdown already. */
export function facts(all: readonly (readonly [title: string, value: string | null])[]): CardElement[] {
  const known = all.flatMap(([title, value]) =>
    value === null || value === '' ? [] : [{ title: withoutMarks(title), value }],
  );
  return known.length === 0 ? [] : [{ type: 'FactSet', facts: known }];
}

/** A button that says the words for the resident. They stand in the talk, as if they were typed. */
export function button(title: string, say: string): CardAction {
  const data = { type: 'messageBack', displayText: say, text: say, value: { say } } as const;
  return { type: 'Action.Submit', ...titled(title), data: { say, msteams: data } };
}

/** Nothing where the address is none that may be linked to. */
export function linkButton(title: string, address: string | null): CardAction[] {
  const url = webLink(address);
  return url === null ? [] : [{ type: 'Action.OpenUrl', ...titled(title), url }];
}

/** Buttons in as many rows as they need, so that none is cut short. */
export function rows(actions: readonly CardAction[]): CardElement[] {
  const found: CardAction[][] = [];
  let width = 0;
  for (const action of actions) {
    const row = found.at(-1);
    const needs = action.title.length + frame;
    if (row === undefined || row.length === buttonsInARow || width + needs > widestRow) {
      found.push([action]);
      width = needs;
    } else {
      row.push(action);
      width += needs;
    }
  }
  return found.map((row) => ({ type: 'ActionSet', actions: row }));
}

function titled(title: string): { title: string; tooltip?: string } {
  if (title.length <= longestTitle) return { title };
  return { title: `${title.slice(0, longestTitle - 1).trimEnd()}…`, tooltip: title };
}
