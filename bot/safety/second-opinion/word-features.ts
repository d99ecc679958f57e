import { englishStem } from '../../understanding/stems.js';
import { Break, type Token } from '../../understanding/tokens.js';
import groups from './word-groups.json' with { type: 'json' };

/** So many numbers stand for all that English words can say; what falls on the same number is told apart by what is beside it. */
export const buckets = 16_384;

const groupsOf = new Map<string, string[]>();
for (const [group, words] of Object.entries(groups)) {
  for (const word of words.split(' ')) {
    const stem = englishStem(word);
    const known = groupsOf.get(stem) ?? [];
    if (!known.includes(group)) groupsOf.set(stem, [...known, group]);
  }
}

/** What a word may be counted as: its stem, and the groups it belongs to ("<partner>"). */
function namesOf(word: string): readonly string[] {
  const stem = englishStem(word);
  const own = groupsOf.get(stem);
  return own ? [stem, ...own.map((group) => `<${group}>`)] : [stem];
}

/** The number that stands for a name, one of so many (FNV-1a). */
export function bucketOf(name: string, of: number): number {
  let hash = 2166136261;
  for (let i = 0; i < name.length; i++) hash = Math.imul(hash ^ name.charCodeAt(i), 16777619);
  hash ^= hash >>> 15;
  return (hash >>> 0) % of;
}

/**
 * What the words of an English message say to the second opinion, as numbers: each word by itself, and with each of the two
 * that follow it in the same sentence, by stem and by group.
 */
export function wordFeatures(tokens: readonly Token[]): number[] {
  const found = new Set<number>();
  const names = tokens.map(({ word }) => namesOf(word));
  names.forEach((own, i) => {
    for (const name of own) found.add(bucketOf(name, buckets));
    for (let step = 1; step <= 2; step++) {
      const next = tokens[i + step];
      if (!next || next.before === Break.hard) break;
      for (const name of own) {
        for (const other of names[i + step] ?? []) found.add(bucketOf(`${name} ${step} ${other}`, buckets));
      }
    }
  });
  return [...found];
}
