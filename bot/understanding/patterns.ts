import { PhraseReader, type Slot } from './phrase.js';
import type { Entry, IndexWords } from './phrase-index.js';
import type { Forms, Repair, Vocabulary } from './vocabulary.js';

/** A phrase made ready to be laid over messages. */
export interface Pattern<Meaning> {
  /** For each word of the phrase, the numbers in the vocabulary that do for it. */
  slots: (readonly number[])[];
  gaps: readonly boolean[];
  /** Whether nothing may follow it in the same breath. */
  ends: boolean;
  /** The slot of its rarest word, by which it is found. */
  anchor: number;
  /** A number that must be said somewhere for it to fit, the rarest beside its anchor's; -1 where there is none. */
  probe: number;
  meaning: Meaning;
}

/** Numbers the words of all phrases, and chooses by which word each phrase is found. An entry a step; null is one in which none was found. */
export function* patternsOf<Meaning>(
  entries: Iterable<Entry<Meaning> | null>,
  words: IndexWords,
  vocabulary: Vocabulary,
): Generator<undefined, Pattern<Meaning>[]> {
  const reader = new PhraseReader(words);
  const numberings = new Map<string, Numbering>();
  const patterns: Pattern<Meaning>[] = [];
  const uses: number[] = [];
  for (const entry of entries) {
    yield;
    if (entry === null) continue;
    const { phrase, language, meaning, exact, name, inflected } = entry;
    const forms = exact ? 'none' : formsOf(language, inflected);
    const repair = name ? 'name' : language === 'en' ? 'word' : 'none';
    const key = `${forms} ${repair}`;
    let numbering = numberings.get(key);
    if (!numbering) numberings.set(key, (numbering = new Numbering(vocabulary, forms, repair, words.small)));
    for (const { slots, gaps, ends } of reader.read(phrase)) {
      const numbered = slots.map((slot) => numbering.of(slot));
      for (const { numbers, weight } of numbered)
        for (const number of numbers) uses[number] = (uses[number] ?? 0) + weight;
      patterns.push({
        slots: numbered.map(({ numbers }) => numbers),
        gaps,
        ends,
        anchor: 0,
        probe: -1,
        meaning,
      });
    }
  }
  for (const pattern of patterns) {
    chooseAnchor(pattern, uses);
    yield;
  }
  return patterns;
}

const formsOf = (language: string, inflected = false): Forms => {
  if (language === 'nl' && inflected) return 'dutch';
  return language === 'en' ? 'english' : language === 'cy' ? 'welsh' : 'none';
};

interface Numbered {
  numbers: readonly number[];
  weight: number;
}

/** The numbers of slots; the same slots come in many phrases. */
class Numbering {
  readonly #known = new Map<Slot, Numbered>();

  constructor(
    private readonly vocabulary: Vocabulary,
    private readonly forms: Forms,
    private readonly repair: Repair,
    private readonly small: ReadonlySet<string>,
  ) {}

  of(slot: Slot): Numbered {
    const there = this.#known.get(slot);
    if (there) return there;
    const numbers = new Set<number>();
    let weight = 0;
    for (const { kind, word } of slot.alternatives) {
      numbers.add(this.vocabulary.add(kind, word, this.forms, this.repair));
      weight = Math.max(weight, howCommon(word, this.small));
    }
    const numbered = { numbers: [...numbers], weight };
    this.#known.set(slot, numbered);
    return numbered;
  }
}

/** Short words are met more often than long ones: a guess that is good enough to choose by. */
const howCommon = (word: string, small: ReadonlySet<string>): number =>
  small.has(word) ? 1000 : Math.max(1, 12 - 2 * word.length);

function chooseAnchor(pattern: Pattern<unknown>, uses: readonly number[]): void {
  const costs = pattern.slots.map((slot) => slot.reduce((sum, number) => sum + (uses[number] ?? 0), 0));
  pattern.anchor = costs.indexOf(Math.min(...costs));
  let least = Infinity;
  pattern.slots.forEach((slot, i) => {
    const [only] = slot;
    const cost = costs[i] ?? 0;
    if (i === pattern.anchor || slot.length !== 1 || only === undefined || cost >= least) return;
    pattern.probe = only;
    least = cost;
  });
}
