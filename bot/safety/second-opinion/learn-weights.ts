import type { SafetyKind } from '../../../dialogs/heard.js';

export type Kind = 'harmless' | SafetyKind;
export interface Example {
  kind: Kind;
  vector: Float32Array;
}

const kinds: readonly Kind[] = ['harmless', 'life', 'harm', 'medical'];
const rounds = 250;
const step = 0.1;
/** How strongly large weights are held down; the best of several in cross-validation. */
const restraint = 0.001;

/** Multinomial logistic regression, by Adam (Kingma and Ba 2014). The last number of each row is its bias. */
export function learnWeights(examples: readonly Example[]): Record<Kind, number[]> {
  const size = examples[0]?.vector.length ?? 0;
  const rows = (): Float64Array[] => kinds.map(() => new Float64Array(size + 1));
  const [weights, mean, square] = [rows(), rows(), rows()];
  for (let round = 1; round <= rounds; round++) {
    const slopes = rows();
    for (const example of examples) addSlope(slopes, weights, example, 1 / examples.length);
    weights.forEach((row, kind) => {
      for (let i = 0; i <= size; i++) {
        const slope = at(slopes[kind], i) + (i < size ? restraint * at(row, i) : 0);
        const first = 0.9 * at(mean[kind], i) + 0.1 * slope;
        const second = 0.999 * at(square[kind], i) + 0.001 * slope * slope;
        put(mean[kind], i, first);
        put(square[kind], i, second);
        const change = first / (1 - 0.9 ** round) / (Math.sqrt(second / (1 - 0.999 ** round)) + 1e-8);
        put(row, i, at(row, i) - step * change);
      }
    });
  }
  return Object.fromEntries(kinds.map((kind, i) => [kind, [...(weights[i] ?? [])]])) as Record<
    Kind,
    number[]
  >;
}

function addSlope(
  slopes: Float64Array[],
  weights: Float64Array[],
  { kind, vector }: Example,
  share: number,
): void {
  const grades = weights.map((row) => {
    let sum = at(row, vector.length);
    for (let i = 0; i < vector.length; i++) sum += at(row, i) * (vector[i] ?? 0);
    return sum;
  });
  const most = Math.max(...grades);
  const odds = grades.map((grade) => Math.exp(grade - most));
  const all = odds.reduce((sum, value) => sum + value, 0);
  slopes.forEach((row, n) => {
    const slope = ((odds[n] ?? 0) / all - (kinds[n] === kind ? 1 : 0)) * share;
    for (let i = 0; i < vector.length; i++) put(row, i, at(row, i) + slope * (vector[i] ?? 0));
    put(row, vector.length, at(row, vector.length) + slope);
  });
}

const at = (row: Float64Array | undefined, i: number): number => row?.[i] ?? 0;
function put(row: Float64Array | undefined, i: number, value: number): void {
  if (row) row[i] = value;
}
