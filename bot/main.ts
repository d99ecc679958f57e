/** `npm start`: the whole bot on this machine. */
import { createLog } from './log.js';
import { environmentWithFile, readSettings } from './settings.js';
import { shutDownOnSignal } from './shutdown.js';
import { start } from './start.js';

const settings = readSettings(environmentWithFile(process.env));
if ('problems' in settings) {
  for (const problem of settings.problems) process.stderr.write(`${problem}\n`);
  process.exit(1);
}

const log = createLog(settings.logLevel);
for (const warning of settings.warnings) log.warn(warning);
process.on('unhandledRejection', (error) =>
  log.error({ err: error }, 'a promise was rejected that nobody awaited'),
);

try {
  const { port, server, endStreams, close } = await start(settings, log);
  shutDownOnSignal({ server: server.server, endStreams, close, log });
  if (settings.dataKeys.length === 0) {
    log.warn(
      'DATA_KEY is not set: what residents say is kept unencrypted. docs/encryption.md says how to set one',
    );
  }
  log.info({ port, address: settings.publicUrl ?? `http://localhost:${port}` }, 'listening');
} catch (error) {
  process.stderr.write(`${(error as Error).message}\n`);
  process.exit(1);
}
