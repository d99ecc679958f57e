import type { Kind } from './learn-weights.js';

/** A message as the numbers of its words; see word-features.ts and letter-features.ts. */
export interface WordExample {
  kind: Kind;
  features: readonly number[];
}

const kinds: readonly Kind[] = ['harmless', 'life', 'harm', 'medical'];
/** The best of several in cross-validation, as are `step` and `restraint`. */
const rounds = 10;
const step = 0.3;
/** How strongly large weights are held down. */
const restraint = 0.00002;

/**
 * Multinomial logistic regression over few of `buckets` features, message by message, by AdaGrad (Duchi and others
 * 2011). The last number of each row is its bias. The same examples give the same weights.
 */
export function learnWordWeights(
  examples: readonly WordExample[],
  buckets: number,
): Record<Kind, Float64Array> {
  const weights = kinds.map(() => new Float64Array(buckets + 1));
  const squares = kinds.map(() => new Float64Array(buckets + 1).fill(0.01));
  for (const example of shuffledRounds(examples)) learnFrom(example, weights, squares);
  return Object.fromEntries(kinds.map((kind, i) => [kind, weights[i] ?? new Float64Array()])) as Record<
    Kind,
    Float64Array
  >;
}

/** All examples, as often as there are rounds, in another order each time (Fisher and Yates). */
function* shuffledRounds<Item>(items: readonly Item[]): Generator<Item> {
  const order = [...items];
  let state = 1;
  for (let round = 0; round < rounds; round++) {
    for (let i = order.length - 1; i > 0; i--) {
      state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
      const j = state % (i + 1);
      [order[i], order[j]] = [order[j] as Item, order[i] as Item];
    }
    yield* order;
  }
}

function learnFrom({ kind, features }: WordExample, weights: Float64Array[], squares: Float64Array[]): void {
  const share = 1 / Math.sqrt(features.length || 1);
  const bias = (weights[0]?.length ?? 1) - 1;
  const grades = weights.map((row) =>
    features.reduce((sum, feature) => sum + (row[feature] ?? 0) * share, row[bias] ?? 0),
  );
  const most = Math.max(...grades);
  const odds = grades.map((grade) => Math.exp(grade - most));
  const all = odds.reduce((sum, value) => sum + value, 0);
  weights.forEach((row, n) => {
    const square = squares[n];
    if (!square) return;
    const slope = (odds[n] ?? 0) / all - (kinds[n] === kind ? 1 : 0);
    for (const feature of [...features, bias]) {
      const weight = row[feature] ?? 0;
      const own = slope * (feature === bias ? 1 : share) + restraint * weight;
      const sum = (square[feature] ?? 0) + own * own;
      square[feature] = sum;
      row[feature] = weight - (step * own) / Math.sqrt(sum);
    }
  });
}
