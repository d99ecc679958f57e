/** What every answer says to browsers, whichever channel gives it; pages say more. */
import type { Server } from 'restify';

/** For what is no page of ours: nothing in it may run, load or be framed, even if a browser took it for a page. */
const notAPage = "default-src 'none'; frame-ancestors 'none'";

/**
 * Call before anything is mounted. What answers a request may set its own.
 * @param secure where residents reach the bot by https: browsers are then to use nothing else for half a year
 */
export function answerSafely(server: Server, secure: boolean): void {
  const headers = {
    'X-Content-Type-Options': 'nosniff',
    'Referrer-Policy': 'same-origin',
    'Content-Security-Policy': notAPage,
    'Cross-Origin-Resource-Policy': 'same-origin',
    ...(secure ? { 'Strict-Transport-Security': 'max-age=15552000' } : {}),
  };
  server.pre((_request, response, next) => {
    for (const [name, value] of Object.entries(headers)) response.setHeader(name, value);
    next();
  });
}
