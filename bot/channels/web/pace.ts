/** How fast messages may come: far above what anybody types, far below what would hold others up. */
import type { Request, RequestHandler } from 'restify';
import { Refusal } from '../refusal.js';
import { TokenBuckets, type Pace } from '../token-buckets.js';

export { addressOf } from '../address-of.js';
export type { Pace };

/** From one conversation. */
export const conversationPace: Pace = { rate: 2, burst: 20 };
/** From one network address: a library or a care home shares one. */
export const addressPace: Pace = { rate: 20, burst: 200 };
/** New conversations from one network address. Each is a record that is kept for weeks. */
export const newcomerPace: Pace = { rate: 1, burst: 300 };
/** To one place, from everywhere: so that a flood in one place leaves time for the residents of the others. */
export const placePace: Pace = { rate: 100, burst: 1000 };

/** Refuses what comes from one source faster than this. */
export function keepPace(pace: Pace, source: (request: Request) => string): RequestHandler[] {
  const buckets = new TokenBuckets(pace);
  return [(request, _response, next) => next(buckets.take(source(request)) ? undefined : tooQuick())];
}

/** The same of conversations, and refuses those not heard of before that come from one address faster than theirs. */
export function keepPaceOfConversations(
  paces: { conversation: Pace; newcomers: Pace },
  conversation: (request: Request) => string,
  address: (request: Request) => string,
): RequestHandler[] {
  const conversations = new TokenBuckets(paces.conversation);
  const newcomers = new TokenBuckets(paces.newcomers);
  return [
    (request, _response, next) => {
      const source = conversation(request);
      const may =
        (conversations.knows(source) || newcomers.take(address(request))) && conversations.take(source);
      return next(may ? undefined : tooQuick());
    },
  ];
}

function tooQuick(): Refusal {
  return new Refusal(429, 'Faster than anybody types');
}
