/** Repairs slips of the finger against the words that the phrases use, and no others. */
export class Spelling {
  readonly #known: ReadonlySet<string>;
  /** Words by first letter and length. */
  readonly #shelves = new Map<string, Shelved[]>();

  /** `known` are words that are right as they stand; they are never repaired. */
  constructor(vocabulary: Iterable<string>, known: ReadonlySet<string>) {
    this.#known = known;
    for (const word of vocabulary) {
      if (word.length < shortest) continue;
      const key = shelf(word[0] ?? '', word.length);
      const words = this.#shelves.get(key);
      const shelved = { word, letters: lettersOf(word) };
      if (words) words.push(shelved);
      else this.#shelves.set(key, [shelved]);
    }
  }

  isKnown(word: string): boolean {
    return this.#known.has(word);
  }

  /** The nearest word: within 1 slip, within 2 for long words; of two as near, one of the same length. Null: none. */
  repair(word: string): string | null {
    if (word.length < shortest || word.length > longest || this.#known.has(word) || /\d/.test(word))
      return null;
    let most = word.length >= longWord ? 2 : 1;
    let nearest: string | null = null;
    let nearestDistance = most + 1;
    const letters = lettersOf(word);
    const firsts = new Set([word[0] ?? '', word[1] ?? '']);
    for (const first of firsts) {
      for (let length = word.length - most; length <= word.length + most; length++) {
        for (const { word: candidate, letters: own } of this.#shelves.get(shelf(first, length)) ?? []) {
          if (moreThan(letters ^ own, 2 * most)) continue;
          const distance = slips(word, candidate, most);
          if (distance > most || (word.length === shortest && !isSure(word, candidate))) continue;
          if (distance < nearestDistance) {
            nearest = candidate;
            nearestDistance = distance;
            most = distance;
          } else if (candidate.length === word.length && nearest !== null && nearest.length !== word.length) {
            nearest = candidate;
          }
        }
      }
    }
    return nearest;
  }
}

/** A word to repair to, and which letters are in it: each slip changes at most two of them. */
interface Shelved {
  word: string;
  letters: number;
}

function lettersOf(word: string): number {
  let letters = 0;
  for (let i = 0; i < word.length; i++) letters |= 1 << (word.charCodeAt(i) & 31);
  return letters;
}

/** Whether more bits are set than this. */
function moreThan(bits: number, most: number): boolean {
  let left = bits;
  for (let count = 0; left !== 0; count++) {
    if (count === most) return true;
    left &= left - 1;
  }
  return false;
}

/** A short word is repaired only where a letter was left out or two were swapped: "chor", "sawm". */
const isSure = (word: string, candidate: string): boolean =>
  candidate.length > word.length || [...candidate].sort().join('') === [...word].sort().join('');

const shortest = 4;
const longWord = 9;
const longest = 24;
const shelf = (first: string, length: number): string => first + String(length);

/**
 * Slips between two words: letters left out, put in, mistaken, or two neighbours swapped (optimal string alignment,
 * Damerau 1964). Gives up and answers `most + 1` as soon as there are more than `most`.
 */
export function slips(a: string, b: string, most: number): number {
  if (Math.abs(a.length - b.length) > most) return most + 1;
  let beforeLast: number[] = [];
  let last = Array.from({ length: b.length + 1 }, (_, j) => j);
  for (let i = 1; i <= a.length; i++) {
    const row = [i];
    let least = i;
    for (let j = 1; j <= b.length; j++) {
      const same = a[i - 1] === b[j - 1];
      let cost = Math.min((last[j] ?? 0) + 1, (row[j - 1] ?? 0) + 1, (last[j - 1] ?? 0) + (same ? 0 : 1));
      if (i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1]) {
        cost = Math.min(cost, (beforeLast[j - 2] ?? 0) + 1);
      }
      row.push(cost);
      if (cost < least) least = cost;
    }
    if (least > most) return most + 1;
    beforeLast = last;
    last = row;
  }
  return last[b.length] ?? most + 1;
}
