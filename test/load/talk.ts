/** One resident's conversation on one channel, and how long they keep trying where the bot does not answer. */
import { setTimeout as sleep } from 'node:timers/promises';
import { Unreached, type Answer } from './requests.js';
import type { Journal, LoadChannel } from './journal.js';

export interface Talk {
  readonly channel: LoadChannel;
  open(): Promise<void>;
  /** The words of the answer. Rejects with GaveUp where there is none. */
  say(text: string): Promise<string>;
  /** Looks at what is kept of it all, and hangs up. */
  close(): Promise<void>;
}

/** The conversation cannot go on; why stands in the journal. */
export class GaveUp extends Error {}

/** The bot said that it did not take it. */
export class Refused extends Error {
  constructor(
    readonly kind: string,
    /** Milliseconds until it may be tried again. */
    readonly after: number,
  ) {
    super(`Refused: ${kind}`);
  }
}

/** How long a resident keeps trying, in milliseconds. */
export interface Patience {
  total: number;
}

/** Milliseconds between attempts. */
const again = 700;

/**
 * Tries the same once more for as long as it is refused. A turn that is answered at the first go counts as a turn, another
 * one as recovered.
 */
export async function untilTaken<T>(
  attempt: () => Promise<T>,
  {
    journal,
    channel,
    where,
    total,
  }: { journal: Journal; channel: LoadChannel; where: string; total: number },
): Promise<T> {
  const began = performance.now();
  for (let refusals = 0; ;) {
    const started = performance.now();
    try {
      const answer = await attempt();
      if (refusals === 0) journal.turn(channel, performance.now() - started);
      else journal.recovered.push(performance.now() - began);
      return answer;
    } catch (error) {
      if (!(error instanceof Refused) && !(error instanceof Unreached)) throw error;
      const kind = error instanceof Refused ? error.kind : error.code;
      const slowed = kind === '429';
      if (slowed) journal.slowed += 1;
      else {
        refusals += 1;
        journal.refusal(`${channel} ${kind}`);
      }
      if (performance.now() - began > total) {
        journal.breach('answered', where, `after ${refusals} attempts: ${kind}`);
        throw new GaveUp();
      }
      await sleep(error instanceof Refused ? error.after : again);
    }
  }
}

/** Throws where it was not taken. `words` says whether the refusal was worded for a person, which a page's must be. */
export function taken(answer: Answer, journal: Journal, where: string, worded: boolean): Answer {
  const { status, headers, body } = answer;
  if (status < 400) return answer;
  const byBalancer = headers['x-load-balancer'] !== undefined;
  if (worded && !byBalancer && status !== 429 && body.replace(/<[^>]*>/g, '').trim().length < 10) {
    journal.breach('honest', where, `${status} with no words: ${body}`);
  }
  const wait = Number(headers['retry-after'] ?? Number.NaN);
  const unsaid = status >= 500 && worded && Number.isNaN(wait) ? ' without Retry-After' : '';
  throw new Refused(
    byBalancer ? `${status} of the balancer` : `${status}${unsaid}`,
    Number.isFinite(wait) && wait > 0 ? Math.min(wait * 1000, 10_000) : again,
  );
}
