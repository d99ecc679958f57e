/**
 * Letters to change, add, leave out or swap to make one word of the other (optimal string alignment distance).
 */
export function distance(one: string, other: string): number {
  let beforeLast: number[] = [];
  let last = Array.from({ length: other.length + 1 }, (_, index) => index);
  for (let i = 1; i <= one.length; i++) {
    const row = [i];
    for (let j = 1; j <= other.length; j++) {
      const same = one[i - 1] === other[j - 1];
      let least = Math.min(last[j]! + 1, row[j - 1]! + 1, last[j - 1]! + (same ? 0 : 1));
      const swapped = i > 1 && j > 1 && one[i - 1] === other[j - 2] && one[i - 2] === other[j - 1];
      if (swapped) least = Math.min(least, beforeLast[j - 2]! + 1);
      row.push(least);
    }
    beforeLast = last;
    last = row;
  }
  return last[other.length]!;
}

/** The known word that was most likely meant, or null where none is near. */
export function nearest(written: string, known: Iterable<string>): string | null {
  const word = written.toLowerCase().slice(0, 60);
  let best: string | null = null;
  let least = Math.max(1, Math.floor(word.length / 3)) + 1;
  for (const candidate of known) {
    if (Math.abs(candidate.length - word.length) >= least) continue;
    const away = distance(word, candidate.toLowerCase());
    if (away < least) [best, least] = [candidate, away];
  }
  return best;
}

/** More than there are topics. A long list is still what helps most. */
const mostShown = 60;

/** The end of a message that names what was likely meant, or else lists a few known words. */
export function didYouMean(written: string, known: Iterable<string>): string {
  const words = [...known];
  const meant = nearest(written, words);
  if (meant !== null) return ` Did you mean ${meant}?`;
  if (words.length === 0) return '';
  const shown = words.length > mostShown ? [...words.slice(0, mostShown), '…'] : words;
  return ` I know: ${shown.join(', ')}.`;
}
