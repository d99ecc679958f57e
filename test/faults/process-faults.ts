/** Faults of the bot's own process: killed, and its clock set wrong. */
import { setTimeout as sleep } from 'node:timers/promises';
import type { Fault } from './fault.js';
import { underLoad } from './under-load.js';

export const killed: Fault = {
  about: 'kill -9 at random moments',
  make: (asked) => underLoad(asked, { refuses: true, killEvery: Math.min(15_000, asked.lasts / 4) }),
};

export const killedBehindBalancer: Fault = {
  about: 'one of two bots on one PostgreSQL is killed again and again, behind a round-robin balancer',
  make: (asked) =>
    underLoad(asked, {
      refuses: false,
      ...{ processes: 2, database: 'own', killEvery: Math.min(20_000, asked.lasts / 3) },
    }),
};

const minute = 60_000;
/** Milliseconds ahead of the right time. The last is the right time again. */
const clocks = [50 * minute, -2 * 60 * minute, 26 * 60 * minute, -20 * minute, 0];

export const clock: Fault = {
  about: 'the clock jumps ahead and back',
  make: (asked) =>
    underLoad(asked, {
      refuses: false,
      // The tokens of the Azure Bot Service are refused by a clock that is wrong by hours, and rightly so.
      shares: { web: 70, sms: 30, teams: 0 },
      harm: async ({ bots }) => {
        for (const ahead of clocks) {
          await sleep(asked.lasts / (clocks.length + 1));
          for (const bot of bots) bot.setClock(ahead);
        }
      },
    }),
};
