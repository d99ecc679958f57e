/** Delivers the outbox's text messages. */
import {
  telephoneOf,
  type Attempt,
  type Deliver,
  type OutgoingMessage,
} from '../../referrals/outgoing-message.js';
import type { Outbox } from '../../referrals/outbox.js';
import { InOrder } from './in-order.js';
import { Pauses, type After } from './pauses.js';
import { isNumber, type Numbers, type StoppedNumbers } from './stopped.js';
import type { Sent, TextToSend } from './twilio-sender.js';

export interface DeliverTextsOptions {
  send: (text: TextToSend) => Promise<Sent>;
  stopped: StoppedNumbers;
  /** The carrier says that a number wants no more: as if they had written STOP. */
  stoppedByCarrier: (numbers: Numbers) => Promise<void>;
  /** What became of a message of the outbox. */
  outcome: Outbox['outcome'];
  now: () => Date;
  after?: After;
}

/** Between one try and the next of the same attempt, in milliseconds. */
const pauses = [1_000, 3_000, 9_000];
/** A longer wait than this is left to the outbox, in milliseconds. */
const longestPause = 20_000;

/**
 * A way for texts to leave. Those of one conversation keep their order, whichever processes send them. What Twilio does not
 * take just now is tried a few times quickly; while it takes nothing at all, each text is tried once, so that nothing else
 * in the outbox waits for long. An outage of Twilio's is none of e-mail's.
 */
export function createTextDelivery(options: DeliverTextsOptions): Deliver {
  const delivery = new Delivery(options);
  const inOrder = new InOrder({ ...options, failing: () => delivery.failing });
  return async (message, written, stop) => {
    try {
      return await inOrder.run(message, written, stop, () => delivery.attempt(message, stop));
    } catch {
      return later('storage');
    }
  };
}

class Delivery {
  readonly #options: DeliverTextsOptions;
  readonly #pauses: Pauses;
  /** Whether Twilio did not take the last text just now. */
  failing = false;

  constructor(options: DeliverTextsOptions) {
    this.#options = options;
    this.#pauses = new Pauses(options.after);
  }

  async attempt({ to, from, text, evenIfStopped }: OutgoingMessage, stop: AbortSignal): Promise<Attempt> {
    const numbers = numbersOf(to, from);
    if (numbers === null) return { outcome: 'refused', why: 'not two telephone numbers' };
    if (evenIfStopped !== true && (await this.#options.stopped.find(numbers)) !== null)
      return { outcome: 'refused', why: 'stopped' };
    const sent = await this.#send({ to: numbers.theirs, from: numbers.ours, text }, stop);
    if (sent.kind === 'stopped') await this.#options.stoppedByCarrier(numbers);
    return attemptOf(sent);
  }

  async #send(text: TextToSend, stop: AbortSignal): Promise<Sent> {
    const { send } = this.#options;
    let sent = await send(text);
    for (const pause of this.failing ? [] : pauses) {
      if (sent.kind !== 'later') break;
      const wait = Math.max(pause, sent.after ?? 0);
      if (wait > longestPause) break;
      await this.#pauses.pause(wait, stop);
      if (stop.aborted) break;
      sent = await send(text);
    }
    this.failing = sent.kind === 'later';
    return sent;
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
