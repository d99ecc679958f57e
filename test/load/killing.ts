/** Kills bots at random while they are talked with, and starts them anew. */
import { setTimeout as sleep } from 'node:timers/promises';
import type { OwnBot } from './bots.js';

export interface Killing {
  /** How often one was killed. */
  times: number;
  /** Kills no more; resolves once all run. */
  stop(): Promise<void>;
}

export function killEvery(milliseconds: number, bots: readonly OwnBot[], random: () => number): Killing {
  const ending = new AbortController();
  const killing: Killing = {
    times: 0,
    stop: async () => {
      ending.abort();
      await work;
    },
  };
  const one = async (): Promise<void> => {
    const bot = bots[Math.floor(random() * bots.length)];
    await bot?.kill();
    killing.times += 1;
    await bot?.start();
  };
  const work = (async () => {
    while (!ending.signal.aborted) {
      await sleep(milliseconds, undefined, { signal: ending.signal }).catch(() => undefined);
      if (!ending.signal.aborted) await one();
    }
  })();
  // Whoever awaits `stop` hears of it; until then it must not end the process.
  work.catch(() => undefined);
  return killing;
}
