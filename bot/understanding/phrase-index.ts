import { atOnce } from '../slices.js';
import type { PhraseWords } from './phrase.js';
import { patternsOf, type Pattern } from './patterns.js';
import { Break, type Token } from './tokens.js';
import { Vocabulary } from './vocabulary.js';

/** A phrase and what it stands for. */
export interface Entry<Meaning> {
  phrase: string;
  language: string;
  meaning: Meaning;
  /** True where only these forms of the words count. */
  exact?: boolean;
  /** True where any form of a Dutch word counts: good for what people like, too loose for danger. */
  inflected?: boolean;
  /** True where it is the name of a place. */
  name?: boolean;
}

/** A phrase met in a message: the tokens that are its words, in order. */
export interface Match<Meaning> {
  meaning: Meaning;
  tokens: readonly number[];
  /** Whether a slip of the finger was repaired in it. */
  repaired: boolean;
}

/** Whose slips of the finger are repaired: we know the right words of English only. */
export type Repairs = 'english' | 'none';

/** What the languages give to matching. */
export interface IndexWords extends PhraseWords {
  /** Words that may stand between the words of a phrase. */
  small: ReadonlySet<string>;
  /** Words that are right as they stand, and so never taken for misspelt ones. */
  common: ReadonlySet<string>;
}

const mostSmallWords = 2;
const mostGapWords = 6;
const mostRepairs = 40;
/** The same phrase said more often than this in one message says nothing new. */
const mostTimes = 4;

/** All phrases of one kind of search, found in a message in one pass whose cost does not grow with their number. */
export class PhraseIndex<Meaning> {
  readonly #vocabulary: Vocabulary;
  readonly #words: IndexWords;
  /** Patterns by the number of their rarest word. */
  readonly #byAnchor: Pattern<Meaning>[][] = [];
  /** By number: the last message in which it was said. */
  #lastSaid = new Float64Array(0);
  #messages = 0;

