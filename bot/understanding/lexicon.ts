import type { Area, Catalogue, Place } from '../catalogue/catalogue.js';
import { PhraseIndex, type Entry, type IndexWords } from './phrase-index.js';

/** What a phrase of the content stands for. */
export type ContentMeaning =
  | { kind: 'topic'; topic: string; trouble: boolean; weak: boolean }
  | { kind: 'access'; need: string; essential: boolean }
  | { kind: 'activity'; activities: readonly string[] }
  | { kind: 'area'; area: Area }
  | { kind: 'saying' };

/** Words that more activities than this share name none of them in particular. */
const mostActivities = 12;

/** Indexes the words of topics (`learn?` is a weak sign of one, see interests.ts), access needs, activities and areas for one place and language, and its sayings, in steps. */
export function indexingContent(
  catalogue: Catalogue,
  place: Place | undefined,
  language: string,
  words: IndexWords,
  sayings: readonly string[] = [],
): Generator<undefined, PhraseIndex<ContentMeaning>> {
  return PhraseIndex.making(contentEntries(catalogue, place, language, sayings), words);
}

function* contentEntries(
  catalogue: Catalogue,
  place: Place | undefined,
  language: string,
  sayings: readonly string[],
): Generator<Entry<ContentMeaning> | null> {
  const inflected = true;
  for (const phrase of sayings) yield { phrase, language, meaning: { kind: 'saying' }, inflected };
  for (const topic of catalogue.topics.values()) {
    const trouble = topic.kind === 'trouble';
    const sure = { kind: 'topic', topic: topic.id, trouble, weak: false } as const;
    const weak = { ...sure, weak: true } as const;
    for (const phrase of topic.words.get(language) ?? []) {
      yield phrase.endsWith('?')
        ? { phrase: phrase.slice(0, -1), language, meaning: weak, inflected }
        : { phrase, language, meaning: sure, inflected };
    }
    const name = topic.name.get(language);
    if (name !== undefined) yield { phrase: literal(name), language, meaning: sure };
  }
  for (const need of catalogue.access.values()) {
    for (const phrase of need.words.get(language) ?? []) {
      yield { phrase, language, meaning: { kind: 'access', need: need.id, essential: false }, inflected };
    }
    for (const phrase of need.essential.get(language) ?? []) {
      yield { phrase, language, meaning: { kind: 'access', need: need.id, essential: true }, inflected };
    }
  }
  if (!place) return;
  for (const area of place.areas) {
    for (const name of new Set([area.name, ...(area.names?.values() ?? []), ...area.also])) {
      if (!/\d/.test(name))
        yield { phrase: literal(name), language, meaning: { kind: 'area', area }, exact: true, name: true };
    }
  }
  yield* activityEntries(place, language);
}

/** Null now and then while it collects, so that this is no long step. */
function* activityEntries(place: Place, language: string): Generator<Entry<ContentMeaning> | null> {
  const activities = new Map<string, string[]>();
  const add = (phrase: string, id: string): void => {
    const there = activities.get(phrase);
    if (!there) activities.set(phrase, [id]);
    else if (there.length <= mostActivities && !there.includes(id)) there.push(id);
  };
  const isOwn = place.languages[0] === language;
  for (const activity of place.activities) {
    yield null;
    for (const phrase of activity.words) add(phrase, activity.id);
    const name = activity.translations.get(language)?.name ?? (isOwn ? activity.name : undefined);
    if (name !== undefined && /\S\s+\S|\p{Script=Han}{3}/u.test(name)) add(literal(name), activity.id);
  }
  for (const [phrase, ids] of activities) {
    if (ids.length <= mostActivities)
      yield { phrase, language, meaning: { kind: 'activity', activities: ids } };
  }
}

/** A name as a phrase: nothing in it is a sign of the phrase language. */
const literal = (name: string): string => name.replace(/[/*=.]|\.\.\.|…/g, ' ');

/** Whether it is something that people ask for by complaining of it. */
export const isTrouble = (meaning: ContentMeaning): boolean =>
  meaning.kind === 'access' || (meaning.kind === 'topic' && meaning.trouble);
