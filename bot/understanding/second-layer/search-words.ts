import { canonicalWord } from '../canonical.js';
import { englishStem } from '../stems.js';

/** A word of a text as the search knows it, and where it stands. */
export interface SearchWord {
  /** Canonical, without endings. */
  word: string;
  /** Canonical, as it was written. */
  whole: string;
  start: number;
  end: number;
  /** Written in Chinese characters. */
  han: boolean;
}

const written = /[\p{L}\p{M}\p{N}]+(?:['’][\p{L}\p{M}]+)*/gu;
const hasHan = /\p{Script=Han}/u;
const chinese = new Intl.Segmenter('zh', { granularity: 'word' });
const shortest = 3;
const shortestHan = 2;

/** The words of a text that can tell something: no numbers, nothing shorter than three letters or two characters. */
export function searchWordsOf(text: string): SearchWord[] {
  const words: SearchWord[] = [];
  const add = (raw: string, start: number, han: boolean): void => {
    const whole = canonicalWord(raw);
    if ([...whole].length < (han ? shortestHan : shortest) || !/\p{L}/u.test(whole)) return;
    words.push({ word: han ? whole : englishStem(whole), whole, start, end: start + raw.length, han });
  };
  for (const match of text.matchAll(written)) {
    const [raw] = match;
    if (!hasHan.test(raw)) add(raw, match.index, false);
    else {
      for (const { segment, index } of chinese.segment(raw)) {
        add(segment, match.index + index, hasHan.test(segment));
      }
    }
  }
  return words;
}
