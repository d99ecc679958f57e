import { Break, type Token } from '../../understanding/tokens.js';
import { bucketOf } from './word-features.js';

/** So many numbers stand for all that words and their letters can say. */
export const letterBuckets = 16_384;

const [shortest, longest] = [3, 4];

/**
 * The same as `wordFeatures` for languages of whose words we know neither stems nor groups: each word by itself and
 * with its neighbour, and each run of three or four letters in it, its ends marked. By its runs a Welsh word is known
 * in any mutation, a Dutch one in any compound, and most misspelt ones. In Chinese each character is a word.
 */
export function letterFeatures(tokens: readonly Token[]): number[] {
  const found = new Set<number>();
  const add = (name: string): Set<number> => found.add(bucketOf(name, letterBuckets));
  tokens.forEach(({ word }, i) => {
    add(word);
    const next = tokens[i + 1];
    if (next && next.before !== Break.hard) add(`${word} ${next.word}`);
    if (word.length === 1) return;
    const marked = `^${word}$`;
    for (let length = shortest; length <= longest; length++) {
      for (let from = 0; from + length <= marked.length; from++) {
        add(`#${marked.slice(from, from + length)}`);
      }
    }
  });
  return [...found];
}
