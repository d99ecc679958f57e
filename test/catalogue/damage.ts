/** Ways in which content files come to be damaged, chosen by a seed so that each can be made again. */

/** Numbers from 0 up to 1, the same for the same seed (mulberry32, public domain). */
export function seeded(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
}

type Random = () => number;
type Damage = (text: string, random: Random) => string | Buffer;

const upTo = (random: Random, most: number): number => Math.floor(random() * most);
const oneOf = <T>(random: Random, choices: readonly T[]): T => choices[upTo(random, choices.length)]!;

const onALine =
  (change: (line: string, random: Random) => string | string[]): Damage =>
  (text, random) => {
    const lines = text.split('\n');
    const at = upTo(random, lines.length);
    return [...lines.slice(0, at), ...[change(lines[at]!, random)].flat(), ...lines.slice(at + 1)].join('\n');
  };
const inserted =
  (...choices: string[]): Damage =>
  (text, random) => {
    const at = upTo(random, text.length);
    return text.slice(0, at) + oneOf(random, choices) + text.slice(at);
  };

const bomb = ['a: &a [x, x, x, x, x, x, x, x, x]'];
for (const [index, name] of [...'bcdefghi'].entries()) {
  const before = 'abcdefghi'[index]!;
  bomb.push(`${name}: &${name} [${Array(9).fill(`*${before}`).join(', ')}]`);
}

export const damages: Record<string, Damage> = {
  'a line taken out': onALine(() => []),
  'a line twice': onALine((line) => [line, line]),
  'a line further in': onALine((line, random) => ' '.repeat(1 + upTo(random, 4)) + line),
  'a line further out': onALine((line, random) => line.slice(1 + upTo(random, 4))),
  'a line cut off': onALine((line, random) => line.slice(0, upTo(random, line.length))),
  'two lines as one': (text, random) => {
    const ends = [...text.matchAll(/\n/g)].map(({ index }) => index);
    const at = oneOf(random, ends);
    return text.slice(0, at) + text.slice(at + 1);
  },
  'two lines swapped': (text, random) => {
    const lines = text.split('\n');
    const at = upTo(random, lines.length - 1);
    lines.splice(at, 2, lines[at + 1]!, lines[at]!);
    return lines.join('\n');
  },
  'characters swapped': (text, random) => {
    const at = upTo(random, text.length - 1);
    return text.slice(0, at) + text[at + 1]! + text[at]! + text.slice(at + 2);
  },
  'a character taken out': (text, random) => {
    const at = upTo(random, text.length);
    return text.slice(0, at) + text.slice(at + 1);
  },
  'a stray sign': inserted(
    '"',
    "'",
    '[',
    ']',
    '{',
    '}',
    ':',
    ': ',
    ' #',
    '&',
    '*',
    '!',
    '|',
    '>',
    '%',
    '@',
    '`',
    '- ',
    '?',
  ),
  'a tab': inserted('\t', '\n\t', '\t\t'),
  'an invisible character': inserted(
    '\0',
    '\u0001',
    '\u200b',
    '\ufeff',
    '\u202e',
    '\u0085',
    '\u2028',
    '\u007f',
  ),
  'part of a program': inserted(
    '<<: *x',
    '!!js/function "x"',
    '\n---\n',
    '\n...\n',
    '\n%YAML 9.9\n',
    '__proto__: {}',
    '${x}',
  ),
  'half of it': (text, random) => text.slice(0, upTo(random, text.length)),
  'the other half': (text, random) => text.slice(upTo(random, text.length)),
  'smart quotes': (text) => text.replace(/["']/g, '”').replace(/: (\w+)$/m, ': “$1”'),
  'a minus for each dash': (text) => text.replace(/-/g, '–'),
  'a wide colon': (text, random) => text.replaceAll(oneOf(random, [': ', ', ']), '：'),
  'lines as Windows ends them': (text) => text.replaceAll('\n', '\r\n'),
  'lines as old Macs ended them': (text) => text.replaceAll('\n', '\r'),
  'another encoding': (text, random) =>
    Buffer.from(inserted('é', '£', 'ü', '“')(text, random) as string, 'latin1'),
  'UTF-16': (text) => Buffer.from(`\ufeff${text}`, 'utf16le'),
  'half a character': (text, random) => {
    const bytes = Buffer.from(inserted('茶', '🫖')(text, random) as string);
    const at = bytes.findIndex((byte) => byte >= 0xe0);
    return Buffer.concat([bytes.subarray(0, at + 1), bytes.subarray(at + 2)]);
  },
  'random bytes': (text, random) => Buffer.from(Array.from({ length: 400 }, () => upTo(random, 256))),
  'a key twice': (text, random) => {
    const keys = [...text.matchAll(/^ *(?:- )?[\w-]+:.*$/gm)];
    const key = oneOf(random, keys);
    return `${text.slice(0, key.index)}${key[0]}\n${text.slice(key.index)}`;
  },
  'brackets without end': (text, random) =>
    inserted('['.repeat(3000), '{a: '.repeat(3000), '- '.repeat(3000))(text, random),
  'a bomb of repetitions': (text) => `${bomb.join('\n')}\n${text}`,
  'a bomb where activities belong': (text) =>
    `x: &x [${'1, '.repeat(90)}1]\n${text.replace(/activities:[^]*/, `activities: [${'*x, '.repeat(90)}*x]`)}`,
  'itself within itself': (text) => text.replace(/^activities:/m, 'activities: &all\n  - *all\n'),
  nothing: () => '',
  'one long line': (text) => text.replaceAll('\n', ' ') + ' x'.repeat(20_000),
  'numbers instead of names': (text) => text.replace(/^(\s*(?:- )?)([a-z-]+):/gm, '$1 1:'),
  'every word in capitals': (text) => text.toUpperCase(),
};

/** The damage of a seed: one of the kinds, in turn, or for later seeds two of them together. */
export function damage(text: string, seed: number): { kind: string; bytes: Buffer } {
  const random = seeded(seed);
  const kinds = Object.keys(damages);
  const kind = kinds[seed % kinds.length]!;
  const once = damages[kind]!(text, random);
  if (seed < kinds.length * 3 || typeof once !== 'string' || once.length < 2)
    return { kind, bytes: Buffer.from(once) };
  const second = oneOf(random, kinds.slice(0, 12));
  return { kind: `${kind}, ${second}`, bytes: Buffer.from(damages[second]!(once, random)) };
}
