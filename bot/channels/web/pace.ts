/** How fast messages may come: far above what anybody types, far below what would hold others up. */
import restify, { type Request, type RequestHandler } from 'restify';

export interface Pace {
  /** Messages a second, over a longer time. */
  rate: number;
  /** Messages at once. */
  burst: number;
}

/** From one conversation. */
export const conversationPace: Pace = { rate: 2, burst: 20 };
/** From one network address: a library or a care home shares one. */
export const addressPace: Pace = { rate: 20, burst: 200 };

/** Refuses what comes from one source faster than this. Handlers are restify's own token buckets. */
export function keepPace(pace: Pace, source: (request: Request) => string): RequestHandler[] {
  return [
    (request, _response, next) => {
      request.username = source(request);
      next();
    },
    restify.plugins.throttle({ ...pace, username: true }),
  ];
}

/** The sender's address. Behind a proxy on a private address it is the one that the proxy vouches for. */
export function addressOf(request: Request): string {
  const peer = request.socket.remoteAddress ?? '';
  const forwarded = String(request.headers['x-forwarded-for'] ?? '');
  return forwarded !== '' && isPrivate(peer) ? forwarded.split(',').at(-1)!.trim() : peer;
}

function isPrivate(address: string): boolean {
  return /^(::ffff:)?(127\.|10\.|192\.168\.|172\.(1[6-9]|2\d|3[01])\.)|^(::1$|f[cd])/.test(address);
}
