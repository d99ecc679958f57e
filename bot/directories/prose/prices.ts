/** Prices in running text: "£3 per session, first one free", "Free", "£5 (£3 concessions)". */
import type { Prose } from '../tables.js';
import { holds, oneOf, without } from './phrases.js';

/** `cost` as the file format writes it. */
export type CostWritten = 'free' | { amount: string; per?: string; note?: string };

export interface PriceRead {
  cost: CostWritten | null;
  /** It speaks of money, but not so that the price is certain. */
  doubtful: boolean;
}

/** A text that is all about the price may say "free" alone; elsewhere that may be the parking. */
export type PriceText = 'of-price' | 'of-anything';

/** Characters of a note. */
const longestNote = 120;
const longestPer = 40;

interface Sum {
  amount: number;
  /** Between the sum before it, or the beginning, and it. */
  before: string;
  /** Between it and the next sum, or the end. */
  after: string;
}

/** Makes a reader of prices for one language. `sign` is the currency's, like `£`. */
export function pricesReader(
  words: Prose['prices'],
  sign: string,
): (text: string, of: PriceText) => PriceRead {
  const mark = sign.replace(/[$]/g, '\\$&');
  const sumPattern = `(?:${mark}\\s?(?<whole>\\d{1,5}(?:,\\d{3})*(?:\\.\\d{1,2})?)|(?<![\\d.${mark}])(?<pence>\\d{1,2})\\s?p(?![\\p{L}\\d]))`;
  const each = new RegExp(`^\\W{0,2}(?:${oneOf(words.each)})`, 'iu');
  const per = new RegExp(`^\\s*(?:${oneOf(words.per)})\\s+(?<unit>${oneOf(words.units)})`, 'iu');
  const slashed = new RegExp(`^\\s*/\\s*(?<unit>${oneOf(words.units)})`, 'iu');
  const anything = new RegExp(`^\\s*(?:${oneOf(words['per-anything'])})\\s+(?<unit>\\p{L}+)`, 'iu');
  const whole = new RegExp(`^\\s*(?<unit>${oneOf(Object.keys(words['whole-units']))})`, 'iu');

  const leadingFree = new RegExp(`^(?:${oneOf(words.free)})[\\s,;.:–-]+`, 'iu');

  const unitOf = (after: string): string | null => {
    const found = (per.exec(after) ?? slashed.exec(after) ?? anything.exec(after))?.groups?.['unit'];
    if (found !== undefined) return found.toLowerCase().slice(0, longestPer);
    const one = whole.exec(after)?.groups?.['unit']?.toLowerCase();
    if (one !== undefined) return words['whole-units'][one] ?? null;
    return each.test(after) ? 'person' : null;
  };

  const priceOf = (sums: readonly Sum[], text: string): CostWritten | null => {
    const labels = labelsOf(sums);
    const isFull = (label: string): boolean => holds(label, words.full) || !holds(label, words.reduced);
    const full = sums.filter((_, index) => isFull(labels[index]!));
    const main = full.length > 0 ? full : sums.length === 1 ? sums : [];
    const [first] = main;
    if (first === undefined || main.some(({ amount }) => amount !== first.amount)) return null;
    if (first.amount === 0) return sums.length === 1 ? 'free' : null;
    const unit = unitOf(first.after);
    const more = sums.length > 1 || saysMore(text, unit) ? beside(text, first) : null;
    const note = more !== null && more.length <= longestNote ? more : null;
    if (sums.length > 1 && note === null) return null;
    return {
      amount: first.amount.toFixed(2),
      ...(unit !== null && { per: unit }),
      ...(note !== null && { note }),
    };
  };

  /** What is said beside the first sum and its unit: "first one free". The whole where something stands before it. */
  const beside = (text: string, first: Sum): string => {
    if (first.before.trim() !== '') return text;
    const after = text.replace(new RegExp(sumPattern, 'iu'), '').trimStart();
    const unit = [per, slashed, anything, whole, each]
      .map((pattern) => pattern.exec(` ${after}`)?.[0])
      .find((one) => one !== undefined);
    const rest = ` ${after}`.slice(unit?.length ?? 0).replace(/^[\s,;.:–-]+/, '');
    return /^\([^()]*\)$/.test(rest) ? rest.slice(1, -1) : rest;
  };

  const saysMore = (text: string, unit: string | null): boolean => {
    const rest = without(text.replace(new RegExp(sumPattern, 'giu'), ' '), [
      ...words.per,
      ...words.each,
      ...Object.keys(words['whole-units']),
      ...(unit === null ? [] : [unit]),
    ]);
    return (rest.match(/[\p{L}\d]{2,}/gu) ?? []).length > 1;
  };

  const sumsIn = (text: string): Sum[] => {
    const found = [...text.matchAll(new RegExp(sumPattern, 'giu'))];
    return found.map((one, index) => ({
      amount:
        one.groups?.['whole'] === undefined
          ? Number(one.groups?.['pence']) / 100
          : Number(one.groups['whole'].replaceAll(',', '')),
      before: text.slice(index === 0 ? 0 : found[index - 1]!.index + found[index - 1]![0].length, one.index),
      after: text.slice(one.index + one[0].length, found[index + 1]?.index),
    }));
  };

  return (text, of) => {
    const sums = sumsIn(text);
    if (sums.length === 0) {
      if (holds(text, words['not-free']) && of === 'of-anything') return { cost: null, doubtful: false };
      if (of === 'of-anything')
        return { cost: holds(text, words['surely-free']) ? 'free' : null, doubtful: false };
      const plain = without(text, words['surely-free']);
      const certain =
        !holds(text, words['not-free']) && !holds(plain, words.donation) && !holds(plain, words.doubtful);
      if (holds(text, words.free) && certain && text.length <= longestFree)
        return { cost: 'free', doubtful: false };
      if (holds(text, words.donation) && text.length <= longestNote && !holds(text, words.doubtful)) {
        return { cost: { amount: '0', note: text.replace(leadingFree, '') || text }, doubtful: false };
      }
      return { cost: null, doubtful: /\p{L}/u.test(text) };
    }
    if (of === 'of-anything' && (sums.length > 1 || unitOf(sums[0]!.after) === null)) {
      return { cost: null, doubtful: false };
    }
    const [first] = sums;
    if (holds(lastWords(first!.before), words.doubtful) || sums.some(({ after }) => isRange.test(after))) {
      return { cost: null, doubtful: true };
    }
    if (holds(text, words.donation)) return donated(text, words);
    if (of === 'of-anything') {
      const unit = unitOf(sums[0]!.after)!;
      return { cost: { amount: sums[0]!.amount.toFixed(2), per: unit }, doubtful: false };
    }
    const cost = priceOf(sums, text);
    return { cost, doubtful: cost === null };
  };
}

/** A longer text that holds "free" says more than that. Characters. */
const longestFree = 80;

/** "Suggested donation £2": nobody has to pay. */
function donated(text: string, words: Prose['prices']): PriceRead {
  const sums = text.match(/\d+(?:\.\d+)?/g) ?? [];
  if (sums.length > 1 || text.length > longestNote || holds(without(text, words.donation), words.doubtful)) {
    return { cost: null, doubtful: true };
  }
  return { cost: { amount: '0', note: text }, doubtful: false };
}

/** "£3-£5", "£3+" */
const isRange = /^\s?(?:[-–—+]|to\s*$)/;

/** The two words that stand last. */
const lastWords = (text: string): string => text.trim().split(/\s+/).slice(-2).join(' ');

/** For whom each sum is: "Adults £4, children £2" says it before, "£4 adults, £2 children" after. */
function labelsOf(sums: readonly Sum[]): string[] {
  const before = /\p{L}{3}/u.test(sums[0]?.before ?? '');
  return sums.map((sum) => (before ? sum.before.split(/[,;/\n]/).at(-1)! : sum.after.split(/[,;/\n]/)[0]!));
}
