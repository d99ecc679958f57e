import type { Catalogue, Place } from '../catalogue/catalogue.js';
import { indexDanger, indexingDanger, type DangerIndex } from '../safety/danger-index.js';
import { atOnce, inSlices } from '../slices.js';
import { indexAskedAbout, type AskedAboutIndex } from './asked-about.js';
import { canonicalWord } from './canonical.js';
import { indexCues, type CueIndex } from './cues.js';
import { languageNames, type LanguageNames } from './language-asked.js';
import { tellingWords, type TellingWords } from './language.js';
import { indexingContent, type ContentMeaning } from './lexicon.js';
import type { NameWords } from './names.js';
import type { PersonWords } from './person.js';
import type { PhraseIndex } from './phrase-index.js';
import { areaCodes, type AreaCode } from './postcode.js';
import { roleNames, type RoleName } from './role-names.js';
import { tokenise } from './tokens.js';
import type { PersonList, TimeWords, UnderstoodFile, UnderstoodWords } from './understood-words.js';
import type { TimeJoins } from './time-parts.js';
import { wholeMessages, type WholeMessages } from './whole-message.js';

/** What is known of one language, beside English, which is always understood. */
export interface LanguageKnowledge {
  cues: CueIndex;
  /** Questions about an activity. */
  askedAbout: AskedAboutIndex;
  /** Of the language itself, then of English. */
  whole: readonly WholeMessages[];
  /** Of the language itself alone: a yes in English may be another word elsewhere. */
  own: readonly WholeMessages[];
  joins: TimeJoins;
  person: PersonWords;
  names: NameWords;
  notPlaces: ReadonlySet<string>;
}

/** Everything that messages are read against, for one catalogue. */
export interface Knowledge {
  words: UnderstoodWords;
  telling: TellingWords;
  danger: DangerIndex;
  place(id: string): Place | undefined;
  codes(place: string): readonly AreaCode[];
  /** What the languages of a place are called. */
  languageNames(place: string): LanguageNames;
  /** What those are called, and those that activities of the place are held in. */
  languagesHeld(place: string): LanguageNames;
  /** What a person to turn to is called, in the languages of a place and the one that is spoken. */
  roleNames(place: string, language: string): readonly RoleName[];
  language(language: string): LanguageKnowledge;
  content(place: string, language: string): PhraseIndex<ContentMeaning>;
}

/** The indexes of a place's content by language, as long as what they are made of stays the same. */
interface ContentIndexes {
  topics: Catalogue['topics'];
  access: Catalogue['access'];
  byLanguage: Map<string, PhraseIndex<ContentMeaning>>;
}

/**
 * Makes the indexes of a catalogue when they are first needed. Those of a part of it are kept as long as that part: a
 * reload leaves most as they were.
 */
export class KnowledgeOfCatalogues {
  readonly #byCatalogue = new WeakMap<Catalogue, Knowledge>();
  readonly #danger = new WeakMap<Catalogue['safety'], DangerIndex>();
  readonly #content = new WeakMap<Place, ContentIndexes>();
  readonly #languages = new Map<string, LanguageKnowledge>();
  /** The languages in which messages in a place were read, beside its own. */
  readonly #readIn = new Map<string, Set<string>>();
  readonly #telling: TellingWords;

  constructor(private readonly words: UnderstoodWords) {
    this.#telling = tellingWords(words.languages, words.matching.common);
  }

