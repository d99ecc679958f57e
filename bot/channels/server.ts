/** The HTTP host that all channels are mounted on: restify, with fixed answers to errors and a calm way to stop. */
import type { AddressInfo } from 'node:net';
import type { Logger } from 'pino';
import restify, { type Request, type Response, type Server } from 'restify';
import type { Metrics } from '../metrics.js';
import { limitRequests } from './any-request.js';
import { StorageError } from '../storage/storage.js';
import { retryAfter } from './refusal.js';
import { measureRequests, routeOf } from './request-measuring.js';
import { answerSafely } from './safe-headers.js';
import type { Pace } from './token-buckets.js';
import { sendPage, sendText } from './web/answer.js';

/** Renders the page that a browser gets for an error, or null where plain text must do. */
export type ErrorPage = (request: Request, status: number) => string | null;

export interface Host {
  server: Server;
  /** Set by the web channel. */
  errorPage: ErrorPage | null;
  /** Work to do at the start of closing, such as ending streams that would hold the server open. */
  onClose(work: () => void): void;
  /** Answers the port that it listens on; rejects where that port is taken. */
  listen(port: number, address?: string): Promise<number>;
  /** Takes no more requests, and resolves when those in progress are answered. */
  close(): Promise<void>;
}

export interface HostOptions {
  log: Logger;
  metrics?: Pick<Metrics, 'request'>;
  /** Whether residents reach the bot by https. */
  secure?: boolean;
  /** How fast one network address may ask for anything. */
  pace?: Pace;
}

const plainWords: Record<number, string> = {
  400: 'Bad request',
  403: 'Refused',
  404: 'Not found',
  405: 'Method not allowed',
  413: 'Too large',
  415: 'Unsupported media type',
  429: 'Too many requests',
  500: 'Something went wrong',
  503: 'Not available just now',
};

/** A request may take this long to arrive, in milliseconds. */
const longestRequest = 30_000;
/** A connection on which nothing moves is let go, in milliseconds: who reads nothing, too. Streams give a sign of life. */
const longestSilence = 90_000;

export function createHost({ log, metrics, secure = false, pace }: HostOptions): Host {
  // restify logs whole requests at "warn" where a handler returns a value, so it gets a logger that drops those.
  const server = restify.createServer({
    name: '',
    ignoreTrailingSlash: true,
    log: log.child({}, { level: 'fatal' }) as never,
  });
  const http = (server as unknown as { server: import('node:http').Server }).server;
  http.requestTimeout = longestRequest;
  http.headersTimeout = longestRequest / 2;
  http.timeout = longestSilence;
  // restify takes connections that ask for another protocol off the server and answers none: they would stay for ever.
  http.removeAllListeners('upgrade');
  if (metrics) measureRequests(server, { metrics, log });
  answerSafely(server, secure);
  limitRequests(server, pace);
  const closing: (() => void)[] = [];

  const host: Host = {
    server,
    errorPage: null,
    onClose: (work) => void closing.push(work),
    listen: (port, address) =>
      new Promise((resolve, reject) => {
        // restify passes the error of a taken port on to its own server, where nobody listening would end the process.
        server.once('error', reject);
        server.listen(port, address, () => {
          server.removeListener('error', reject);
          resolve((http.address() as AddressInfo).port);
        });
      }),
    close: () =>
      new Promise((resolve) => {
        // A connection turns idle after its answer, and would hold the server open until it times out.
        const letGo = setInterval(() => http.closeIdleConnections(), 50);
        http.close(() => {
          clearInterval(letGo);
          resolve();
        });
        for (const work of closing) work();
      }),
  };

  server.on('restifyError', (request: Request, response: Response, error: unknown, done: () => void) => {
    const status = statusOf(error);
    if (status === 500 || error instanceof StorageError)
      log.error({ err: error, route: routeOf(request) }, 'A request failed');
    answerError(host, request, response, status)
      .catch((failure: unknown) => log.error({ err: failure }, 'The answer to a failed request failed'))
      .finally(done);
  });
  return host;
}

async function answerError(host: Host, request: Request, response: Response, status: number): Promise<void> {
  if (response.headersSent || response.destroyed) return;
  if (status === 429 || status === 503) response.setHeader('Retry-After', String(retryAfter));
  const readsPages = (request.headers.accept ?? '').includes('text/html');
  const page = readsPages && host.errorPage ? host.errorPage(request, status) : null;
  if (page !== null) await sendPage(request, response, status, page);
  else sendText(response, status, plainWords[status] ?? plainWords[500]!);
}

/** Only statuses that have words of their own; everything else is a fault of ours. */
function statusOf(error: unknown): number {
  if (error instanceof StorageError) return 503;
  const status = (error as { statusCode?: unknown } | null)?.statusCode;
  return typeof status === 'number' && status in plainWords ? status : 500;
}
