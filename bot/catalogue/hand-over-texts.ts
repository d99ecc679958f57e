/** What a place says of its people, in further languages. */
import type { Place } from './catalogue.js';
import { fields, optional } from './fields.js';
import { readLanguage } from './languages-and-regions.js';
import { phrase } from './plain-values.js';
import { keyed, then, type Shape } from './shape.js';

const longestHours = 120;
const longestReplyWithin = 60;

/** The fields as they are written in the place's own language. */
export const handOverTexts = {
  'reply-within': optional(
    phrase(longestReplyWithin),
    null,
    'How soon somebody answers, like 2 working days.',
  ),
  hours: optional(phrase(longestHours), null, 'When somebody is there, like Monday to Friday 9 to 5.'),
};

const inOneLanguage = then(fields('the same in another language', handOverTexts), ({ values }) => ({
  ...(values.hours !== null && { hours: values.hours }),
  ...(values['reply-within'] !== null && { replyWithin: values['reply-within'] }),
}));

/** `{ pl: { hours: …, reply-within: … } }` */
export const handOverInLanguages: Shape<NonNullable<Place['handOver']['in']>> = then(
  keyed(readLanguage, inOneLanguage, { what: 'language tags' }),
  (texts) => Object.fromEntries(texts),
);
