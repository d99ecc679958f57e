/**
 * Names, numbers and addresses within sentences that run the other way. Left alone they take what stands beside them
 * along: "0113 496 0123" in Urdu is seen as "0123 496 0113", and the full stop after an Urdu name in English jumps to its
 * other end. So they are held apart by Unicode's isolates (UAX #9), which browsers, Teams and mail programs know.
 */

export type Direction = 'ltr' | 'rtl';

/** Letters of Hebrew, Arabic and the scripts beside them. */
const rightToLeft = /[\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufefc]/;
const letter = /\p{L}/u;
const isolated = /[\u2066-\u2069]/;
const leftToRightIsolate = '\u2066';
const rightToLeftIsolate = '\u2067';
const isolateEnd = '\u2069';

/** One number, with what stands within it, keeps its order by itself: "116", "10:00", "3,5". */
const oneNumber = /^\d+(?:[.,:]\d+)*$/;

/**
 * What somebody wrote, or a number or an address, as it goes into a sentence that runs in `direction`: isolated where it
 * would not keep its order. A part that was worded with isolates in it is taken for a piece of the sentence.
 */
export function keptApart(text: string, direction: Direction): string {
  if (isolated.test(text)) return text;
  // The end of a line ends all isolates.
  if (text.includes('\n'))
    return text
      .split('\n')
      .map((line) => keptApart(line, direction))
      .join('\n');
  if (direction === 'ltr') {
    return rightToLeft.test(text) ? `${ownDirection(text)}${text}${isolateEnd}` : text;
  }
  const first = letter.exec(text)?.[0];
  const runsAlong = first === undefined ? !/\d/.test(text) || oneNumber.test(text) : rightToLeft.test(first);
  return runsAlong ? text : `${leftToRightIsolate}${text}${isolateEnd}`;
}

/** Digits in groups, as in telephone numbers. */
const groupedDigits = /\+?\d+(?: \d+)+/g;

/** A whole text of somebody's that runs from right to left, with the telephone numbers in it kept in order. */
export function numbersKeptApart(text: string, direction: Direction): string {
  if (direction === 'ltr' || !rightToLeft.test(text) || isolated.test(text)) return text;
  return text.replace(groupedDigits, (number) => `${leftToRightIsolate}${number}${isolateEnd}`);
}

/** By its first letter. */
function ownDirection(text: string): string {
  return rightToLeft.test(letter.exec(text)?.[0] ?? '') ? rightToLeftIsolate : leftToRightIsolate;
}

const leftToRightMark = '\u200e';
const rightToLeftMark = '\u200f';
const isolatedPart = /([\u2066\u2067])([^\u2066-\u2069]*)\u2069/g;

/**
 * The same by marks, for text messages: isolates came with Unicode 6.3 of 2013, and a telephone that does not know them
 * shows boxes. A mark takes a character as well, so that there are only those that change something.
 */
export function heldByMarks(text: string): string {
  if (!isolated.test(text)) return text;
  return text.replace(isolatedPart, (_, isolate: string, part: string, at: number, whole: string) => {
    const after = whole.slice(at + part.length + 2);
    const leftToRight = isolate === leftToRightIsolate;
    const [own, others] = leftToRight
      ? [leftToRightMark, rightToLeftMark]
      : [rightToLeftMark, leftToRightMark];
    const [first = ''] = part;
    const last = [...part].at(-1) ?? '';
    const begins = letter.test(first) && rightToLeft.test(first) !== leftToRight;
    const ends = letter.test(last) ? rightToLeft.test(last) !== leftToRight : leftToRight && /\d/.test(last);
    // What follows would join in where it runs the same way, or is a number.
    const next = /^[^\n]*?([\p{L}\p{N}\u2066\u2067])/u.exec(after)?.[1] ?? '';
    const joins =
      next !== '' && (leftToRight ? !rightToLeft.test(next) : !letter.test(next) || rightToLeft.test(next));
    return `${begins ? '' : own}${part}${ends ? '' : own}${joins ? others : ''}`;
  });
}

/** Lines that begin with a name or a number still run from right to left: telephones go by the first letter of each. */
export function linesInDirection(text: string, direction: Direction): string {
  if (direction === 'ltr') return text;
  return text
    .split('\n')
    .map((line) => {
      const first = letter.exec(line)?.[0];
      const begins = first === undefined || rightToLeft.test(first);
      return begins || !rightToLeft.test(line) ? line : `${rightToLeftMark}${line}`;
    })
    .join('\n');
}

/** What was worded for a sentence, where it stands by itself or a program reads it. */
export function withoutIsolates(text: string): string {
  return text.replace(/[\u2066-\u2069]/g, '');
}