  of(catalogue: Catalogue): Knowledge {
    const there = this.#byCatalogue.get(catalogue);
    if (there) return there;
    const codes = new Map<string, readonly AreaCode[]>();
    const names = new Map<string, LanguageNames>();
    const held = new Map<string, LanguageNames>();
    const roles = new Map<string, readonly RoleName[]>();
    const ofNoPlace: ContentIndexes['byLanguage'] = new Map();
    const { words } = this;
    const knowledge: Knowledge = {
      words,
      telling: this.#telling,
      danger: this.#dangerOf(catalogue),
      place: (id) => catalogue.places.get(id),
      codes: (id) => remember(codes, id, () => codesOf(catalogue.places.get(id))),
      languageNames: (id) =>
        remember(names, id, () => languageNames(catalogue.places.get(id)?.languages ?? [], words)),
      roleNames: (id, language) =>
        remember(roles, `${id} ${language}`, () => {
          const place = catalogue.places.get(id);
          const languages = new Set(['en', language, ...(place?.languages ?? [])]);
          return roleNames(catalogue, place, languages, words.matching.same);
        }),
      languagesHeld: (id) =>
        remember(held, id, () => languageNames(languagesHeldIn(catalogue.places.get(id)), words)),
      language: (language) => remember(this.#languages, language, () => knowledgeOf(language, words)),
      content: (id, language) => {
        const place = catalogue.places.get(id);
        if (place) remember(this.#readIn, id, () => new Set()).add(language);
        return remember(place ? this.#indexesOf(place, catalogue) : ofNoPlace, language, () =>
          atOnce(this.#indexing(place, language, catalogue)),
        );
      },
    };
    this.#byCatalogue.set(catalogue, knowledge);
    return knowledge;
  }

  /** Makes in slices what the first messages will need, so that nobody waits for it. */
  async prepare(catalogue: Catalogue): Promise<void> {
    if (!this.#danger.has(catalogue.safety))
      this.#danger.set(catalogue.safety, await inSlices(indexingDanger(catalogue.safety, this.words)));
    const knowledge = this.of(catalogue);
    for (const place of catalogue.places.values()) {
      const indexes = this.#indexesOf(place, catalogue);
      for (const language of new Set(['en', ...place.languages, ...(this.#readIn.get(place.id) ?? [])])) {
        knowledge.language(language);
        if (!indexes.has(language))
          indexes.set(language, await inSlices(this.#indexing(place, language, catalogue)));
      }
    }
  }

  #dangerOf({ safety }: Catalogue): DangerIndex {
    const there = this.#danger.get(safety);
    if (there) return there;
    const made = indexDanger(safety, this.words);
    this.#danger.set(safety, made);
    return made;
  }

  #indexesOf(place: Place, { topics, access }: Catalogue): ContentIndexes['byLanguage'] {
    const there = this.#content.get(place);
    if (there?.topics === topics && there.access === access) return there.byLanguage;
    const byLanguage: ContentIndexes['byLanguage'] = new Map();
    this.#content.set(place, { topics, access, byLanguage });
    return byLanguage;
  }

  #indexing(place: Place | undefined, language: string, catalogue: Catalogue) {
    const { matching, languages } = this.words;
    return indexingContent(catalogue, place, language, matching, languages.get(language)?.sayings);
  }
}

function languagesHeldIn(place: Place | undefined): string[] {
  const languages = new Set(place?.languages);
  for (const activity of place?.activities ?? [])
    for (const language of activity.languages) languages.add(language);
  return [...languages];
}

const codesOf = (place: Place | undefined): readonly AreaCode[] => (place ? areaCodes(place) : []);

function remember<Value>(kept: Map<string, Value>, key: string, make: () => Value): Value {
  const there = kept.get(key);
  if (there !== undefined) return there;
  const made = make();
  kept.set(key, made);
  return made;
}

function knowledgeOf(language: string, words: UnderstoodWords): LanguageKnowledge {
  const languages = [...new Set([language, 'en'])].filter((one) => words.languages.has(one));
  const files = languages.map((one) => words.languages.get(one) ?? {});
  const { same } = words.matching;
  const whole = files.map((file) => wholeMessages(file, same));
  const lists = (pick: (file: UnderstoodFile) => readonly string[] | undefined): ReadonlySet<string> =>
    new Set(files.flatMap((file) => (pick(file) ?? []).map((phrase) => wordsKey(phrase, words))));
  const times = (list: keyof TimeWords): ReadonlySet<string> =>
    lists((file) => file.time?.[list] as string[] | undefined);
  const person = (list: PersonList): ReadonlySet<string> => lists((file) => file.person?.[list]);
  return {
    cues: indexCues(words.languages, languages, words.matching),
    askedAbout: indexAskedAbout(words.askedAbout, languages, words.matching),
    whole,
    own: words.languages.has(language) ? whole.slice(0, 1) : whole,
    joins: {
      and: times('and'),
      links: times('links'),
      to: times('to'),
      units: person('units'),
      oclock: times('oclock'),
    },
    person: Object.fromEntries(personLists.map((list) => [list, person(list)])) as Record<
      PersonList,
      ReadonlySet<string>
    >,
    names: {
      streets: lists((file) => file.where?.streets),
      buildings: lists((file) => file.where?.buildings),
      forenames: words.forenames,
    },
    notPlaces: lists((file) => file.where?.['not-places']),
  };
}

const personLists: readonly PersonList[] = [
  'i-am',
  'age-and',
  'age-of',
  'years',
  'old',
  'article',
  'units',
  'for',
  'not-for',
  'my',
  'kin',
  'needs',
  'not-needs',
  'woman',
  'man',
  'names-follow',
];

function wordsKey(phrase: string, words: UnderstoodWords): string {
  const tokens = tokenise(phrase, words.matching.same).map((token) => token.word);
  return tokens.length > 0 ? tokens.join(' ') : canonicalWord(phrase.trim()) || phrase;
}
