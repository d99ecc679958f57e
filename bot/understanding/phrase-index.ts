import { readPhrase, type PhraseWords, type Slot } from './phrase.js';
import { Break, type Token } from './tokens.js';
import { Vocabulary, type Forms } from './vocabulary.js';

/** A phrase and what it stands for. */
export interface Entry<Meaning> {
  phrase: string;
  language: string;
  meaning: Meaning;
  /** True where only these forms of the words count. */
  exact?: boolean;
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

/** What the languages give to matching. */
export interface IndexWords extends PhraseWords {
  /** Words that may stand between the words of a phrase. */
  small: ReadonlySet<string>;
  /** Words that are right as they stand, and so never taken for misspelt ones. */
  common: ReadonlySet<string>;
}

interface Pattern<Meaning> {
  /** For each word of the phrase, the numbers in the vocabulary that do for it. */
  slots: number[][];
  gaps: boolean[];
  /** The slot of its rarest word, by which it is found. */
  anchor: number;
  /** A number that must be said somewhere for it to fit, the rarest beside its anchor's; -1 where there is none. */
  probe: number;
  meaning: Meaning;
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
    const patterns: Pattern<Meaning>[] = [];
    const uses: number[] = [];
    for (const entry of entries) {
      for (const reading of readPhrase(entry.phrase, words)) {
        const slots = reading.map((slot) => this.#numbers(slot, entry));
        patterns.push({
          slots,
          gaps: reading.map((slot) => slot.gap),
          anchor: 0,
          probe: -1,
          meaning: entry.meaning,
        });
        reading.forEach((slot, i) => {
          const weight = Math.max(...slot.alternatives.map(({ word }) => howCommon(word, words.small)));
          for (const number of slots[i] ?? []) uses[number] = (uses[number] ?? 0) + weight;
        });
      }
    }
    for (const pattern of patterns) {
      const costs = pattern.slots.map((slot) => slot.reduce((sum, number) => sum + (uses[number] ?? 0), 0));
      pattern.anchor = costs.indexOf(Math.min(...costs));
      pattern.probe = probeOf(pattern, costs);
      for (const number of pattern.slots[pattern.anchor] ?? []) (this.#byAnchor[number] ??= []).push(pattern);
    }
  }

  /** Every phrase in the message, overlapping ones too; see `longest`. */
  find(tokens: readonly Token[]): Match<Meaning>[] {
    const repaired: boolean[] = [];
    const numbers = this.#numbersOf(tokens, repaired);
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

  #numbers(slot: Slot, entry: Entry<Meaning>): number[] {
    const forms: Forms = entry.exact
      ? 'none'
      : entry.language === 'en'
        ? 'english'
        : entry.language === 'cy'
          ? 'welsh'
          : 'none';
    const repair = entry.name ? 'name' : entry.language === 'en' ? 'word' : 'none';
    return slot.alternatives.map(({ kind, word }) => this.#vocabulary.add(kind, word, forms, repair));
  }

  #numbersOf(tokens: readonly Token[], repaired: boolean[]): (readonly number[])[] {
    let repairs = 0;
    return tokens.map((token, i) => {
      const numbers = this.#vocabulary.numbersOf(token.word);
      const isName = token.capital && token.before !== Break.hard;
      if (numbers.length > 0 || token.word.length < 4 || this.#words.common.has(token.word)) {
        return numbers;
      }
      if (++repairs > mostRepairs) return numbers;
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
    for (let slot = pattern.anchor + 1, from = at; slot < pattern.slots.length; slot++) {
      from = this.#step(pattern.slots[slot] ?? [], pattern.gaps[slot] === true, from, 1, tokens, numbers);
      if (from < 0) return null;
      found[slot] = from;
    }
    for (let slot = pattern.anchor - 1, from = at; slot >= 0; slot--) {
      from = this.#step(
        pattern.slots[slot] ?? [],
        pattern.gaps[slot + 1] === true,
        from,
        -1,
        tokens,
        numbers,
      );
      if (from < 0) return null;
      found[slot] = from;
    }
    return found;
  }

  /** The next token in this direction that does for the slot, over small words or a gap; -1 where there is none. */
  #step(
    slot: readonly number[],
    gap: boolean,
    from: number,
    direction: 1 | -1,
    tokens: readonly Token[],
    numbers: readonly (readonly number[])[],
  ): number {
    const most = gap ? mostGapWords : mostSmallWords;
    for (let step = 1; step <= most + 1; step++) {
      const at = from + step * direction;
      const token = tokens[at];
      if (!token) return -1;
      const between = direction === 1 ? token.before : (tokens[at + 1]?.before ?? Break.none);
      if (between === Break.hard || (between === Break.soft && !gap)) return -1;
      for (const number of numbers[at] ?? []) if (slot.includes(number)) return at;
      if (!gap && !this.#words.small.has(token.word)) return -1;
    }
    return -1;
  }
}

/** Short words are met more often than long ones: a guess that is good enough to choose by. */
const howCommon = (word: string, small: ReadonlySet<string>): number =>
  small.has(word) ? 1000 : Math.max(1, 12 - 2 * word.length);

function probeOf(pattern: Pattern<unknown>, costs: readonly number[]): number {
  let probe = -1;
  let least = Infinity;
  pattern.slots.forEach((slot, i) => {
    const [only] = slot;
    if (i === pattern.anchor || slot.length !== 1 || only === undefined || (costs[i] ?? 0) >= least) return;
    probe = only;
    least = costs[i] ?? 0;
  });
  return probe;
}

/** Leaves out matches all of whose words belong to a longer one: "walking" in "walking football". */
export function longest<Meaning>(matches: readonly Match<Meaning>[]): Match<Meaning>[] {
  return matches.filter(
    (match) =>
      !matches.some(
        (other) =>
          other.tokens.length > match.tokens.length &&
          match.tokens.every((token) => other.tokens.includes(token)),
      ),
  );
}

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
