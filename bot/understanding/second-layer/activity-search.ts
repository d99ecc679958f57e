import { setTimeout } from 'node:timers/promises';
import type { ActivityHeard } from '../../../dialogs/heard.js';
import type { Catalogue, Place } from '../../catalogue/catalogue.js';
import { canonicalWord } from '../canonical.js';
import type { UnderstoodWords } from '../understood-words.js';
import { PlaceSearch, type Asked, type Found } from './place-search.js';
import { searchWordsOf, type SearchWord } from './search-words.js';

const mostFound = 3;
/** Milliseconds that a message waits for the search of newer content. */
const patience = 100;
/** More words than this are not looked for: what a long message is about stands in its first rare words. */
const mostWords = 4;
/** Everyday words mean an activity only where they are nearly all that was said. */
const mostEveryday = 3;
/** Letters from which an English word that is not among the everyday ones says something by itself. */
const shortestTelling = 4;
/** The same for languages that have no list of everyday words. */
const longWord = 6;

/** Finds activities by words that no topic and no words of an activity's own cover: "ukulele", "sourdough". */
export class ActivitySearch {
  readonly #places = new WeakMap<Place, Promise<PlaceSearch>>();
  /** By the id of a place: the newest search that is ready. */
  readonly #ready = new Map<string, { search: PlaceSearch; number: number }>();
  #made = 0;
  readonly #common: ReadonlySet<string>;
  readonly #passedOver: ReadonlySet<string>;

  constructor(words: UnderstoodWords) {
    this.#common = words.matching.common;
    this.#passedOver = passedOver(words);
  }

  /** Indexes all places, one after the other, so that nobody needs to wait. */
  async prepare(catalogue: Catalogue): Promise<void> {
    for (const place of catalogue.places.values()) await this.#of(place).catch(() => undefined);
  }

  /** The activities that the words of a message lead to, at most three, of different groups. */
  async find(text: string, language: string, place: Place): Promise<ActivityHeard[]> {
    const words = searchWordsOf(text).filter(({ whole }) => !this.#passedOver.has(whole));
    const asked = this.#asked(words, language);
    if (!asked) return [];
    const search = await this.#soon(place);
    const isThere = ({ activity }: Found): boolean => place.activities.some(({ id }) => id === activity);
    const all = search.find(asked, mostFound).filter(isThere);
    return all.map((found) => ({
      activity: found.activity,
      words: saidWords(text, words, found.words),
      found: true,
    }));
  }

  #asked(words: readonly SearchWord[], language: string): Asked | null {
    const asked = {
      telling: new Set<string>(),
      tellingInNames: new Set<string>(),
      everyday: new Set<string>(),
    };
    for (const { word, whole, han } of words) {
      if (han) asked.tellingInNames.add(word);
      else (this.#isEveryday(whole, language) ? asked.everyday : asked.telling).add(word);
    }
    const everyday = asked.everyday.size <= mostEveryday ? [...asked.everyday] : [];
    const telling = [...asked.telling].slice(0, mostWords);
    const tellingInNames = [...asked.tellingInNames].slice(0, mostWords);
    if (telling.length + tellingInNames.length + everyday.length === 0) return null;
    return { telling, tellingInNames, everyday };
  }

  #isEveryday(word: string, language: string): boolean {
    return word.length < (language === 'en' ? shortestTelling : longWord) || this.#common.has(word);
  }

  /** The search of a place as it is now or, while that of a large place is being made, as it was. */
  async #soon(place: Place): Promise<PlaceSearch> {
    const search = this.#of(place);
    const before = this.#ready.get(place.id)?.search;
    return before ? Promise.race([search, setTimeout(patience, before, { ref: false })]) : search;
  }

  #of(place: Place): Promise<PlaceSearch> {
    const there = this.#places.get(place);
    if (there) return there;
    const number = ++this.#made;
    const made = PlaceSearch.of(place);
    this.#places.set(place, made);
    const isReady = (search: PlaceSearch): void => {
      if ((this.#ready.get(place.id)?.number ?? 0) < number) this.#ready.set(place.id, { search, number });
    };
    made.then(isReady, () => undefined);
    return made;
  }
}

/** Words of any language that carry a sentence and no subject, "would", "please", "het", and people's names. */
function passedOver({ languages, matching, forenames }: UnderstoodWords): Set<string> {
  const shortened = [...matching.same.word.keys(), ...matching.same.apostrophe.keys()].map(canonicalWord);
  const words = new Set([...matching.small, ...matching.articles, ...forenames, ...shortened]);
  for (const file of languages.values()) {
    const lists = [file.telling ?? '', ...(file.courtesy ?? []), ...(file.wishes ?? [])];
    for (const word of lists.join(' ').split(/[\s/]+/)) words.add(canonicalWord(word));
  }
  return words;
}

/** As the resident wrote them: all of them where they stand together, otherwise the first. */
function saidWords(text: string, words: readonly SearchWord[], found: readonly string[]): string {
  const said = words.filter(({ word }) => found.includes(word));
  const [first] = said;
  const last = said[said.length - 1];
  if (!first || !last) return '';
  const isTogether = words.indexOf(last) - words.indexOf(first) < said.length;
  return isTogether ? text.slice(first.start, last.end) : text.slice(first.start, first.end);
}
