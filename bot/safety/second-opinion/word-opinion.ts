import type { SafetyKind } from '../../../dialogs/heard.js';
import type { Token } from '../../understanding/tokens.js';
import type { Kind } from './learn-weights.js';
import type { SecondOpinion } from './second-opinion.js';
import { buckets, wordFeatures } from './word-features.js';
import learnt from './word-weights.json' with { type: 'json' };

/**
 * A logistic regression over the words of a message and their neighbours, trained by train-words.ts on the sentences
 * beside it. It needs no package and takes a tenth of a millisecond. It is learnt, no rule that somebody wrote: it is
 * a reason to ask, and never more than that.
 */
export interface WordWeights {
  /** From this score on it is a reason to ask. */
  threshold: number;
  /** So many in 100 harmless messages by other people scored more while they were not learnt from. */
  falseAlarms: number;
  /** What one step of a row stands for. */
  scale: number;
  /** A number from -127 to 127 for each feature, the bias last. */
  rows: Record<Kind, Int8Array>;
}

/** The weights as they are kept: each row in base64. */
export type WordWeightsKept = Omit<WordWeights, 'rows'> & { rows: Record<Kind, string> };

const kinds: readonly SafetyKind[] = ['life', 'harm', 'medical'];

/** The weights that were learnt. */
export function readWordWeights(): WordWeights {
  const kept: WordWeightsKept = learnt;
  const row = (kind: Kind): Int8Array => new Int8Array(Buffer.from(kept.rows[kind], 'base64'));
  return {
    ...kept,
    rows: { harmless: row('harmless'), life: row('life'), harm: row('harm'), medical: row('medical') },
  };
}

/** How much the words of a message are like what people in danger have said. */
export function wordOpinionOn(tokens: readonly Token[], { rows, scale }: WordWeights): SecondOpinion {
  const features = wordFeatures(tokens);
  const share = 1 / Math.sqrt(features.length || 1);
  const grade = (row: Int8Array): number => {
    let sum = 0;
    for (const feature of features) sum += row[feature] ?? 0;
    return (sum * share + (row[buckets] ?? 0)) * scale;
  };
  const grades = kinds.map((kind) => grade(rows[kind]));
  const harmless = grade(rows.harmless);
  const most = Math.max(...grades, harmless);
  const odds = grades.map((value) => Math.exp(value - most));
  const danger = odds.reduce((sum, value) => sum + value, 0);
  const kind = kinds[odds.indexOf(Math.max(...odds))] ?? 'life';
  return { kind, score: danger / (danger + Math.exp(harmless - most)) };
}
