import { canonicalWord } from './canonical.js';
import type { Token } from './tokens.js';
import type { UnderstoodFile } from './understood-words.js';

/** What tells a language from the others. */
export interface Telling {
  /** Words that are common in it and rare in the others. */
  words: ReadonlySet<string>;
  /** Letters that of these languages it alone is written with. */
  letters: RegExp | null;
  /** How words are spelt in it and hardly ever in English; counts where English does not know the word. */
  spelling: RegExp | null;
}
export type TellingWords = ReadonlyMap<string, Telling>;

/**
 * Reads what tells each language; `common` are further words of English. Throws where a file names a script that there
 * is not.
 */
export function tellingWords(
  files: ReadonlyMap<string, UnderstoodFile>,
  common: ReadonlySet<string>,
): TellingWords {
  const telling = new Map<string, Telling>();
  for (const [language, file] of files) {
    const words = new Set((file.telling ?? '').split(/\s+/).filter(Boolean).map(canonicalWord));
    telling.set(language, {
      words: language === 'en' ? new Set([...common, ...words]) : words,
      letters: lettersOf(language, files),
      spelling: spellingOf(file.spelling ?? []),
    });
  }
  return telling;
}

/** The letters and the script of a language, without those that another one has as well. */
function lettersOf(language: string, files: ReadonlyMap<string, UnderstoodFile>): RegExp | null {
  const { letters = '', script } = files.get(language) ?? {};
  const others = [...files].filter(([other]) => other !== language).map(([, file]) => file);
  const taken = new Set(others.flatMap((file) => [...(file.letters ?? '')]));
  const own = [...letters].filter((letter) => /\p{L}/u.test(letter) && !taken.has(letter)).join('');
  const alone = script !== undefined && !others.some((file) => file.script === script) ? script : null;
  if (own === '' && alone === null) return null;
  try {
    return new RegExp(`[${own}${alone === null ? '' : `\\p{Script=${alone}}`}]`, 'iu');
  } catch (error) {
    throw new Error(`locales/${language}/understood.yaml: there is no script "${script ?? ''}".`, {
      cause: error,
    });
  }
}

/** `ll-` begins a word, `-wy-` stands anywhere in it, `-aeth` ends it. */
function spellingOf(pieces: readonly string[]): RegExp | null {
  const ways = pieces.flatMap((piece) => {
    const letters = piece.replace(/[^\p{L}\p{M}]/gu, '');
    return letters === ''
      ? []
      : [`${piece.startsWith('-') ? '' : '^'}${letters}${piece.endsWith('-') ? '' : '$'}`];
  });
  return ways.length > 0 ? new RegExp(ways.join('|'), 'u') : null;
}

const likelihoodOfSpelling = 0.5;

/** The share of the words that must be telling. */
const leastShare = 0.4;
/** One word alone tells a language only where there are few others. */
const mostWordsForOne = 3;

/** The language a message seems to be in, by letters and by common words; null where that is not clear. */
export function languageOf(text: string, tokens: readonly Token[], telling: TellingWords): string | null {
  if (/[^\x20-\x7e]/.test(text)) {
    for (const [language, { letters }] of telling) if (letters?.test(text)) return language;
  }
  const words = tokens.map(({ word }) => word).filter((word) => !/^\d/.test(word));
  if (words.length === 0) return null;
  const english = telling.get('en')?.words;
  let best: string | null = null;
  let bestScore = 0;
  let second = 0;
  for (const [language, { words: known, spelling }] of telling) {
    let score = 0;
    for (const word of words) {
      if (known.has(word)) score++;
      else if (spelling?.test(word) && word.length > 3 && !english?.has(word)) score += likelihoodOfSpelling;
    }
    if (score > bestScore) {
      second = bestScore;
      best = language;
      bestScore = score;
    } else if (score > second) second = score;
  }
  if (bestScore === 0 || bestScore === second) return null;
  if (best !== 'en' && bestScore < 1.5 && (bestScore < 1 || words.length > mostWordsForOne)) return null;
  return bestScore >= words.length * leastShare ? best : null;
}