  constructor(entries: Iterable<Entry<Meaning>>, words: IndexWords) {
    this.#words = words;
    this.#vocabulary = new Vocabulary(words.common);
    atOnce(this.#add(entries));
  }

  /** The same as the constructor, an entry a step: an index of many phrases takes a tenth of a second. */
  static *making<Meaning>(
    entries: Iterable<Entry<Meaning> | null>,
    words: IndexWords,
  ): Generator<undefined, PhraseIndex<Meaning>> {
    const index = new PhraseIndex<Meaning>([], words);
    yield* index.#add(entries);
    return index;
  }

  *#add(entries: Iterable<Entry<Meaning> | null>): Generator<undefined, void> {
    for (const pattern of yield* patternsOf(entries, this.#words, this.#vocabulary)) {
      for (const number of pattern.slots[pattern.anchor] ?? []) (this.#byAnchor[number] ??= []).push(pattern);
    }
  }

  /** Every phrase in the message, overlapping ones too; see `longest`. Slips are repaired in English messages only. */
  find(tokens: readonly Token[], repairs: Repairs = 'english'): Match<Meaning>[] {
    const repaired: boolean[] = [];
    const numbers = this.#numbersOf(tokens, repaired, repairs);
    const matches: Match<Meaning>[] = [];
    const times = new Map<Pattern<Meaning>, number>();
    const said = this.#mark(numbers);
    for (let at = 0; at < tokens.length; at++) {
      for (const number of numbers[at] ?? []) {
        for (const pattern of this.#byAnchor[number] ?? []) {
          if (pattern.probe >= 0 && this.#lastSaid[pattern.probe] !== said) continue;
          const found = this.#fit(pattern, at, tokens, numbers);
          if (!found) continue;
          const before = times.get(pattern) ?? 0;
          if (before >= mostTimes) continue;
          times.set(pattern, before + 1);
          matches.push({ meaning: pattern.meaning, tokens: found, repaired: found.some((i) => repaired[i]) });
        }
      }
    }
    return matches;
  }

  /** Marks what is said anywhere in the message, so that most patterns are passed over at a glance. */
  #mark(numbers: readonly (readonly number[])[]): number {
    if (this.#lastSaid.length < this.#vocabulary.size)
      this.#lastSaid = new Float64Array(this.#vocabulary.size);
    const said = ++this.#messages;
    for (const ofToken of numbers) for (const number of ofToken) this.#lastSaid[number] = said;
    return said;
  }

  #numbersOf(tokens: readonly Token[], repaired: boolean[], repairs: Repairs): (readonly number[])[] {
    let count = 0;
    return tokens.map((token, i) => {
      const numbers = this.#vocabulary.numbersOf(token.word);
      const isName = token.capital && token.before !== Break.hard;
      if (numbers.length > 0 || token.word.length < 4 || this.#words.common.has(token.word)) {
        return numbers;
      }
      if (repairs === 'none' || ++count > mostRepairs) return numbers;
      const meant = this.#vocabulary.numbersOfMisspelt(token.word, isName);
      if (meant.length > 0) repaired[i] = true;
      return meant;
    });
  }

  /** Lays a pattern over the message with its rarest word at `at`; the tokens of its words, or null. */
  #fit(
    pattern: Pattern<Meaning>,
    at: number,
    tokens: readonly Token[],
    numbers: readonly (readonly number[])[],
  ): number[] | null {
    const found = new Array<number>(pattern.slots.length);
    found[pattern.anchor] = at;
    const laid: Laid = { pattern, tokens, numbers, found, tries: mostTries };
    if (!this.#lay(laid, pattern.anchor, 1) || !this.#lay(laid, pattern.anchor, -1)) return null;
    return pattern.ends && !endsBreath(tokens, found[found.length - 1] ?? 0) ? null : found;
  }

  /**
   * Lays the slots after this one, or before it, each on the nearest token that does and leaves room for the rest:
   * "look after … mum" fits "I look, after the stroke, after my mum".
   */
  #lay(laid: Laid, placed: number, direction: 1 | -1): boolean {
    const { pattern, tokens, numbers, found } = laid;
    const slot = placed + direction;
    const wanted = pattern.slots[slot];
    if (!wanted) return true;
    const gap = pattern.gaps[direction === 1 ? slot : placed] === true;
    const from = found[placed] ?? 0;
    for (let step = 1, most = gap ? mostGapWords : mostSmallWords; step <= most + 1; step++) {
      const at = from + step * direction;
      const token = tokens[at];
      if (!token || --laid.tries < 0) return false;
      const between = direction === 1 ? token.before : (tokens[at + 1]?.before ?? Break.none);
      if (between === Break.hard || (between === Break.soft && !gap)) return false;
      if (holdsAny(numbers[at], wanted)) {
        found[slot] = at;
        if (this.#lay(laid, slot, direction)) return true;
      }
      if (!gap && !this.#words.small.has(token.word)) return false;
    }
    return false;
  }
}

/** Whether a sentence or a part of it ends with this token. */
function endsBreath(tokens: readonly Token[], at: number): boolean {
  const next = tokens[at + 1];
  return next === undefined || next.before !== Break.none;
}

/** A pattern that is being laid over a message. */
interface Laid {
  pattern: Pattern<unknown>;
  tokens: readonly Token[];
  numbers: readonly (readonly number[])[];
  found: number[];
  /** How many more tokens may be looked at: no message, however crafted, makes this search long. */
  tries: number;
}

const mostTries = 200;

function holdsAny(numbers: readonly number[] | undefined, wanted: readonly number[]): boolean {
  if (numbers) for (const number of numbers) if (wanted.includes(number)) return true;
  return false;
}

/** Leaves out matches all of whose words belong to a longer one: "walking" in "walking football". */
export function longest<Meaning>(matches: readonly Match<Meaning>[]): Match<Meaning>[] {
  return matches.filter((match) => !matches.some((other) => isWithin(match, other)));
}

/** Whether all words of a match belong to another that has more. */
export const isWithin = (match: Match<unknown>, other: Match<unknown>): boolean =>
  other.tokens.length > match.tokens.length && match.tokens.every((token) => other.tokens.includes(token));

/** The resident's own words of a match, exactly as written. */
export function wordsOf(
  text: string,
  tokens: readonly Token[],
  match: { tokens: readonly number[] },
): string {
  const first = tokens[match.tokens[0] ?? 0];
  const last = tokens[match.tokens[match.tokens.length - 1] ?? 0];
  return first && last ? text.slice(first.start, last.end) : '';
}
