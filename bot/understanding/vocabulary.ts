import { Spelling } from './spelling.js';
import { dutchStem, englishStem, welshRoots } from './stems.js';

/** How the forms of a word are found in a language. */
export type Forms = 'english' | 'dutch' | 'welsh' | 'none';

/** Whether slips of the finger may be repaired to a word, and whether it is a name. */
export type Repair = 'word' | 'name' | 'none';

/** The words of all phrases, each with a number, and which of them a word of a message can stand for. */
export class Vocabulary {
  readonly #exact = new Map<string, number>();
  readonly #stems = new Map<string, number>();
  readonly #stemmed = new Map<string, number>();
  readonly #dutchStems = new Map<string, number>();
  readonly #roots = new Map<string, number>();
  readonly #beginnings = new Map<string, number>();
  /** Beginnings of Welsh words, which are met mutated too. */
  readonly #rootBeginnings = new Map<string, number>();
  #shortestBeginning = Infinity;
  #longestBeginning = 0;
  /** Words that slips of the finger may be repaired to, and those of them that are names. */
  readonly #repairable = new Set<string>();
  readonly #names = new Set<string>();
  #spelling: Spelling | null = null;
  #nameSpelling: Spelling | null = null;
  readonly #seen = new Map<string, readonly number[]>();
  readonly #misspelt = new Map<string, readonly number[]>();
  readonly #misspeltNames = new Map<string, readonly number[]>();
  #size = 0;

  constructor(private readonly known: ReadonlySet<string>) {}

  /** Adds a word of a phrase and gives its number. */
  add(kind: 'any-form' | 'exact' | 'beginning', word: string, forms: Forms, repair: Repair): number {
    if (repair !== 'none') this.#repairable.add(word);
    if (repair === 'name') this.#names.add(word);
    if (kind === 'beginning') {
      this.#shortestBeginning = Math.min(this.#shortestBeginning, word.length);
      this.#longestBeginning = Math.max(this.#longestBeginning, word.length);
      return this.#number(forms === 'welsh' ? this.#rootBeginnings : this.#beginnings, word);
    }
    if (kind === 'any-form' && forms === 'english') return this.#stemNumber(word);
    if (kind === 'any-form' && forms === 'dutch') return this.#number(this.#dutchStems, dutchStem(word));
    if (kind === 'any-form' && forms === 'welsh') return this.#number(this.#roots, word);
    return this.#number(this.#exact, word);
  }

  /** The numbers of the phrase words that this word of a message can stand for. */
  numbersOf(word: string): readonly number[] {
    const seen = this.#seen.get(word);
    if (seen) return seen;
    const numbers = this.#lookUp(word);
    remember(this.#seen, word, numbers);
    return numbers;
  }

  /** How many numbers there are. */
  get size(): number {
    return this.#size;
  }

  /**
   * The numbers of the word that a misspelt one was meant to be; none where it is meant for none of ours. A word that
   * is written like a name is meant for a name.
   */
  numbersOfMisspelt(word: string, likeName: boolean): readonly number[] {
    const kept = likeName ? this.#misspeltNames : this.#misspelt;
    const seen = kept.get(word);
    if (seen) return seen;
    this.#spelling ??= new Spelling(this.#repairable, this.known);
    this.#nameSpelling ??= new Spelling(this.#names, this.known);
    const meant = (likeName ? this.#nameSpelling : this.#spelling).repair(word);
    const numbers = meant === null ? [] : this.numbersOf(meant);
    remember(kept, word, numbers);
    return numbers;
  }

  /** Taking stems is slow, and the same words come in many phrases. */
  #stemNumber(word: string): number {
    const there = this.#stemmed.get(word);
    if (there !== undefined) return there;
    const number = this.#number(this.#stems, englishStem(word));
    this.#stemmed.set(word, number);
    return number;
  }

  #lookUp(word: string): number[] {
    const numbers: number[] = [];
    const put = (number: number | undefined): void => {
      if (number !== undefined && !numbers.includes(number)) numbers.push(number);
    };
    put(this.#exact.get(word));
    if (this.#stems.size > 0) put(this.#stems.get(englishStem(word)));
    if (this.#dutchStems.size > 0) put(this.#dutchStems.get(dutchStem(word)));
    this.#putBeginnings(word, this.#beginnings, put);
    if (this.#roots.size === 0 && this.#rootBeginnings.size === 0) return numbers;
    for (const spelling of welshRoots(word)) {
      put(this.#roots.get(spelling));
      this.#putBeginnings(spelling, this.#rootBeginnings, put);
    }
    return numbers;
  }

  #putBeginnings(
    word: string,
    beginnings: ReadonlyMap<string, number>,
    put: (number: number | undefined) => void,
  ): void {
    const most = beginnings.size === 0 ? 0 : Math.min(word.length, this.#longestBeginning);
    for (let length = this.#shortestBeginning; length <= most; length++) {
      put(beginnings.get(word.slice(0, length)));
    }
  }

  #number(words: Map<string, number>, word: string): number {
    const there = words.get(word);
    if (there !== undefined) return there;
    words.set(word, this.#size);
    return this.#size++;
  }
}

/** Words whose numbers are remembered, so that a common word is looked up once. */
const mostKept = 20_000;
const longestKept = 24;

function remember(kept: Map<string, readonly number[]>, word: string, numbers: readonly number[]): void {
  if (word.length > longestKept) return;
  if (kept.size >= mostKept) kept.clear();
  kept.set(word, numbers);
}
