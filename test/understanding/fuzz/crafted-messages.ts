/** Messages made to hold up or upset the reading of messages. The same seed gives the same messages. */

/** Numbers from 0 to 1, by mulberry32 (Tommy Ettinger, public domain). */
export function randomFrom(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296;
  };
}

/** One crafted message of a random kind, up to some 2,000 characters; `words` are words of the content's phrases. */
export function craftedMessage(random: () => number, words: readonly string[]): string {
  const one = <Item>(items: readonly Item[]): Item => items[Math.floor(random() * items.length)] as Item;
  const times = Math.ceil(random() * one([3, 30, 300]));
  const some = (make: () => string, between: string): string =>
    Array.from({ length: times }, make).join(between);
  const word = (): string => (random() < 0.6 ? one(words) : one(shortWords));
  const kinds: readonly (() => string)[] = [
    () => some(word, ' '),
    () => some(word, one([', ', '. ', '? ', ' - ', '\n', '… '])),
    () => `${one(words)} `.repeat(times),
    () => `${one(shortWords)} ${one(words)} `.repeat(times),
    () => `${one(refusals)} ${one(words)} ${one(['but', 'or', 'and', ','])} `.repeat(times),
    () => `${one(words)}? ${one(refusals)}. `.repeat(times),
    () => one(words).repeat(times),
    () => some(() => misspelt(one(words), random), ' '),
    () => some(() => `${one(words)}${'\u0301\u0336\u0489'.repeat(3)}`, ' '),
    () => some(() => one(oddities), one(['', ' '])),
    () => one(oddities).repeat(times * 5),
    () => some(() => (random() < 0.5 ? word() : one(oddities)), ' '),
    () => String(Math.floor(random() * 1e15)).repeat(times),
    () => some(() => String.fromCharCode(Math.floor(random() * 0x10000)), ''),
    () => `${one(words)}${' '.repeat(times * 5)}${one(words)}`,
  ];
  return one(kinds)();
}

function misspelt(word: string, random: () => number): string {
  const at = Math.floor(random() * word.length);
  return word.slice(0, at) + 'xqz'[Math.floor(random() * 3)] + word.slice(at + Math.floor(random() * 2));
}

const shortWords = [
  'not',
  'no',
  'a',
  'the',
  'i',
  'my',
  'to',
  'on',
  'in',
  'it',
  'and',
  'or',
  'but',
  'like',
  'want',
  'is',
  'at',
  '6',
  'pm',
];
const refusals = [
  'not',
  'no',
  'no thanks',
  "don't like",
  'anything but',
  'I hate it',
  'not for me',
  'rather than',
  "it won't help",
  'sick of',
];
const oddities = [
  ',',
  '"',
  '“',
  '(',
  "'",
  '’',
  '...',
  '?!',
  '😀',
  '👨‍👩‍👧‍👦',
  '🏳️‍🌈',
  'ﷺ',
  '种花',
  'باغبانی',
  'сад',
  'z͑ͫ̓',
  '\u202e',
  '\u200b',
  '\ud83d',
  '=a',
  '*',
  '/',
  '\\',
  '${x}',
  '<b>',
  '%00',
  'ßſK',
];
