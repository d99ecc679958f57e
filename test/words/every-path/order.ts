/** Whether a line reads in the right order where it runs from right to left, by Unicode's own algorithm (UAX #9). */
import { createRequire } from 'node:module';
import type bidiJs from 'bidi-js';

// Its types are those of a newer kind of module than it is itself.
const bidi = (createRequire(import.meta.url)('bidi-js') as (typeof bidiJs)['default'])();

const rightToLeft = /[\u0590-\u08ff\ufb1d-\ufefc]/;
const unseen = /[\u200e\u200f\u202a-\u202e\u2066-\u2069]/;

/** What must read from left to right as one piece, whatever stands around it. */
const pieces = [
  /https?:\/\/[^\s\u2066-\u2069]*[\w/]/g,
  /[\w.]+@[\w.]+\w/g,
  /(?<![\w+])(?:\+?\d[\d ]{5,}\d)(?![\w:])/g,
  /\b[A-Z]{1,2}\d[A-Z\d]? \d[A-Z]{2}\b/g,
  /\b[2-9A-Z]{3}-[2-9A-Z]{3}\b/g,
  /[£€¥$]\s?\d+(?:[.,]\d+)?/g,
  /\b\d{1,2}:\d\d(?: ?[ap]m\b)?/g,
  /\b\d{1,2}[ap]m\b/g,
  /\b\d{1,3}\+/g,
];

/** What stands in another order than it should, as it would be seen; empty where all is well. */
export function outOfOrder(line: string, names: readonly string[], base: 'ltr' | 'rtl' | 'auto'): string[] {
  if (!rightToLeft.test(line)) return [];
  const levels = bidi.getEmbeddingLevels(line, base === 'auto' ? undefined : base);
  const order = bidi.getReorderedIndices(line, levels);
  const seenAt: number[] = [];
  order.filter((index) => !unseen.test(line[index]!)).forEach((index, place) => (seenAt[index] = place));
  const view = order
    .filter((index) => !unseen.test(line[index]!))
    .map((index) => line[index])
    .join('');
  const faults: string[] = [];
  const holds = (from: number, text: string, direction: 1 | -1) => {
    const places = [...text].length === text.length ? seenAt.slice(from, from + text.length) : [];
    const shown = places.filter((place) => place !== undefined);
    if (shown.some((place, index) => index > 0 && place - shown[index - 1]! !== direction))
      faults.push(`"${text}" in: ${view}`);
  };
  for (const piece of pieces) for (const match of line.matchAll(piece)) holds(match.index, match[0], 1);
  for (const name of names) {
    for (let at = line.indexOf(name); at >= 0; at = line.indexOf(name, at + 1)) {
      const first = /[\p{L}]/u.exec(name)?.[0] ?? '';
      holds(at, name, rightToLeft.test(first) ? -1 : 1);
    }
  }
  return [...faults, ...bracketsTorn(line, seenAt).map((torn) => `${torn} in: ${view}`)];
}

/** What stands between brackets must be seen between them. */
function bracketsTorn(line: string, seenAt: readonly number[]): string[] {
  const open: number[] = [];
  return [...line].length !== line.length
    ? []
    : [...line].flatMap((character, index) => {
        if (character === '(') open.push(index);
        const from = character === ')' ? open.pop() : undefined;
        if (from === undefined) return [];
        const [low, high] = [
          Math.min(seenAt[from]!, seenAt[index]!),
          Math.max(seenAt[from]!, seenAt[index]!),
        ];
        const inside = seenAt.slice(from + 1, index).filter((place) => place !== undefined);
        const torn = inside.some((place) => place < low || place > high) || high - low !== inside.length + 1;
        return torn ? [`brackets around "${line.slice(from + 1, index)}"`] : [];
      });
}
