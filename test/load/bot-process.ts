/** The whole bot as `npm start` runs it, but for the services that stand in for Twilio and Microsoft. */
import { createLog } from '../../bot/log.js';
import { readSettings } from '../../bot/settings.js';
import { shutDownOnSignal } from '../../bot/shutdown.js';
import { start } from '../../bot/start.js';
import type { StandIns } from '../../bot/open-channels.js';
import type { FromBot, StandInsOfBot, ToBot } from './bots.js';
import { setClock } from './movable-date.js';

const tell = (told: FromBot) => void process.send?.(told);
const settings = readSettings(process.env);
if ('problems' in settings) throw new Error(settings.problems.join('\n'));
const { twilio, endpoints, appId } = JSON.parse(process.env['LOAD_STAND_INS'] ?? '{}') as StandInsOfBot;
const standIns: StandIns = {
  twilio,
  hosts: { loopback: true },
  cloud: {
    endpoints,
    credentials: {
      isValidAppId: async (id?: string) => id === appId,
      isAuthenticationDisabled: async () => false,
      createCredentials: async () => ({
        signRequest: async (request) => {
          request.headers.set('Authorization', 'Bearer token-of-the-bot');
          return request;
        },
      }),
    },
  },
};
const log = createLog(settings.logLevel);
const { port, server, endStreams, close } = await start(settings, log, standIns);
shutDownOnSignal({ server: server.server, endStreams, close, log });
tell({ kind: 'listening', port });

const memory = () => {
  const { rss, heapUsed } = process.memoryUsage();
  return { resident: rss / 1e6, heap: heapUsed / 1e6 };
};
setInterval(() => tell({ kind: 'memory', ...memory() }), 1_000).unref();
process.on('message', ({ collect, ahead }: ToBot) => {
  if (ahead !== undefined) setClock(ahead);
  if (collect !== true) return;
  for (let pass = 0; pass < 3; pass++) globalThis.gc?.();
  tell({ kind: 'collected', ...memory() });
});
// Who started it is gone: nobody would ever stop it.
process.on('disconnect', () => process.exit(0));
