/** Measuring two things side by side, so that whatever else the machine is doing weighs on both alike. */
import { setTimeout as sleep } from 'node:timers/promises';

/**
 * One round of work; answers how many units it did (turns, queries), over which its time is spread. Some tens of
 * milliseconds long, so that collecting its garbage falls into it and not only to the next.
 */
export type Round = (round: number) => Promise<number> | number;

export interface SideBySide {
  /** Medians over all rounds, in milliseconds a unit. */
  ours: number;
  yardstick: number;
  /** The median of each round's own ratio. */
  times: number;
}

/** Rounds of both by turns, each right after the other and first every other time, after `warmUp` rounds of each. */
export async function sideBySide(options: {
  ours: Round;
  yardstick: Round;
  rounds: number;
  warmUp: number;
}): Promise<SideBySide> {
  const { ours, yardstick, rounds, warmUp } = options;
  for (let round = 0; round < warmUp; round++) {
    await ours(round);
    await yardstick(round);
  }
  const measured: { ours: number; yardstick: number }[] = [];
  for (let round = warmUp; round < warmUp + rounds; round++) {
    const oursFirst = round % 2 === 0;
    const first = await millisecondsEach(oursFirst ? ours : yardstick, round);
    const second = await millisecondsEach(oursFirst ? yardstick : ours, round);
    measured.push(oursFirst ? { ours: first, yardstick: second } : { ours: second, yardstick: first });
  }
  return {
    ours: median(measured.map((each) => each.ours)),
    yardstick: median(measured.map((each) => each.yardstick)),
    times: median(measured.map((each) => each.ours / each.yardstick)),
  };
}

/** Rounds of one thing alone: the median, in milliseconds a unit. */
export async function alone(options: { work: Round; rounds: number; warmUp: number }): Promise<number> {
  const { work, rounds, warmUp } = options;
  for (let round = 0; round < warmUp; round++) await work(round);
  const measured: number[] = [];
  for (let round = warmUp; round < warmUp + rounds; round++) {
    measured.push(await millisecondsEach(work, round));
  }
  return median(measured);
}

async function millisecondsEach(work: Round, round: number): Promise<number> {
  const started = performance.now();
  const units = await work(round);
  return (performance.now() - started) / units;
}

/** Node must run with `--expose-gc`. */
function collectGarbage(): void {
  if (globalThis.gc === undefined)
    throw new Error('The bench needs node --expose-gc. Run it by npm run bench.');
  globalThis.gc();
}

/** What is in memory once nothing more can be let go of, in MB. */
export async function memoryNow(): Promise<{ heap: number; resident: number }> {
  for (let pass = 0; pass < 4; pass++) {
    collectGarbage();
    await sleep(50);
  }
  const { heapUsed, rss } = process.memoryUsage();
  return { heap: heapUsed / 1e6, resident: rss / 1e6 };
}

export function median(values: readonly number[]): number {
  const sorted = [...values].sort((one, other) => one - other);
  const middle = Math.floor(sorted.length / 2);
  const upper = sorted[middle] ?? Number.NaN;
  return sorted.length % 2 === 1 ? upper : ((sorted[middle - 1] ?? upper) + upper) / 2;
}
