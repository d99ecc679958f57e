/** The whole bot as `npm start` runs it, with every channel, on a copy of the example content; it can reach nobody. */
import { cp, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createLog, type LogLevel } from '../../bot/log.js';
import type { StandIns } from '../../bot/open-channels.js';
import { contentOfTheBot } from '../../bot/root.js';
import { readSettings, type Environment } from '../../bot/settings.js';
import { start } from '../../bot/start.js';

export const publicUrl = 'https://chat.example.org';
export const accountSid = `AC${'0123456789abcdef'.repeat(2)}`;
export const authToken = 'fedcba9876543210'.repeat(2);
export const appId = '11111111-2222-3333-4444-555555555555';
export const tenant = '11111111-2222-3333-4444-666666666666';

export interface WholeBot {
  address: string;
  port: number;
  /** Everything that was logged, a line each. */
  logged: string[];
  folders: { data: string; content: string };
  close(): Promise<void>;
}

export async function openWholeBot(
  environment: Environment = {},
  { standIns = {}, level = 'debug' }: { standIns?: StandIns; level?: LogLevel } = {},
): Promise<WholeBot> {
  const folder = await mkdtemp(join(tmpdir(), 'whole-bot-'));
  const folders = { data: join(folder, 'data'), content: join(folder, 'content') };
  await cp(contentOfTheBot, folders.content, { recursive: true });
  const settings = readSettings({
    ...{ PORT: '0', HOST: '127.0.0.1', CONTENT_DIR: folders.content, DATA_DIR: folders.data },
    ...{ PUBLIC_URL: publicUrl, SENTENCE_MODEL: 'off', LOG_LEVEL: level },
    ...{ TWILIO_ACCOUNT_SID: accountSid, TWILIO_AUTH_TOKEN: authToken },
    ...{ MicrosoftAppId: appId, MicrosoftAppPassword: 'secret', MicrosoftAppTenantId: tenant },
    ...environment,
  });
  if ('problems' in settings) throw new Error(settings.problems.join('\n'));
  const logged: string[] = [];
  const log = createLog(settings.logLevel, { write: (line: string) => void logged.push(line) });
  // Nothing of the tests leaves this machine: nobody listens there.
  const nowhere: StandIns = { twilio: 'http://127.0.0.1:9', ...standIns };
  const running = await start(settings, log, nowhere);
  return {
    address: `http://127.0.0.1:${running.port}`,
    port: running.port,
    logged,
    folders,
    close: async () => {
      running.endStreams();
      running.server.close();
      await running.close();
      await rm(folder, { recursive: true });
    },
  };
}
