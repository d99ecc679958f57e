/** The form of `locales/<language>/understood.yaml`, which people write by hand. */
import * as z from 'zod';

const text = z.string();
const list = z.array(z.string());
const table = z.record(z.string(), z.string());
const lists = <Name extends string>(...names: Name[]) =>
  z.strictObject(Object.fromEntries(names.map((name) => [name, list.optional()])));
const time = z.string().regex(/^([01]\d|2[0-4]):[0-5]\d$/, 'should be a time like "09:00", in quotes');
const parts = z.array(z.strictObject({ words: list, from: time, to: time }));

/** Every list that the bot reads, as `bot/understanding/understood-words.ts` has them. */
export const understoodShape = z.strictObject({
  same: table.optional(),
  endings: table.optional(),
  telling: text.optional(),
  letters: text.optional(),
  script: text.optional(),
  spelling: list.optional(),
  small: text.optional(),
  forenames: text.optional(),
  articles: list.optional(),
  courtesy: list.optional(),
  'courtesy-after-yes': list.optional(),
  commands: z.record(z.string(), list).optional(),
  answers: z.record(z.string(), list).optional(),
  'asking-for': lists('before', 'whose', 'after', 'about').optional(),
  'no-answers': list.optional(),
  numbers: list.optional(),
  ordinals: list.optional(),
  last: list.optional(),
  'number-lead': list.optional(),
  'number-tail': list.optional(),
  'turned-down': lists(
    ...['no', 'does-not', 'little', 'cues', 'complaints', 'pressed', 'needless', 'services', 'after'],
    ...['refusals', 'refers-back', 'fine', 'not-these'],
  ).optional(),
  once: list.optional(),
  'now-rather': list.optional(),
  wishes: list.optional(),
  'no-wishes': list.optional(),
  sayings: list.optional(),
  contrast: list.optional(),
  subjects: list.optional(),
  'first-person-wishes': list.optional(),
  essential: list.optional(),
  time: z
    .strictObject({
      ...lists(
        ...['days', 'short-days', 'weekdays', 'weekend', 'every-day', 'today', 'tonight', 'tomorrow', 'any'],
        ...['and', 'links', 'after', 'before', 'after-it', 'before-it', 'to', 'between', 'am', 'pm', 'at'],
        ...['oclock', 'not', 'bad', 'not-a-wish', 'cues'],
      ).shape,
      parts: parts.optional(),
      'asked-parts': parts.optional(),
    })
    .optional(),
  where: lists('live', 'near', 'place-follows', 'streets', 'buildings', 'not-places').optional(),
  person: lists(
    ...['i-am', 'age-and', 'age-of', 'years', 'old', 'article', 'units', 'for', 'not-for', 'my', 'kin'],
    ...['needs', 'not-needs', 'woman', 'man', 'he', 'she', 'names-follow'],
  ).optional(),
  danger: lists(
    ...['denied', 'denial-passes', 'turn', 'not-denied', 'past', 'past-illness', 'settled', 'about'],
    ...['talk-of', 'subject', 'personal', 'now'],
  ).optional(),
  speak: z
    .strictObject({
      names: z.record(z.string(), list).optional(),
      ...lists('around', 'before', 'behind').shape,
    })
    .optional(),
});
