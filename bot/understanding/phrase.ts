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
  /** Whether anything may stand before it (`...`) rather than small words only. */
  gap: boolean;
}
export interface SlotWord {
  kind: 'any-form' | 'exact' | 'beginning';
  word: string;
}

/** What the language gives to reading phrases. */
export interface PhraseWords {
  same: SameWords;
  /** "a", "the": left out of phrases, as they may be left out of messages. */
  articles: ReadonlySet<string>;
}

/** More ways than this to read one phrase are not followed. */
const mostReadings = 24;

/** Reads a phrase into its readings, each a row of slots; none where there is no word in it. */
export function readPhrase(phrase: string, words: PhraseWords): Slot[][] {
  let readings: Slot[][] = [[]];
  let gap = false;
  for (const element of phrase.replace(/\.\.\.|…/g, ' ... ').split(/\s+/)) {
    if (element === '') continue;
    if (element === '...') {
      gap = true;
      continue;
    }
    const options = alternativesOf(element, words);
    if (options.length === 0) continue;
    const [only] = options;
    if (readings.length === 1 && options.length === 1 && only) {
      readings[0]?.push(...withGap(only, gap));
      gap = false;
      continue;
    }
    readings = readings
      .flatMap((reading) => options.map((option) => [...reading, ...withGap(option, gap)]))
      .slice(0, mostReadings);
    gap = false;
  }
  return readings.map((reading) => withoutArticles(reading, words.articles)).filter((r) => r.length > 0);
}

/** `a/b` as one slot where each is one word, as separate readings where one of them is several ("can't/won't"). */
function alternativesOf(element: string, words: PhraseWords): Slot[][] {
  const rows = element
    .split('/')
    .map((part) => slotWords(part, words))
    .filter((row) => row.length > 0);
  if (rows.every((row) => row.length === 1)) {
    return rows.length === 0 ? [] : [[{ alternatives: rows.flat(), gap: false }]];
  }
  return rows.map((row) => row.map((word) => ({ alternatives: [word], gap: false })));
}

function slotWords(part: string, words: PhraseWords): SlotWord[] {
  if (plainWord.test(part)) return plainSlot(part, words.same);
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

const plainWord = /^[a-z]+$/;

/** What most words of phrases are, read without the tokeniser. */
function plainSlot(word: string, same: SameWords): SlotWord[] {
  return (same.word.get(word) ?? [word]).map((meant) => ({ kind: 'any-form', word: meant }));
}

const withGap = (slots: Slot[], gap: boolean): Slot[] =>
  slots.map((slot, i) => (i === 0 && gap ? { ...slot, gap } : slot));

function withoutArticles(reading: Slot[], articles: ReadonlySet<string>): Slot[] {
  const rest = reading.filter(
    (slot) => slot.gap || !slot.alternatives.every(({ word }) => articles.has(word)),
  );
  return rest.length > 0 ? rest : reading;
}
