import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { load } from 'js-yaml';
import type { AskedAboutFile } from './asked-about.js';
import { canonicalWord, withApostrophe } from './canonical.js';
import type { IndexWords } from './phrase-index.js';
import { tokenise, type SameWords } from './tokens.js';

/** `locales/<language>/understood.yaml`: what people say in one language, other than what content files hold. */
export interface UnderstoodFile {
  same?: Record<string, string>;
  endings?: Record<string, string>;
  articles?: string[];
  small?: string;
  courtesy?: string[];
  'courtesy-after-yes'?: string[];
  commands?: Record<string, string[]>;
  answers?: Record<string, string[]>;
  /** Around what somebody to turn to is called: "talk to", "my", "please", "about" and then what it is about. */
  'asking-for'?: Partial<Record<'before' | 'whose' | 'after' | 'about', string[]>>;
  /** Answers in other languages that mean something else here, such as "no", which agrees in Polish talk. */
  'no-answers'?: string[];
  numbers?: string[];
  ordinals?: string[];
  last?: string[];
  'number-lead'?: string[];
  'number-tail'?: string[];
  'turned-down'?: Partial<Record<TurningDownList, string[]>>;
  /** Before a thing: it was so once ("used to love"). */
  once?: string[];
  /** After such a thing: something else is wanted now ("but now I'd rather"). */
  'now-rather'?: string[];
  wishes?: string[];
  /** Contain a word of wishing but wish for nothing: "anything like". */
  'no-wishes'?: string[];
  /** Sayings whose words mean no interest: "cooking the books". Written as the phrases of topics are. */
  sayings?: string[];
  contrast?: string[];
  subjects?: string[];
  'first-person-wishes'?: string[];
  essential?: string[];
  time?: TimeWords;
  where?: Partial<
    Record<'live' | 'near' | 'place-follows' | 'streets' | 'buildings' | 'not-places', string[]>
  >;
  person?: Partial<Record<PersonList, string[]>>;
  forenames?: string;
  danger?: Partial<Record<DangerCue, string[]>>;
  /** Asking for a language: names beside Unicode's, by language tag, and the words around them. */
  speak?: {
    names?: Record<string, string[]>;
    around?: string[];
    /** Before and behind a name, where an activity is wished to be held in that language. */
    before?: string[];
    behind?: string[];
  };
  /** Words by which the language is known. */
  telling?: string;
  /** Letters that hardly any other language is written with: "ąęłńśźż". */
  letters?: string;
  /** The script, by its name in Unicode, where no other of the languages is written in it: "Han". */
  script?: string;
  /** Pieces of words that English hardly has: `ll-` at the beginning, `-wy-` anywhere, `-aeth` at the end. */
  spelling?: string[];
}

export type TurningDownList =
  | 'no'
  | 'does-not'
  | 'little'
  | 'cues'
  | 'complaints'
  | 'pressed'
  | 'needless'
  | 'services'
  | 'after'
  | 'refusals'
  | 'refers-back'
  | 'fine'
  | 'not-these';
export type PersonList =
  | 'i-am'
  | 'age-and'
  | 'age-of'
  | 'years'
  | 'old'
  | 'article'
  | 'units'
  | 'for'
  | 'not-for'
  | 'my'
  | 'kin'
  | 'needs'
  | 'not-needs'
  | 'woman'
  | 'man'
  | 'names-follow';
export type DangerCue =
  | 'denied'
  | 'denial-passes'
  | 'turn'
  | 'not-denied'
  | 'past'
  | 'past-illness'
  | 'settled'
  | 'about'
  | 'talk-of'
  | 'subject'
  | 'personal'
  | 'now';

export interface TimeWords {
  days?: string[];
  'short-days'?: string[];
  weekdays?: string[];
  weekend?: string[];
  'every-day'?: string[];
  parts?: PartOfDay[];
  'asked-parts'?: PartOfDay[];
  today?: string[];
  tonight?: string[];
  tomorrow?: string[];
  any?: string[];
  and?: string[];
  links?: string[];
  after?: string[];
  before?: string[];
  /** Those that stand behind the time, as in Urdu and Chinese. */
  'after-it'?: string[];
  'before-it'?: string[];
  to?: string[];
  between?: string[];
  am?: string[];
  pm?: string[];
  at?: string[];
  oclock?: string[];
  not?: string[];
  bad?: string[];
  'not-a-wish'?: string[];
  cues?: string[];
}
export interface PartOfDay {
  words: string[];
  from: string;
  to: string;
}

/** The words of all languages, read once at start. */
export interface UnderstoodWords {
  languages: ReadonlyMap<string, UnderstoodFile>;
  /** What people ask about an activity, by language. */
  askedAbout: ReadonlyMap<string, AskedAboutFile>;
  /** What all languages together give to reading and matching phrases. */
  matching: IndexWords;
  forenames: ReadonlySet<string>;
}

/** The languages that have words to be understood; English comes first. */
export function understoodLanguages(folder: string): string[] {
  const all = readdirSync(folder).filter((name) => existsSync(join(folder, name, 'understood.yaml')));
  return all.sort((one, other) => Number(other === 'en') - Number(one === 'en') || one.localeCompare(other));
}

/**
 * Reads `<folder>/<language>/understood.yaml` of the languages named and `<folder>/en/common-words.txt`.
 * A language without the file has none of these words. Throws where a file is not YAML.
 */
export function readUnderstoodWords(folder: string, languages: readonly string[]): UnderstoodWords {
  const files = new Map<string, UnderstoodFile>();
  const askedAbout = new Map<string, AskedAboutFile>();
  for (const language of languages) {
    const asked = join(folder, language, 'asked-about.yaml');
    if (existsSync(asked))
      askedAbout.set(language, load(readFileSync(asked, 'utf8'), { filename: asked }) as AskedAboutFile);
    const path = join(folder, language, 'understood.yaml');
    if (existsSync(path))
      files.set(language, load(readFileSync(path, 'utf8'), { filename: path }) as UnderstoodFile);
  }
  const common = new Set<string>();
  const commonPath = join(folder, 'en', 'common-words.txt');
  if (existsSync(commonPath)) addWords(common, readFileSync(commonPath, 'utf8'));
  const small = new Set<string>();
  const articles = new Set<string>();
  const forenames = new Set<string>();
  for (const file of files.values()) {
    addWords(small, file.small ?? '');
    addWords(forenames, file.forenames ?? '');
    for (const article of file.articles ?? []) articles.add(canonicalWord(article));
  }
  return {
    languages: files,
    askedAbout,
    matching: { same: sameWords(files), small, articles, common },
    forenames,
  };
}

function sameWords(files: ReadonlyMap<string, UnderstoodFile>): SameWords {
  const apostrophe = new Map<string, string[]>();
  const word = new Map<string, string[]>();
  const endings = new Map<string, string>();
  const none: SameWords = { apostrophe: new Map(), word: new Map(), endings: new Map() };
  for (const file of files.values()) {
    for (const [written, means] of Object.entries(file.endings ?? {})) endings.set(written, means);
    for (const [written, means] of Object.entries(file.same ?? {})) {
      const words = tokenise(means, none).map((token) => token.word);
      if (written.includes("'")) apostrophe.set(withApostrophe(written), words);
      else word.set(canonicalWord(written), words);
    }
  }
  return { apostrophe, word, endings };
}

function addWords(words: Set<string>, text: string): void {
  for (const word of text.split(/\s+/)) if (word !== '') words.add(canonicalWord(word));
}
