/** Limits on requests of every kind. What costs more has lower ones of its own. */
import type { Server } from 'restify';
import { addressOf } from './address-of.js';
import { Refusal } from './refusal.js';
import { TokenBuckets, type Pace } from './token-buckets.js';

/** From one network address: several hundred residents of one library or one mobile network, each reading page after page. */
export const anyRequestPace: Pace = { rate: 100, burst: 1000 };

/** Browsers send about twenty. */
const mostHeaders = 100;

/** Files that browsers keep for good, and what a supervisor asks: an attack must not make it end the bot. */
const unlimited = /^\/(static\/|healthz$|readyz$)/;

/** Call before anything is mounted. */
export function limitRequests(server: Server, pace: Pace = anyRequestPace): void {
  const buckets = new TokenBuckets(pace);
  server.pre((request, _response, next) => {
    if (request.rawHeaders.length > 2 * mostHeaders) return next(new Refusal(400, 'Too many headers'));
    const may = unlimited.test(request.getPath()) || buckets.take(addressOf(request));
    return next(may ? undefined : new Refusal(429, 'Too many requests from one address'));
  });
}
