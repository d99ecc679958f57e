/** One activity of a group's file. */
import { costShape, date, datesShape, forShape, whenShape } from './activity-parts.js';
import { adviseOnActivity } from './advice.js';
import { sourceShape } from './source-shape.js';
import type { Activity, Area, Day, Freshness } from './catalogue.js';
import { fields, optional, required } from './fields.js';
import { usualFreshness } from './freshness.js';
import { knownIds, type Known } from './known.js';
import { language } from './languages-and-regions.js';
import { longestAbout, longestFirstVisit, longestName } from './lengths.js';
import { id, phrase, text } from './plain-values.js';
import { list, oneOf, then, type Shape } from './shape.js';
import { activityTextsShape, checkQuestions, questionsShape } from './translations.js';
import { wrong, type WhatIsWrong } from './what-is-wrong.js';
import { whereShape } from './where-shape.js';

/** What an activity is read against. */
export interface ActivityContext {
  currency: string;
  /** The place's languages; the first is taken where an activity names none. */
  languages: readonly string[];
  areas: readonly Area[];
  topics: Known;
  access: Known;
  /** Null to give no advice on how long ago details were checked. */
  today: Day | null;
  /** When the place counts details as old. */
  freshness?: Freshness;
}

/** An activity before it is known which group it belongs to: `id` is its own alone. */
export type OwnActivity = Omit<Activity, 'group'>;

export function activityShape(context: ActivityContext): Shape<OwnActivity> {
  const shape = fields('an activity', {
    id: required(id, 'A short name for links, like saturday-allotment. Never change it once people use it.'),
    name: required(phrase(longestName), 'What people call it.'),
    about: required(text(longestAbout), 'What people do there, in two or three plain sentences.'),
    'first-visit': optional(
      text(longestFirstVisit),
      null,
      'What happens when somebody comes for the first time.',
    ),
    topics: required(
      knownIds(context.topics, { what: 'a topic', most: 12 }),
      'What it is about: names of files in topics.',
    ),
    words: optional(
      list(phrase(60), { most: 50, what: 'words' }),
      [],
      'Other words that people round here say for it.',
    ),
    when: optional(whenShape(context.today), [], 'When it meets. Leave out if people come when they like.'),
    'not-on': optional(datesShape, [], 'Days on which it does not meet.'),
    where: required(whereShape(context), 'online, at-home, or its name, postcode and place on the map.'),
    cost: optional(
      costShape(context.currency),
      { kind: 'unknown' },
      'free, or the amount and what it is for.',
    ),
    access: optional(
      knownIds(context.access, { what: 'an access need', most: 40, canLack: true }),
      null,
      'What it offers: names in access.yaml. Write no step-free where it is certain that there is none.',
    ),
    for: optional(forShape, null, 'Whom it is for, if not for everybody.'),
    languages: optional(
      list(language, { most: 20, what: 'languages' }),
      null,
      'Languages that are spoken there.',
    ),
    join: optional(oneOf('a way to join', ['drop-in', 'book', 'refer']), null, 'drop-in, book or refer.'),
    'before-joining': optional(
      questionsShape,
      [],
      'What somebody should know or say yes to before they are put in touch.',
    ),
    status: optional(
      oneOf('a status', ['open', 'full', 'waiting-list', 'paused', 'closed']),
      'open',
      'Whether people can come now.',
    ),
    'status-until': optional(date, null, 'The day from which it counts as open again.'),
    checked: optional(date, null, 'The day somebody last made sure that all this is right.'),
    source: optional(sourceShape, null, 'The directory it was imported from. Leave it as it is.'),
    in: optional(activityTextsShape, new Map(), 'The same texts in other languages.'),
  });
  return then(shape, ({ values: read, at }, report) => {
    const mistake = topicsMistake(read.topics, context.topics) ?? accessMistake(read.access);
    if (mistake) {
      report.error(at(mistake.field), mistake.message, mistake.what);
      return undefined;
    }
    checkQuestions(read['before-joining'], read.in, report, at('in'));
    const knowsSteps = context.access.usable.has('step-free');
    adviseOnActivity(
      read,
      at,
      { today: context.today, knowsSteps, freshness: context.freshness ?? usualFreshness },
      report,
    );
    return {
      id: read.id,
      name: read.name,
      about: read.about,
      firstVisit: read['first-visit'],
      topics: read.topics.ids,
      words: read.words,
      when: read.when,
      notOn: read['not-on'],
      where: read.where,
      cost: read.cost,
      access: read.access?.ids ?? [],
      accessNot: read.access?.not ?? [],
      ages: read.for?.values.ages ?? null,
      only: read.for?.values.only ?? null,
      notFor: read.for?.values['not-for'] ?? null,
      languages: read.languages ?? context.languages.slice(0, 1),
      join: read.join ?? 'drop-in',
      beforeJoining: read['before-joining'],
      status: read.status,
      statusUntil: read['status-until'],
      checked: read.checked,
      source: read.source,
      translations: read.in,
    };
  });
}

interface FieldMistake {
  field: 'topics' | 'access';
  message: string;
  what: WhatIsWrong;
}

function topicsMistake(topics: { ids: string[]; not: string[] }, known: Known): FieldMistake | null {
  if (topics.not.length > 0) {
    return {
      field: 'topics',
      message: 'Name only what it is about; no is for access needs.',
      what: wrong('other-form'),
    };
  }
  const named = topics.ids.length > 0 || known.broken.size > 0 || !known.complete;
  return named
    ? null
    : {
        field: 'topics',
        message: 'Name at least one topic, so that people can find it.',
        what: wrong('missing', { name: 'topics' }),
      };
}

function accessMistake(access: { ids: string[]; not: string[] } | null): FieldMistake | null {
  const both = access?.ids.find((need) => access.not.includes(need));
  return both === undefined
    ? null
    : {
        field: 'access',
        message: `It says both ${both} and no ${both}. Keep the one that is true.`,
        what: wrong('access-both', { need: { needs: [both] } }),
      };
}
