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

/** How words are spelt in a language and hardly ever in English; they count where English does not know the word. */
const spellings: readonly (readonly [string, RegExp])[] = [
  ['cy', /^(?:ll|rh|dd|ngh|mh|nh|gw|cy|pw)|dd|wy|yw|nn$|io$|aeth$/],
  ['nl', /ij|aa|uu|oe|sch|ee[nrlt]|cht|gd$/],
  ['pl', /cz|sz|rz|dz|szcz|ow[aey]?$|nie$|ych?$|sk[ai]$/],
];
const likelihoodOfSpelling = 0.5;

/** The share of the words that must be telling. */
const leastShare = 0.4;
/** One word alone tells a language only where there are few others. */
const mostWordsForOne = 3;

/** The language a message seems to be in, by letters and by common words; null where that is not clear. */
export function languageOf(text: string, tokens: readonly Token[], telling: TellingWords): string | null {
  if (!readable.test(text)) return null;
  if (/[^\x20-\x7e]/.test(text)) {
    for (const [language, sign] of signs) if (telling.has(language) && sign.test(text)) return language;
  }
  const words = tokens.map(({ word }) => word).filter((word) => !/^\d/.test(word));
  if (words.length === 0) return null;
  const english = telling.get('en');
  let best: string | null = null;
  let bestScore = 0;
  let second = 0;
  for (const [language, known] of telling) {
    const spelling = spellings.find(([of]) => of === language)?.[1];
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
