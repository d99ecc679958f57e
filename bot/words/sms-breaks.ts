/** Where a text may be parted: before the character at `at`. `good` is at the end of a line or a sentence. */
interface Break {
  at: number;
  good: boolean;
}

/** Characters among which a place to cut is looked for; far more than a page holds. */
const longestCut = 1000;
/** Of the room that there is before the last place to part at. */
const littleUnused = 0.6;
/** Characters of what may come after a number and belongs to it. */
const longestUnit = 4;

/**
 * `sentences` at the end of one, or of a line. `words` also between words, in Chinese between characters, but never
 * within a telephone number, a postcode, a price or a web address. `anywhere` between any two characters where nothing
 * else fits.
 */
export type BreakAt = 'sentences' | 'words' | 'anywhere';

const characters = new Intl.Segmenter('en', { granularity: 'grapheme' });

/** The end of a word, without what belongs to it: "(0113)," as "0113". */
const bare = (word: string) => word.replace(/^[^\p{L}\p{N}\p{Sc}]+|[^\p{L}\p{N}\p{Sc}]+$/gu, '');
/** Numbers, and what may belong to one: the two letters of a Dutch postcode, a currency. */
const numberLike = /\p{N}|\p{Sc}|^\p{Lu}{1,3}$/u;

/**
 * Parts a text in two at the last place at which the first part still fits, at the end of a line or a sentence where that
 * leaves little room unused; or null where nothing of it fits.
 */
export function parted(
  text: string,
  fits: (head: string) => boolean,
  where: BreakAt,
): [head: string, tail: string] | null {
  const breaks = breaksOf(text).filter(({ good }) => good || where !== 'sentences');
  const fitting = breaks.slice(
    0,
    countFitting(breaks, ({ at }) => fits(headOf(text, at))),
  );
  const last = fitting.at(-1);
  if (last === undefined) return where === 'anywhere' ? cutAnywhere(text, fits) : null;
  const good = fitting.findLast((one) => one.good && one.at > last.at * littleUnused);
  const { at } = good ?? last;
  return [headOf(text, at), text.slice(at).trimStart()];
}

/** How many of these, which grow from the first to the last, still fit. */
function countFitting<T>(growing: readonly T[], fits: (one: T) => boolean): number {
  let [fitting, tooMany] = [0, growing.length + 1];
  while (tooMany - fitting > 1) {
    const middle = (fitting + tooMany) >> 1;
    if (fits(growing[middle - 1]!)) fitting = middle;
    else tooMany = middle;
  }
  return fitting;
}

const headOf = (text: string, at: number) => text.slice(0, at).trimEnd();

function breaksOf(text: string): Break[] {
  return [...betweenWords(text), ...betweenCharacters(text)].sort((one, other) => one.at - other.at);
}

function betweenWords(text: string): Break[] {
  return [...text.matchAll(/(\S+)(\s+)(?=(\S+))/gu)].flatMap(
    ([whole, before = '', space = '', after = ''], index, all) => {
      const start = all[index]?.index ?? 0;
      const at = start + whole.length;
      if (space.includes('\n')) return [{ at, good: true }];
      const isSentence = /[.!?؟۔]["'”’)]*$/u.test(before);
      return isOneThing(bare(before), bare(after)) ? [] : [{ at, good: isSentence }];
    },
  );
}

/** "0113 496", "LS6 1AB", "1012 AB", "£ 3", "3,50 zł", "10 am". */
function isOneThing(before: string, after: string): boolean {
  if (!numberLike.test(before)) return false;
  return numberLike.test(after) || (/\p{N}$/u.test(before) && after.length <= longestUnit);
}

/** Chinese is parted between any two characters, but for one that closes, which stays with what is before it. */
function betweenCharacters(text: string): Break[] {
  return [...text.matchAll(/(?<=[\p{sc=Han}。，、；：？！”’）》」])(?=[\p{sc=Han}“‘（《「])/gu)].map(
    ({ index }) => ({
      at: index,
      good: /[。？！；]/.test(text[index - 1] ?? ''),
    }),
  );
}

function cutAnywhere(text: string, fits: (head: string) => boolean): [string, string] | null {
  const begin = text.slice(0, longestCut);
  const whole = [...characters.segment(begin)].map(({ segment }) => segment);
  // Marks without end, piled on one letter, make one character longer than a page.
  const at = fittingLength(whole, fits) || fittingLength([...begin], fits);
  return at === 0 ? null : [text.slice(0, at), text.slice(at)];
}

function fittingLength(pieces: readonly string[], fits: (head: string) => boolean): number {
  const heads = pieces.map((_, index) => pieces.slice(0, index + 1).join(''));
  return heads[countFitting(heads, fits) - 1]?.length ?? 0;
}
