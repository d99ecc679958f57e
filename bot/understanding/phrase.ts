import { canonicalWord } from './canonical.js';
import { tokenise, type SameWords } from './tokens.js';

/**
 * How phrases are written, by volunteers, in the content files:
 *
 * - `wife died`: these words, in any English form, with at most two small words between ("wife has just died")
 * - `garden*`: any word that begins so          - `=may`: this form and no other
 * - `lost my job/work`: either word             - `look after ... mum`: up to six words between
 */

/** One word of a phrase: the ways it may be met. */
export interface Slot {
  alternatives: readonly SlotWord[];
  /** Whether it is nothing but an article, which phrases and messages may leave out. */
  article: boolean;
}
export interface SlotWord {
  kind: 'any-form' | 'exact' | 'beginning';
  word: string;
}

/** One way to read a phrase. */
export interface Reading {
  slots: Slot[];
  /** Whether nothing may follow in the same breath. */
  ends: boolean;
  /** For each slot: whether anything may stand before it (`...`) rather than small words only. */
  gaps: boolean[];
}

/** What the language gives to reading phrases. */
export interface PhraseWords {
  same: SameWords;
  /** "a", "the": left out of phrases, as they may be left out of messages. */
  articles: ReadonlySet<string>;
}

/** More ways than this to read one phrase are not followed. */
const mostReadings = 24;
const plainWord = /^[a-z]+$/;
const spaces = /\s+/;

/** Reads phrases. The same words come in many of them, so what each written word means is worked out once. */
export class PhraseReader {
  readonly #rows = new Map<string, readonly (readonly Slot[])[]>();

  constructor(private readonly words: PhraseWords) {}

  /** The readings of a phrase; none where there is no word in it. */
  read(phrase: string): Reading[] {
    const written =
      phrase.includes('..') || phrase.includes('…') ? phrase.replace(/\.\.\.|…/g, ' ... ') : phrase;
    let readings: Reading[] = [{ slots: [], gaps: [], ends: /[^.]\.$/.test(phrase) }];
    let gap = false;
    for (const element of written.split(spaces)) {
      if (element === '') continue;
      if (element === '...') {
        gap = true;
        continue;
      }
      const rows = this.#rowsOf(element);
      const [only] = rows;
      if (!only) continue;
      if (rows.length === 1) for (const reading of readings) append(reading, only, gap);
      else {
        readings = readings
          .flatMap((reading) => rows.map((row) => append(copyOf(reading), row, gap)))
          .slice(0, mostReadings);
      }
      gap = false;
    }
    return readings.map(withoutArticles).filter(({ slots }) => slots.length > 0);
  }

  #rowsOf(element: string): readonly (readonly Slot[])[] {
    const there = this.#rows.get(element);
    if (there) return there;
    const rows = rowsOf(element, this.words);
    this.#rows.set(element, rows);
    return rows;
  }
}

const copyOf = ({ slots, gaps, ends }: Reading): Reading => ({ slots: [...slots], gaps: [...gaps], ends });

function append(reading: Reading, row: readonly Slot[], gap: boolean): Reading {
  row.forEach((slot, i) => {
    reading.slots.push(slot);
    reading.gaps.push(gap && i === 0);
  });
  return reading;
}

/** `a/b` as one slot where each is one word, as separate rows where one of them is several ("can't/won't"). */
function rowsOf(element: string, words: PhraseWords): readonly (readonly Slot[])[] {
  const rows = element
    .split('/')
    .map((part) => slotWords(part, words))
    .filter((row) => row.length > 0);
  const slot = (alternatives: readonly SlotWord[]): Slot => ({
    alternatives,
    article: alternatives.every(({ word }) => words.articles.has(word)),
  });
  if (rows.length === 0) return [];
  if (rows.every((row) => row.length === 1)) return [[slot(rows.flat())]];
  return rows.map((row) => row.map((word) => slot([word])));
}

function slotWords(part: string, words: PhraseWords): SlotWord[] {
  if (plainWord.test(part)) {
    return (words.same.word.get(part) ?? [part]).map((word) => ({ kind: 'any-form', word }));
  }
  const beginning = part.endsWith('*');
  const exact = part.startsWith('=');
  const bare = part.replace(/^=|\*$/g, '');
  if (exact) {
    const word = canonicalWord(bare);
    return word === '' ? [] : [{ kind: 'exact', word }];
  }
  const found = tokenise(bare, words.same).map((token) => token.word);
  return found.map((word, i) => ({
    kind: beginning && i === found.length - 1 ? 'beginning' : 'any-form',
    word,
  }));
}

function withoutArticles(reading: Reading): Reading {
  const { slots, gaps, ends } = reading;
  if (!slots.some((slot) => slot.article)) return reading;
  const kept = slots.map((slot, i) => !slot.article || gaps[i] === true);
  if (!kept.includes(true)) return reading;
  return { slots: slots.filter((_, i) => kept[i]), gaps: gaps.filter((_, i) => kept[i]), ends };
}
