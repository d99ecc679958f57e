/** Asking for the person behind the bot by what such a person is called: "can I talk to a social prescriber". */
import type { Catalogue, Place } from '../catalogue/catalogue.js';
import { englishStem, welshRoots } from './stems.js';
import { slips } from './spelling.js';
import { Break, tokenise, type SameWords, type Token } from './tokens.js';
import { bare, type AskingWords } from './whole-message.js';

/** A name of the role, word by word. */
export interface RoleName {
  language: string;
  words: readonly { word: string; beginning: boolean }[];
}

/** All that such a person is called anywhere, in some languages: people bring the word that they know from elsewhere. */
export function roleNames(
  { roles }: Pick<Catalogue, 'roles'>,
  place: Pick<Place, 'roles'> | undefined,
  languages: ReadonlySet<string>,
  same: SameWords,
): RoleName[] {
  const all = [...(place?.roles ?? []), ...roles].filter(({ language }) => languages.has(language));
  const names = new Map<string, RoleName>();
  const add = (language: string, words: RoleName['words']): void => {
    names.set(`${language} ${words.map(({ word }) => word).join(' ')}`, { language, words });
  };
  for (const { language, forms, also } of all) {
    const length = wordsOf(forms.get('singular') ?? '', same).length;
    // What a form has more than the name itself stands before it: "a", "your", "z".
    for (const form of forms.values()) add(language, wordsOf(form, same).slice(-length));
    for (const name of also) add(language, wordsOf(name, same));
  }
  return [...names.values()].filter(({ words }) => words.length > 0);
}

function wordsOf(phrase: string, same: SameWords): RoleName['words'] {
  return phrase.split(/\s+/).flatMap((written) => {
    const words = tokenise(written, same).map(({ word }) => ({ word, beginning: false }));
    const last = words.at(-1);
    if (last && written.endsWith('*')) last.beginning = true;
    return words;
  });
}

/**
 * Whether the message asks for such a person: a name of theirs alone or with words of asking around it, as the whole
 * message or, unless `whole`, as a sentence of it, which may go on to say what it is about.
 */
export function asksForRole(
  tokens: readonly Token[],
  names: readonly RoleName[],
  lists: readonly AskingWords[],
  common: ReadonlySet<string>,
  whole: boolean,
): boolean {
  return lists.some(({ before, after, asking, about }) => {
    const isNamed = (some: readonly Token[]): boolean => {
      if (some.length === 0 || some.length > mostWords) return false;
      const left = bare(some, before, after);
      return names.some((name) => isName(left, name, common));
    };
    if (isNamed(tokens)) return true;
    // Without a word of asking it may be what somebody was: "Navigator. In the navy, that was."
    return !whole && partsOf(tokens, about).some((part) => isNamed(part) && holdsAny(part, asking));
  });
}

function holdsAny(tokens: readonly Token[], rows: ReadonlySet<string>): boolean {
  return tokens.some((_, from) => {
    let row = '';
    return tokens.slice(from, from + longestRow).some(({ word }) => {
      row = row === '' ? word : `${row} ${word}`;
      return rows.has(row);
    });
  });
}

/** The words of asking that stand together at most, as `bare` takes them away. */
const longestRow = 6;

/** The longest request, in words or Chinese characters, without what it is about. */
const mostWords = 20;

/** More sentences than these are not looked at. */
const mostSentences = 12;

/** The sentences of a message, and what stands in each before a word that says what it is about. */
function partsOf(tokens: readonly Token[], about: ReadonlySet<string>): (readonly Token[])[] {
  const starts = tokens.flatMap(({ before }, at) => (at === 0 || before === Break.hard ? [at] : []));
  return starts.slice(0, mostSentences).flatMap((start, n) => {
    const sentence = tokens.slice(start, starts[n + 1]);
    const cuts = sentence.flatMap(({ word }, at) =>
      at > 0 && at <= mostWords && about.has(word) ? [at] : [],
    );
    const beginnings = cuts.map((at) => sentence.slice(0, at));
    return starts.length > 1 ? [sentence, ...beginnings] : beginnings;
  });
}

function isName(
  tokens: readonly Token[],
  { language, words }: RoleName,
  common: ReadonlySet<string>,
): boolean {
  return (
    tokens.length === words.length &&
    words.every(({ word, beginning }, at) => {
      const said = tokens[at]?.word ?? '';
      if (said === word) return true;
      if (beginning) return said.startsWith(word);
      if (language === 'cy' && welshRoots(said).includes(word)) return true;
      // "couch" is a word of its own, not a misspelt "coach".
      if (common.has(said)) return englishStem(said) === englishStem(word) && said === `${word}s`;
      return word.length >= leastLetters && slips(said, word, 2) <= (word.length >= longWord ? 2 : 1);
    })
  );
}

/** A word that is misspelt is sure to be meant only where it has letters enough. */
const leastLetters = 5;
const longWord = 9;
