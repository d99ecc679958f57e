/** Makes a fault while residents talk. */
import { setTimeout as sleep } from 'node:timers/promises';
import { asText } from '../load/report.js';
import { run, type RunOptions, type Scene } from '../load/run.js';
import type { AskedOfFault, Outcome } from './fault.js';

export interface UnderLoad extends Partial<RunOptions> {
  /** Whether nobody can be answered while it lasts: then some must have been refused, or it was no fault at all. */
  refuses: boolean;
}

/** For how much of the time there is nothing wrong before the fault and after it. */
const share = 0.25;

export async function underLoad(asked: AskedOfFault, { refuses, ...options }: UnderLoad): Promise<Outcome> {
  const { seed, conversations, lasts, say } = asked;
  const result = await run({
    ...{ seed, conversations, lasts, say, turns: null, think: 2_000, processes: 1, database: null },
    ...{ shares: { web: 60, sms: 20, teams: 20 }, killEvery: null, url: null, patience: lasts + 120_000 },
    ...{ json: false, keep: null },
    ...options,
  });
  const told = asText(result);
  if (!result.ok) return { kind: 'broken', told };
  if (refuses && Object.keys(result.refused).length === 0) {
    return {
      kind: 'broken',
      told: `${told}Nobody was refused: the fault was not noticed, so it proves nothing.\n`,
    };
  }
  return { kind: 'kept', told };
}

/** Harm that begins after a quarter of the time and lasts for half of it. */
export function halfTheTime(
  { lasts }: AskedOfFault,
  begin: (scene: Scene) => Promise<unknown>,
  end: (scene: Scene) => Promise<unknown>,
): (scene: Scene) => Promise<void> {
  return async (scene) => {
    await sleep(lasts * share);
    await begin(scene);
    try {
      await sleep(lasts * (1 - 2 * share));
    } finally {
      await end(scene);
    }
  };
}
