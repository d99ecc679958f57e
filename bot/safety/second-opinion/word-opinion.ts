import type { SafetyKind } from '../../../dialogs/heard.js';
import type { Token } from '../../understanding/tokens.js';
import type { Kind } from './learn-weights.js';
import { letterBuckets, letterFeatures } from './letter-features.js';
import type { SecondOpinion } from './second-opinion.js';
import { buckets, wordFeatures } from './word-features.js';
import cy from './word-weights/cy.json' with { type: 'json' };
import en from './word-weights/en.json' with { type: 'json' };
import nl from './word-weights/nl.json' with { type: 'json' };
import pl from './word-weights/pl.json' with { type: 'json' };
import ur from './word-weights/ur.json' with { type: 'json' };
import zh from './word-weights/zh.json' with { type: 'json' };

/**
 * A logistic regression over the words of a message and their neighbours, trained by train-words.ts on the sentences
 * beside it. It needs no package and takes a tenth of a millisecond. It is learnt, no rule that somebody wrote: it is
 * a reason to ask, and never more than that.
 */
export interface WordWeights {
  /** From this score on it is a reason to ask. */
  threshold: number;
  /** So many in 100 harmless messages by other people at most scored more while they were not learnt from. */
  falseAlarms: number;
  /** What one step of a row stands for. */
  scale: number;
  /** A number from -127 to 127 for each feature, the bias last. */
  rows: Record<Kind, Int8Array>;
  features: Features['of'];
}

/** How a message of a language becomes numbers, each below `buckets`. */
export interface Features {
  buckets: number;
  of: (tokens: readonly Token[]) => number[];
}

/** The weights as they are kept: each row in base64. */
export type WordWeightsKept = Omit<WordWeights, 'rows' | 'features'> & { rows: Record<Kind, string> };

const kinds: readonly SafetyKind[] = ['life', 'harm', 'medical'];
const kept: ReadonlyMap<string, WordWeightsKept> = new Map([
  ['cy', cy],
  ['en', en],
  ['nl', nl],
  ['pl', pl],
  ['ur', ur],
  ['zh', zh],
]);

/** The languages in which there is an opinion on words. */
export const languagesOfWordOpinion: readonly string[] = [...kept.keys()];

/** Words by stem and group are known in English only. */
export const featuresIn = (language: string): Features =>
  language === 'en' ? { buckets, of: wordFeatures } : { buckets: letterBuckets, of: letterFeatures };

/** The weights that were learnt for a language; null where none were. */
export function readWordWeights(language: string): WordWeights | null {
  const found = kept.get(language);
  if (!found) return null;
  const row = (kind: Kind): Int8Array => new Int8Array(Buffer.from(found.rows[kind], 'base64'));
  return {
    ...found,
    rows: { harmless: row('harmless'), life: row('life'), harm: row('harm'), medical: row('medical') },
    features: featuresIn(language).of,
  };
}

/** How much the words of a message are like what people in danger have said. */
export function wordOpinionOn(
  tokens: readonly Token[],
  { rows, scale, features }: WordWeights,
): SecondOpinion {
  const found = features(tokens);
  const share = 1 / Math.sqrt(found.length || 1);
  const grade = (row: Int8Array): number => {
    let sum = 0;
    for (const feature of found) sum += row[feature] ?? 0;
    return (sum * share + (row.at(-1) ?? 0)) * scale;
  };
  const grades = kinds.map((kind) => grade(rows[kind]));
  const harmless = grade(rows.harmless);
  const most = Math.max(...grades, harmless);
  const odds = grades.map((value) => Math.exp(value - most));
  const danger = odds.reduce((sum, value) => sum + value, 0);
  const kind = kinds[odds.indexOf(Math.max(...odds))] ?? 'life';
  return { kind, score: danger / (danger + Math.exp(harmless - most)) };
}
