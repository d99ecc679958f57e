/** The words of a text on times, each with what it can be part of. */
import type { Prose } from '../tables.js';
import { oneOf } from './phrases.js';

export type TimeToken =
  /** Names of the file format: `monday`, or a group like `weekdays`. */
  | { kind: 'day'; day: string }
  | { kind: 'group'; group: string }
  | { kind: 'ordinal'; nth: string }
  | { kind: 'time'; hour: number; minute: number; half: 'am' | 'pm' | null; exact: boolean }
  | { kind: 'part'; half: 'am' | 'pm' }
  | { kind: 'remark'; remark: string }
  | { kind: (typeof plain)[number] | 'break' | 'line' | 'comma' | 'word' };

/** Words that are what their list is called. */
const plain = [
  'of-the-month',
  'every',
  'to',
  'and',
  'between',
  'always',
  'closed',
  'every-few-weeks',
  'doubtful',
] as const;
const others = ['noon', 'midnight', 'am', 'pm', 'mornings', 'afternoons', 'evenings'] as const;

/** Makes a reader of tokens for one language. */
export function timeTokens(words: Prose['times']): (text: string) => TimeToken[] {
  const meanings = new Map<string, TimeToken>();
  const put = (phrases: readonly string[], token: TimeToken): void => {
    for (const phrase of phrases) {
      const key = keyOf(phrase);
      if (!meanings.has(key)) meanings.set(key, token);
    }
  };
  for (const [remark, phrases] of Object.entries(words.remarks)) put(phrases, { kind: 'remark', remark });
  for (const [day, phrases] of Object.entries(words.days)) put(phrases, { kind: 'day', day });
  for (const [group, phrases] of Object.entries(words.groups)) put(phrases, { kind: 'group', group });
  for (const [nth, phrases] of Object.entries(words.ordinals)) put(phrases, { kind: 'ordinal', nth });
  put(words.noon, { kind: 'time', hour: 12, minute: 0, half: 'pm', exact: true });
  put(words.midnight, { kind: 'time', hour: 23, minute: 59, half: null, exact: true });
  put([...words.mornings, ...words.am], { kind: 'part', half: 'am' });
  put([...words.afternoons, ...words.evenings, ...words.pm], { kind: 'part', half: 'pm' });
  for (const kind of plain) put(words[kind], { kind });
  const phrases = [
    ...[words.days, words.groups, words.ordinals, words.remarks].flatMap((part) =>
      Object.values(part).flat(),
    ),
    ...[...plain, ...others].flatMap((part) => words[part]),
  ];
  const am = straightAfter(words.am);
  const pm = straightAfter(words.pm);
  const pattern = new RegExp(
    [
      `(?<phrase>${oneOf(phrases)})`,
      // Sums, and things counted, are no times.
      '(?<word>[£€$]\\s?\\d[\\d.,]*|\\d+(?:\\.\\d+)?\\s?(?:p\\b|%|\\+)|\\d[\\d,.]*[\\s-]*(?:' +
        oneOf(words.units) +
        '))',
      // 12/03/2026, telephone numbers and years.
      '(?<other>\\d{1,2}[/.]\\d{1,2}[/.]\\d{2,4}|\\b(?:19|20)\\d\\d(?!\\s*(?:hrs?|h\\b|[-–—]\\s*\\d{4}|to\\s+\\d{4}))|\\+?\\d[\\d ]{8,}\\d)',
      `(?<hour>\\d{1,2})\\s?(?:[:.h]\\s?(?<minute>[0-5]\\d))?\\s?(?:(?<am>${am})|(?<pm>${pm}))?(?![\\p{L}\\p{N}])`,
      '(?<clock>(?:[01]\\d|2[0-3])[0-5]\\d)(?:\\s?(?:hrs?|hours|h))?(?![\\p{L}\\p{N}])',
      '(?<dash>[-–—−~]+)',
      '(?<line>\\n+)',
      '(?<break>[.;|•!?]+)',
      '(?<comma>[,:()\\[\\]]+)',
      "(?<rest>[\\p{L}\\p{N}][\\p{L}\\p{N}'’]*)",
    ].join('|'),
    'giu',
  );
  return (text) =>
    [...text.toLowerCase().matchAll(pattern)].map(({ groups = {} }) => tokenOf(groups, meanings));
}

/** Wordings that may follow a figure without a space: "10am". */
function straightAfter(phrases: readonly string[]): string {
  const longestFirst = [...phrases].sort((one, other) => other.length - one.length);
  return longestFirst.map((phrase) => phrase.replaceAll('.', '\\.')).join('|');
}

const keyOf = (phrase: string): string =>
  phrase
    .toLowerCase()
    .replace(/['’]/g, '')
    .replace(/[\s-]+/g, ' ');

function tokenOf(
  found: Record<string, string | undefined>,
  meanings: ReadonlyMap<string, TimeToken>,
): TimeToken {
  if (found['phrase'] !== undefined) return meanings.get(keyOf(found['phrase'])) ?? { kind: 'word' };
  if (found['clock'] !== undefined) {
    const clock = found['clock'];
    return {
      kind: 'time',
      hour: Number(clock.slice(0, 2)),
      minute: Number(clock.slice(2)),
      half: null,
      exact: true,
    };
  }
  if (found['hour'] !== undefined) {
    const hour = Number(found['hour']);
    const half = found['am'] !== undefined ? 'am' : found['pm'] !== undefined ? 'pm' : null;
    if (hour > 23) return { kind: 'word' };
    const minute = Number(found['minute'] ?? 0);
    const written = found['minute'] !== undefined;
    const exact = half !== null || (written && (hour > 12 || found['hour'].startsWith('0')));
    return { kind: 'time', hour, minute, half: hour > 12 ? null : half, exact };
  }
  if (found['dash'] !== undefined) return { kind: 'to' };
  if (found['break'] !== undefined) return { kind: 'break' };
  if (found['line'] !== undefined) return { kind: 'line' };
  if (found['comma'] !== undefined) return { kind: 'comma' };
  return { kind: 'word' };
}
