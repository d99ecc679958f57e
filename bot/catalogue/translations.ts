/** What content files say in further languages, under `in:` and the tag of each. Whatever is left out is said as it stands. */
import type { ActivityTexts, GroupTexts, Texts } from './catalogue.js';
import { fields, optional, required } from './fields.js';
import { readLanguage } from './languages-and-regions.js';
import { longestAbout, longestFirstVisit, longestName } from './lengths.js';
import { phrase, text } from './plain-values.js';
import type { Report } from './report.js';
import { keyed, list, then, type Shape } from './shape.js';
import { wrong } from './what-is-wrong.js';

const tags = { what: 'language tags' };

/** What a group asks before somebody is put in touch. */
export const questionsShape = list(text(200), { most: 8, what: 'questions' });

const activityTexts = fields('the same in another language', {
  name: optional(phrase(longestName), null, 'The name in this language.'),
  about: optional(text(longestAbout), null, 'What people do there, in this language.'),
  'first-visit': optional(text(longestFirstVisit), null, 'The first visit, in this language.'),
  'before-joining': optional(
    questionsShape,
    null,
    'The questions before joining, as many and in that order.',
  ),
  'when-note': optional(phrase(120), null, 'What stands beside the day, like term time only.'),
  'cost-note': optional(phrase(120), null, 'What else is said of the cost, like first visit free.'),
  only: optional(phrase(80), null, 'Whom it is for alone, where that is in words of your own.'),
  'not-for': optional(phrase(120), null, 'Whom it does not suit.'),
});

/** An activity's texts by language. */
export const activityTextsShape: Shape<ReadonlyMap<string, ActivityTexts>> = keyed(
  readLanguage,
  then(activityTexts, ({ values }) =>
    withoutNull<ActivityTexts>({
      name: values.name,
      about: values.about,
      firstVisit: values['first-visit'],
      beforeJoining: values['before-joining'],
      whenNote: values['when-note'],
      costNote: values['cost-note'],
      only: values.only,
      notFor: values['not-for'],
    }),
  ),
  tags,
);

const groupTexts = fields('the same in another language', {
  name: optional(phrase(longestName), null, 'The name of the group in this language.'),
  about: optional(text(longestAbout), null, 'Who you are, in this language.'),
});

/** A group's texts by language. */
export const groupTextsShape: Shape<ReadonlyMap<string, GroupTexts>> = keyed(
  readLanguage,
  then(groupTexts, ({ values: { name, about } }) => withoutNull<GroupTexts>({ name, about })),
  tags,
);

/** A name by language: `{ cy: { name: Caerffili } }`. */
export const namesShape: Shape<Texts> = then(
  keyed(
    readLanguage,
    fields('the same in another language', {
      name: required(phrase(80), 'What people call it in that language.'),
    }),
    tags,
  ),
  (texts) => new Map([...texts].map(([tag, { values }]) => [tag, values.name])),
);

/** A translation that asks more or fewer questions would put the answers under the wrong ones. */
export function checkQuestions(
  questions: readonly string[],
  translations: ReadonlyMap<string, ActivityTexts>,
  report: Report,
  at: number,
): void {
  for (const [tag, { beforeJoining }] of translations) {
    if (beforeJoining === undefined || beforeJoining.length === questions.length) continue;
    const [count, most] = [beforeJoining.length, questions.length];
    report.error(
      at,
      `before-joining has ${most} and in ${tag} ${count}. Write as many there, in the same order.`,
      wrong('other-form'),
    );
  }
}

/** Only what was written. */
function withoutNull<T>(texts: { [K in keyof T]-?: T[K] | null }): T {
  return Object.fromEntries(Object.entries(texts).filter(([, written]) => written !== null)) as T;
}
