/** Figures out of many measured times. */

export interface Times {
  count: number;
  median: number;
  p95: number;
  p99: number;
  longest: number;
}

/** In the unit of what was measured; null where nothing was. */
export function timesOf(measured: readonly number[]): Times | null {
  if (measured.length === 0) return null;
  const sorted = Float64Array.from(measured).sort();
  const at = (share: number) => sorted[Math.max(0, Math.ceil(share * sorted.length) - 1)] ?? Number.NaN;
  return { count: sorted.length, median: at(0.5), p95: at(0.95), p99: at(0.99), longest: at(1) };
}
