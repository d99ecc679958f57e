import MiniSearch, { type Query, type SearchOptions, type SearchResult } from 'minisearch';
import type { Activity, Place } from '../../catalogue/catalogue.js';
import { Breath } from '../../slices.js';
import { searchWordsOf } from './search-words.js';

/** What a search is asked for. */
export interface Asked {
  /** Words that say something by themselves; each may stand anywhere in what an activity says of itself. */
  telling: readonly string[];
  /** Words that say something by themselves only in a name. */
  tellingInNames: readonly string[];
  /** Everyday words: only an activity that has all of them in its names is meant by them. */
  everyday: readonly string[];
}

export interface Found {
  activity: string;
  group: string;
  /** The words asked for that it was found by. */
  words: readonly string[];
  score: number;
}

const fields = ['name', 'words', 'group', 'about'];
const names = ['name', 'words', 'group'];
const boost = { name: 3, words: 3, group: 2 };

/** A word in more activities than this names none of them in particular. */
const mostOften = (activities: number): number => Math.max(3, Math.min(activities / 20, 1000));
/** Of what the best one scores. */
const leastShare = 0.3;
/** Letters from which a word may be the beginning of another, or have a slip of the finger in it. */
const shortestBeginning = 5;
const shortestMisspelt = 6;
/** In a larger place a beginning may lead to thousands of activities, which takes too long. */
const mostForBeginnings = 10_000;

/** Full text over what the activities of one place say of themselves, in all their languages. */
export class PlaceSearch {
  readonly #index = new MiniSearch<Activity>({
    fields,
    idField: 'id',
    tokenize: (text) => searchWordsOf(text).map(({ word }) => word),
    processTerm: (word) => word,
    extractField: (activity, field) => (field === 'id' ? activity.id : textOf(activity, field)),
  });
  readonly #groups = new Map<string, string>();
  /** In how many activities a word stands. */
  readonly #often = new Map<string, number>();

  /** Beginnings and slips of the finger count only for words that no activity has: "sourdoh". */
  readonly #howExactly: SearchOptions = {
    boost,
    tokenize: (word) => [word],
    prefix: (word) =>
      word.length >= shortestBeginning && !this.#often.has(word) && this.#groups.size <= mostForBeginnings,
    fuzzy: (word) => (word.length >= shortestMisspelt && !this.#often.has(word) ? 1 : false),
  };

  private constructor() {}

  /** Indexes a place in slices, so that nobody waits for it. */
  static async of(place: Place): Promise<PlaceSearch> {
    const search = new PlaceSearch();
    const activities = place.activities.filter(
      ({ status, statusUntil }) => status !== 'closed' || statusUntil,
    );
    const breath = new Breath();
    for (const activity of activities) {
      search.#add(activity);
      await breath.take();
    }
    return search;
  }

  /** The best first, one a group, `most` at most. Nothing where only a part of a word fits only a part of a text. */
  find(asked: Asked, most: number): Found[] {
    const inAll = this.#rare(asked.telling);
    const inNames = this.#rare(asked.tellingInNames);
    const queries: Query[] = [];
    if (inAll.length > 0) queries.push({ queries: inAll, fields });
    if (inNames.length > 0) queries.push({ queries: inNames, fields: names });
    if (queries.length === 0 && this.#rare(asked.everyday).length > 0) {
      queries.push({
        queries: [...asked.everyday],
        fields: names,
        combineWith: 'AND',
        prefix: false,
        fuzzy: false,
      });
    }
    if (queries.length === 0) return [];
    const results = this.#index.search({ queries, combineWith: 'OR' }, this.#howExactly).filter(isMeant);
    const best = results[0]?.score ?? 0;
    const found = new Map<string, Found>();
    for (const result of results) {
      const { score, queryTerms } = result;
      const id = String(result.id);
      if (found.size >= most || score < best * leastShare) break;
      const group = this.#groups.get(id) ?? '';
      if (!found.has(group)) found.set(group, { activity: id, group, words: queryTerms, score });
    }
    return [...found.values()];
  }

  #add(activity: Activity): void {
    this.#index.add(activity);
    this.#groups.set(activity.id, activity.group.id);
    const words = new Set(
      fields.flatMap((field) => searchWordsOf(textOf(activity, field)).map(({ word }) => word)),
    );
    for (const word of words) this.#often.set(word, (this.#often.get(word) ?? 0) + 1);
  }

  #rare(words: readonly string[]): string[] {
    const most = mostOften(this.#groups.size);
    return words.filter((word) => (this.#often.get(word) ?? 0) <= most);
  }
}

/** A word that is only like the one asked for, or only begins so, counts in a name, not in passing. */
const isMeant = ({ match, queryTerms }: SearchResult): boolean =>
  Object.entries(match).some(
    ([word, where]) => queryTerms.includes(word) || where.some((field) => names.includes(field)),
  );

function textOf(activity: Activity, field: string): string {
  const translations = [...activity.translations.values()];
  switch (field) {
    case 'name':
      return [activity.name, ...translations.map(({ name }) => name ?? '')].join('\n');
    case 'words':
      return activity.words.join('\n');
    case 'group':
      return activity.group.name;
    default:
      return [activity.about, ...translations.map(({ about }) => about ?? '')].join('\n');
  }
}
