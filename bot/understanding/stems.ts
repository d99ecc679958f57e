import { newStemmer } from 'snowball-stemmers';

/** Endings that make another word of a stem, not another form of the same: university is not universal. */
const otherWord = /(?:al|ity|ly|ion|ment|ness|ful|ive|ous|ism|ist|ary|ic|able|ance|ence|ish|age)s?$/;
const english = newStemmer('english');
const dutch = newStemmer('dutch');

/**
 * The form under which English words count as the same: gardens, gardening, gardener. Snowball's stem, save where
 * it takes off an ending that makes another word.
 */
export function englishStem(word: string): string {
  if (word.length < 4 || word.length > 30 || !/^[a-z]+$/.test(word)) return word;
  const there = known.get(word);
  if (there !== undefined) return there;
  const stem = otherWord.test(word)
    ? word.endsWith('ss')
      ? word
      : word.replace(/s$/, '')
    : english.stem(word);
  if (known.size >= mostKnown) known.clear();
  known.set(word, stem);
  return stem;
}

/** Stems that were taken before: taking one is slow, and the same words come in many phrases and messages. */
const known = new Map<string, string>();
const mostKnown = 20_000;

/** Shorter Dutch words stand for themselves only: "zorg" is care, "zorgen" are worries. */
const shortestDutch = 5;

/** The form under which Dutch words count as the same: "wandel", "wandelen" and "wandelt" are. Snowball's stem. */
export function dutchStem(word: string): string {
  if (word.length < shortestDutch) return `=${word}`;
  return word.length > 30 ? word : dutch.stem(word);
}

/**
 * What a Welsh word may have been before its first letter mutated (soft, nasal, aspirate):
 * "ngardd" and "ardd" are "gardd"; and with the ending that "ffrindia" and "ffrindie" are written with: "ffrindiau".
 * The word itself is the first of them.
 */
export function welshRoots(word: string): string[] {
  const roots = [word];
  for (const [mutated, first] of mutations) {
    if (word.length > mutated.length + 2 && word.startsWith(mutated)) {
      for (const letter of first) roots.push(letter + word.slice(mutated.length));
    }
  }
  if (word.length > 2 && /^[aeiouwylrn]/.test(word)) roots.push('g' + word);
  if (word.length > 3 && word.startsWith('h')) roots.push(word.slice(1));
  return spokenPlural.test(word) ? roots.concat(roots.map((root) => `${root.slice(0, -1)}au`)) : roots;
}

const spokenPlural = /^.{4,}[ae]$/;
const mutations: readonly (readonly [string, readonly string[]])[] = [
  ['ngh', ['c']],
  ['mh', ['p']],
  ['nh', ['t']],
  ['ng', ['g']],
  ['ph', ['p']],
  ['th', ['t']],
  ['ch', ['c']],
  ['dd', ['d']],
  ['g', ['c']],
  ['b', ['p']],
  ['d', ['t']],
  ['f', ['b', 'm']],
  ['m', ['b']],
  ['n', ['d']],
  ['l', ['ll']],
  ['r', ['rh']],
];
