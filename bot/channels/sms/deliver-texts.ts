/** Delivers the outbox's text messages. */
import {
  telephoneOf,
  type Attempt,
  type Deliver,
  type OutgoingMessage,
} from '../../referrals/outgoing-message.js';
import { OneAtATime } from '../../storage/one-at-a-time.js';
import { Pauses, type After } from './pauses.js';
import { isNumber, type Numbers, type StoppedNumbers } from './stopped.js';
import type { Sent, TextToSend } from './twilio-sender.js';

export interface DeliverTextsOptions {
  send: (text: TextToSend) => Promise<Sent>;
  stopped: StoppedNumbers;
  /** The carrier says that a number wants no more: as if they had written STOP. */
  stoppedByCarrier: (numbers: Numbers) => Promise<void>;
  now: () => Date;
  after?: After;
}

/** Between one try and the next of the same attempt, in milliseconds. */
const pauses = [1_000, 3_000, 9_000];
/** A longer wait than this is left to the outbox, in milliseconds. */
const longestPause = 20_000;
/**
 * How long a text waits for others to the same number, in milliseconds. With the tries and their pauses that is well
 * within the outbox's lease.
 */
const longestWait = 60_000;
/** How long a text that failed holds up later ones to the same number, in milliseconds: until it is tried again. */
const holdsUp = 3 * 60_000;

/**
 * A way for texts to leave. Those to one number keep their order. What Twilio does not take just now is tried a few times
 * quickly; while it takes nothing at all, each text is tried once, so that nothing else in the outbox waits for long. An
 * outage of Twilio's is none of e-mail's.
 */
export function createTextDelivery(options: DeliverTextsOptions): Deliver {
  const { now } = options;
  const delivery = new Delivery(options);
  const inOrder = new OneAtATime();
  return (message, _written, stop) => {
    const asked = now().getTime();
    return inOrder.run(message.to, async () => {
      if (stop.aborted || now().getTime() - asked > longestWait) return later('others go first');
      return delivery.attempt(message, stop);
    });
  };
}

class Delivery {
  readonly #options: DeliverTextsOptions;
  readonly #pauses: Pauses;
  /** By the number that it is to: the text that is to go before any other. */
  readonly #first = new Map<string, { id: string; until: number }>();
  #failing = false;

  constructor(options: DeliverTextsOptions) {
    this.#options = options;
    this.#pauses = new Pauses(options.after);
  }

  async attempt(message: OutgoingMessage, stop: AbortSignal): Promise<Attempt> {
    const { to, id } = message;
    const now = this.#options.now().getTime();
    const first = this.#first.get(to);
    if (first !== undefined && first.id !== id && first.until > now)
      return later('an earlier one goes first');
    const attempt = await this.#deliver(message, stop);
    if (attempt.outcome === 'failed') this.#holdUp(to, id);
    else this.#first.delete(to);
    return attempt;
  }

  async #deliver({ to, from, text, evenIfStopped }: OutgoingMessage, stop: AbortSignal): Promise<Attempt> {
    const numbers = numbersOf(to, from);
    if (numbers === null) return { outcome: 'refused', why: 'not two telephone numbers' };
    try {
      if (evenIfStopped !== true && (await this.#options.stopped.find(numbers)) !== null)
        return { outcome: 'refused', why: 'stopped' };
      const sent = await this.#send({ to: numbers.theirs, from: numbers.ours, text }, stop);
      if (sent.kind === 'stopped') await this.#options.stoppedByCarrier(numbers);
      return attemptOf(sent);
    } catch {
      return later('storage');
    }
  }

  async #send(text: TextToSend, stop: AbortSignal): Promise<Sent> {
    const { send } = this.#options;
    let sent = await send(text);
    for (const pause of this.#failing ? [] : pauses) {
      if (sent.kind !== 'later') break;
      const wait = Math.max(pause, sent.after ?? 0);
      if (wait > longestPause) break;
      await this.#pauses.pause(wait, stop);
      if (stop.aborted) break;
      sent = await send(text);
    }
    this.#failing = sent.kind === 'later';
    return sent;
  }

  #holdUp(to: string, id: string): void {
    const now = this.#options.now().getTime();
    for (const [other, { until }] of this.#first) if (until <= now) this.#first.delete(other);
    this.#first.set(to, { id, until: now + holdsUp });
  }
}

function attemptOf(sent: Sent): Attempt {
  switch (sent.kind) {
    case 'sent':
      return { outcome: 'delivered' };
    case 'stopped':
    case 'refused':
      return { outcome: 'refused', why: sent.why };
    case 'later':
      return later(sent.why);
  }
}

function later(why: string): Attempt {
  return { outcome: 'failed', why };
}

function numbersOf(to: string, from: string | undefined): Numbers | null {
  const theirs = telephoneOf(to);
  if (theirs === null || from === undefined) return null;
  return isNumber(theirs) && isNumber(from) ? { ours: from, theirs } : null;
}
