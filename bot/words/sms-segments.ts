import { isInAlphabet, placesOf } from './sms-characters.js';

/** Places in a message that goes as one, and in each segment of one that goes as several (3GPP TS 23.040, 9.2.3.24). */
const roomInGsm = { alone: 160, each: 153 };
const roomInUcs2 = { alone: 70, each: 67 };

const graphemes = new Intl.Segmenter('en', { granularity: 'grapheme' });

/**
 * How many segments a text takes, each of which costs what a text message costs. The same count as Twilio's calculator,
 * which the tests hold it against; that one takes milliseconds, and finding where a page ends asks many times.
 */
export function segmentsOf(text: string): number {
  return isInAlphabet(text)
    ? segments(
        Array.from(text, (character) => placesOf(character) ?? 1),
        roomInGsm,
      )
    : segments(placesInUcs2(text), roomInUcs2);
}

/** Where characters of a text may be made of several: of two halves, or with marks and joiners. */
const composed = /[\p{M}\p{Cf}\ud800-\udfff]|[^\0-\uffff]/u;

/** What a reader takes for one character is not parted between two segments. */
function placesInUcs2(text: string): number[] {
  if (!composed.test(text)) return Array.from(text, () => 1);
  return [...graphemes.segment(text)].flatMap(({ segment: { length } }) =>
    // What is longer than a segment is parted all the same.
    length > roomInUcs2.each ? Array.from({ length }, () => 1) : [length],
  );
}

function segments(places: readonly number[], room: { alone: number; each: number }): number {
  const total = places.reduce((sum, one) => sum + one, 0);
  if (total <= room.alone) return Math.min(total, 1);
  let count = 1;
  let taken = 0;
  for (const one of places) {
    if (taken + one > room.each) {
      count += 1;
      taken = 0;
    }
    taken += one;
  }
  return count;
}
