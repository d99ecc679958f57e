import { canonicalWord } from './canonical.js';
import type { Token } from './tokens.js';
import type { UnderstoodFile } from './understood-words.js';

/** What tells languages apart: words that are common in one and rare in the others. */
export type TellingWords = ReadonlyMap<string, ReadonlySet<string>>;

/** Reads the telling words of each language; `common` are those of English. */
export function tellingWords(
  files: ReadonlyMap<string, UnderstoodFile>,
  common: ReadonlySet<string>,
): TellingWords {
  const telling = new Map<string, ReadonlySet<string>>();
  for (const [language, file] of files) {
    const words = new Set((file.telling ?? '').split(/\s+/).filter(Boolean).map(canonicalWord));
    telling.set(language, language === 'en' ? new Set([...common, ...words]) : words);
  }
  return telling;
}

/** Letters and scripts that only one of the languages we know is written in. */
const signs: readonly (readonly [string, RegExp])[] = [
  ['zh', /\p{Script=Han}/u],
  ['ur', /[ٹڈڑےںھہگچپ]/u],
  ['pl', /[ąęłńśźż]/iu],
  ['cy', /[ŵŷ]/iu],
];
/** Other scripts than these are none of our languages. */
const readable = /[\p{Script=Latin}\p{Script=Han}\p{Script=Arabic}]/u;

/** The share of the words that must be telling. */
const leastShare = 0.4;

/** The language a message seems to be in, by letters and by common words; null where that is not clear. */
export function languageOf(text: string, tokens: readonly Token[], telling: TellingWords): string | null {
  if (!readable.test(text)) return null;
  if (/[^\x20-\x7e]/.test(text)) {
    for (const [language, sign] of signs) if (telling.has(language) && sign.test(text)) return language;
  }
  const words = tokens.filter((token) => !/^\d/.test(token.word));
  if (words.length === 0) return null;
  let best: string | null = null;
  let bestCount = 0;
  let second = 0;
  for (const [language, known] of telling) {
    let count = 0;
    for (const token of words) if (known.has(token.word)) count++;
    if (count > bestCount) {
      second = bestCount;
      best = language;
      bestCount = count;
    } else if (count > second) second = count;
  }
  if (bestCount === 0 || bestCount === second) return null;
  return bestCount >= words.length * leastShare ? best : null;
}
