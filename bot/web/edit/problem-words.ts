/** What is wrong with a group's file, in the language of the page. */
import type { Problem } from '../../catalogue/catalogue.js';
import type { WhatIsWrong } from '../../catalogue/what-is-wrong.js';
import type { Value } from '../../../dialogs/reply.js';
import { formattingLocale } from '../../words/dates.js';
import type { Wording } from '../../words/wording.js';
import type { Examples } from './examples.js';
import type { Told } from './problems.js';

/** What a page says things with. */
export interface EditWords {
  wording: Wording;
  examples: Examples;
}

/** A problem as the page tells it; one without a key stays in the English of the check. */
export function toldIn({ wording, examples }: EditWords, { level, message, what }: Problem): Told {
  return what === undefined
    ? { level, message, inEnglish: true }
    : { level, message: wrongIn({ wording, examples }, what), inEnglish: false };
}

export function wrongIn({ wording, examples }: EditWords, { key, values }: WhatIsWrong): string {
  return wording.say(`edit-problems:${keyFor(key, values)}`, {
    ...examples,
    ...labels,
    ...values,
    ...(typeof values['most'] === 'number' && { most: inFigures(values['most'], wording) }),
    ...(key === 'amount-currency' && { currency: examples.currency }),
    ...(typeof values['metres'] === 'number' && { distance: wording.distance(values['metres']) }),
  });
}

/** "10,000" */
function inFigures(number: number, { language }: Wording): string {
  return new Intl.NumberFormat(formattingLocale(language)).format(number);
}

/** Fields of which their absence is said in a sentence of its own. */
const asked = new Set(['name', 'about', 'topics', 'where', 'day', 'amount', 'to', 'id', 'activities']);

function keyFor(key: string, { name }: WhatIsWrong['values']): string {
  return key === 'missing' && typeof name === 'string' && asked.has(name) ? `missing-${name}` : key;
}

/** What parts of the page are called, for sentences that lead there. */
const labels: Record<string, Value> = {
  'label-about': { key: 'edit:activity-about' },
  'label-note': { key: 'edit:cost-note' },
  'label-from': { key: 'edit:when-from' },
  'label-until': { key: 'edit:when-to' },
  'label-group': { key: 'edit:details' },
};
