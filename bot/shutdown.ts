import type { EventEmitter } from 'node:events';
import type { Server } from 'node:http';
import type { Log } from './log.js';

export interface ShutDownOptions {
  /** restify's server carries it as `server.server`. */
  server: Server;
  /** Ends answers that would otherwise stay open, such as server-sent events. */
  endStreams: () => void;
  /** Closes what the turns used: understanding, housekeeping, storage. Called once no turn is in progress. */
  close: () => Promise<void>;
  log: Log;
  /** Milliseconds that turns in progress are waited for, and then as long again for `close`. */
  limit?: number;
  /** `process` unless a test stands in for it. */
  signals?: EventEmitter;
  exit?: (code: number) => void;
}

/**
 * On SIGTERM or SIGINT: takes no more requests, lets those in progress finish, closes, and exits with 0; with 1 where
 * closing failed or took too long. A second signal exits at once.
 */
export function shutDownOnSignal(options: ShutDownOptions): void {
  const { signals = process, exit = process.exit.bind(process), log } = options;
  let asked = false;
  const onSignal = (signal: unknown) => {
    if (asked) {
      exit(1);
      return;
    }
    asked = true;
    log.info({ signal }, 'stopping: finishing what is in progress');
    void shutDown(options).then(exit);
  };
  signals.on('SIGTERM', () => onSignal('SIGTERM'));
  signals.on('SIGINT', () => onSignal('SIGINT'));
}

/** Answers the code to exit with. */
async function shutDown({
  server,
  endStreams,
  close,
  log,
  limit = 10_000,
}: ShutDownOptions): Promise<number> {
  try {
    const answered = stopServing(server);
    endStreams();
    if (!(await within(limit, answered))) {
      log.warn('requests in progress took too long and were cut off');
      server.closeAllConnections();
    }
    if (await within(limit, close())) {
      log.info('stopped');
      return 0;
    }
    log.error('closing took too long');
  } catch (error) {
    log.error({ err: error }, 'closing failed');
  }
  return 1;
}

/** Resolves once every request in progress is answered. */
async function stopServing(server: Server): Promise<void> {
  // A kept-alive connection turns idle after its answer, and would hold the server open until it times out.
  const letGo = setInterval(() => server.closeIdleConnections(), 50);
  await new Promise<void>((resolve) => server.close(() => resolve()));
  clearInterval(letGo);
}

/** Whether it was done in that many milliseconds. */
async function within(milliseconds: number, work: Promise<void>): Promise<boolean> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<boolean>((resolve) => {
    timer = setTimeout(() => resolve(false), milliseconds);
  });
  try {
    return await Promise.race([work.then(() => true), late]);
  } finally {
    clearTimeout(timer);
  }
}
