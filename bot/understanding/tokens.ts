import { canonicalWord, withApostrophe } from './canonical.js';

/** What stands between a word and the one before it. */
export const Break = {
  none: 0,
  /** A comma or the like. */
  soft: 1,
  /** The end of a sentence. */
  hard: 2,
} as const;
export type Break = (typeof Break)[keyof typeof Break];

/** One word of a message. Several words share a span where one was written for them: "can't" is "can not". */
export interface Token {
  /** Canonical, see canonical.ts. */
  word: string;
  /** Where it stands in the text as it was written; `end` is one past its last character. */
  start: number;
  end: number;
  before: Break;
  /** Written with a capital letter. */
  capital: boolean;
}

/** Words that mean the same as others, read in place of what was written. */
export interface SameWords {
  /** Written form, apostrophes kept, to words: "i'll" to "i will". */
  apostrophe: ReadonlyMap<string, readonly string[]>;
  /** Canonical word to words: "cant" to "can not". */
  word: ReadonlyMap<string, readonly string[]>;
  /** What is joined to a word by an apostrophe, to the word that it is: Welsh "mae'n" is "mae yn". */
  endings: ReadonlyMap<string, string>;
}

/** The most words that are looked at: as many as there can be in the longest message, were it all in Chinese. */
const mostTokens = 1000;
const written =
  /[\p{L}\p{N}\p{M}\u00ad\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff]+(?:['’‘`´ʼ＇][\p{L}\p{M}]+)*/gu;
const han = /\p{Script=Han}/u;
const hanOrNot = /\p{Script=Han}|\P{Script=Han}+/gu;
const ascii = /^[\x20-\x7e]*$/;
const capitalLetter = /^\p{Lu}/u;

/** Splits a message into words. A Chinese character is a word, so that phrases match without a word list. */
export function tokenise(text: string, same: SameWords): Token[] {
  const tokens: Token[] = [];
  let end = 0;
  for (const match of text.matchAll(written)) {
    if (tokens.length >= mostTokens) break;
    const start = match.index;
    const before = tokens.length === 0 ? Break.hard : breakIn(text, end, start);
    end = start + match[0].length;
    addWord(tokens, match[0], start, before, same);
  }
  return tokens;
}

function addWord(tokens: Token[], raw: string, start: number, before: Break, same: SameWords): void {
  if (!ascii.test(raw) && han.test(raw)) {
    for (const part of raw.matchAll(hanOrNot)) {
      const at = start + part.index;
      add(tokens, [canonicalWord(part[0])], part[0], at, part.index === 0 ? before : Break.none);
    }
    return;
  }
  const word = canonicalWord(raw);
  const joined = word.length < raw.length;
  const meant = (joined && same.apostrophe.get(withApostrophe(raw))) || same.word.get(word);
  add(tokens, meant ?? ((joined && takenApart(raw, same)) || [word]), raw, start, before);
}

/** A word and what is joined to its end; null where nothing is. */
function takenApart(raw: string, same: SameWords): readonly string[] | null {
  const apostrophe = withApostrophe(raw).lastIndexOf("'");
  const ending = apostrophe > 0 && same.endings.get(withApostrophe(raw).slice(apostrophe));
  if (!ending) return null;
  const word = canonicalWord(raw.slice(0, apostrophe));
  return [...(same.word.get(word) ?? [word]), ending];
}

function add(tokens: Token[], words: readonly string[], raw: string, start: number, before: Break): void {
  const first = raw.charCodeAt(0);
  const capital = first < 128 ? first >= 65 && first <= 90 : capitalLetter.test(raw);
  words.forEach((word, i) => {
    if (word === '' || tokens.length >= mostTokens) return;
    tokens.push({ word, start, end: start + raw.length, before: i === 0 ? before : Break.none, capital });
  });
}

/** What the characters between two words mean; a full stop only where a space or nothing follows it. */
function breakIn(text: string, from: number, to: number): Break {
  let found: Break = Break.none;
  for (let i = from; i < to; i++) {
    const character = text[i] ?? '';
    if (character === ' ') continue;
    if ('!?;\n。！？؟۔…'.includes(character)) return Break.hard;
    if (character === '.') {
      const next = text[i + 1];
      if (next === undefined || next === ' ' || next === '\n' || next === '.') return Break.hard;
    } else if (',،、，:：–—()/"'.includes(character)) found = Break.soft;
    else if (character === '-' && text[i - 1] === ' ') found = Break.soft;
  }
  return found;
}
