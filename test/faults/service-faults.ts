/** What the bot stands on is gone for a while: its database, its mail server. */
import type { Fault } from './fault.js';
import { halfTheTime, underLoad } from './under-load.js';

const ownDatabase = { processes: 2, database: 'own' } as const;

export const postgresqlRestart: Fault = {
  about: 'PostgreSQL crashes and comes back at once',
  make: (asked) =>
    underLoad(asked, {
      ...ownDatabase,
      refuses: false,
      harm: halfTheTime(
        asked,
        async ({ server }) => {
          await server?.down('SIGQUIT');
          await server?.up();
        },
        async ({ server }) => {
          await server?.down();
          await server?.up();
        },
      ),
    }),
};

export const postgresqlGone: Fault = {
  about: 'PostgreSQL is gone for half of the time',
  make: (asked) =>
    underLoad(asked, {
      ...ownDatabase,
      refuses: true,
      harm: halfTheTime(
        asked,
        async ({ server }) => server?.down(),
        async ({ server }) => server?.up(),
      ),
    }),
};

export const mailGone: Fault = {
  about:
    'the mail server is gone for half of the time: nobody who talks notices, and every letter comes later',
  make: (asked) =>
    underLoad(asked, {
      refuses: false,
      harm: halfTheTime(
        asked,
        async ({ standIns }) => (standIns.mailIsGone = true),
        async ({ standIns }) => (standIns.mailIsGone = false),
      ),
    }),
};
