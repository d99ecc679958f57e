/** Ages in running text: "over 50s", "18+", "aged 11 to 17", "0-4 years". */
import type { Prose } from '../tables.js';
import { oneOf } from './phrases.js';

export interface AgesRead {
  /** As the file format writes it, or null. */
  ages: string | null;
  /** Several different ages are named. */
  doubtful: boolean;
}

/** Years. Nobody is older, and feeds write it for "no limit". */
const noLimit = 99;

/** Makes a reader of ages for one language. */
export function agesReader(words: Prose['ages']): (text: string) => AgesRead {
  const number = '(?<![\\d.£$€/:-])(\\d{1,3})(?![\\d:])';
  const lead = `(?:${oneOf(words.lead)})\\s*:?\\s*`;
  const years = `[\\s-]*(?:${oneOf(words.years)})`;
  const to = `\\s*(?:${oneOf(words.to)}|–|—)\\s*`;
  const patterns: readonly { pattern: RegExp; read: (found: readonly string[]) => string }[] = [
    [
      `(?:${lead})${number}${to}(\\d{1,3})(?!\\d)(?:${years})?`,
      (one: string, other: string) => `${one} to ${other}`,
    ],
    [
      `${number}(?:${years})?${to}(\\d{1,3})(?:${years})`,
      (one: string, other: string) => `${one} to ${other}`,
    ],
    [`(?:${lead})?${number}(?:${years})?\\s*(?:${oneOf(words['and-over'])})`, (one: string) => `${one}+`],
    [
      `(?:${oneOf(words.over)})[\\s-]*(\\d{1,3})(?![\\d:])['’]?s?(?![\\d%]|\\s*(?:years? (?:ago|of|exp)|people|members|groups|clubs))`,
      (one: string) => `${one}+`,
    ],
    [
      `(?:${oneOf(words.under)})[\\s-]*(\\d{1,3})(?![\\d:])['’]?s?(?![\\d%])`,
      (one: string) => `under ${one}`,
    ],
    [
      `(?:${lead})?${number}(?:${years})?\\s*(?:${oneOf(words['and-under'])})`,
      (one: string) => `up to ${one}`,
    ],
    [`(?:${lead})(?:${oneOf(words['up-to'])})\\s*${number}`, (one: string) => `up to ${one}`],
    [`(?:${oneOf(words['up-to'])})\\s*${number}(?:${years})`, (one: string) => `up to ${one}`],
  ].map(([pattern, read]) => ({
    pattern: new RegExp(pattern as string, 'giu'),
    read: (found) => (read as (...ages: string[]) => string)(found[1]!, found[2]!),
  }));
  return (text) => {
    const found = new Set<string>();
    let rest = text;
    for (const { pattern, read } of patterns) {
      rest = rest.replace(pattern, (...parts: string[]) => {
        const ages = read(parts);
        if (isLikely(ages)) found.add(ages);
        return ' … ';
      });
    }
    const [ages] = found;
    return found.size === 1 ? { ages: ages!, doubtful: false } : { ages: null, doubtful: found.size > 1 };
  };
}

function isLikely(ages: string): boolean {
  const [first, second] = (ages.match(/\d+/g) ?? []).map(Number);
  if (first === undefined || first > noLimit) return false;
  if (ages.endsWith('+')) return first >= 1 && first <= 90;
  return second === undefined || (second > first && second <= 120);
}

/** From a least and a greatest age, as other directories keep them; null where that is everybody. */
export function agesOf(least: number | null, greatest: number | null): string | null {
  const from = least !== null && least > 0 ? Math.floor(least) : null;
  const to = greatest !== null && greatest > 0 && greatest < noLimit ? Math.floor(greatest) : null;
  if (from !== null && to !== null)
    return from < to ? `${from} to ${to}` : from === to ? `${from} to ${to}` : null;
  if (from !== null) return from <= 120 ? `${from}+` : null;
  return to === null ? null : `up to ${to}`;
}
