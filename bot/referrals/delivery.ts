import type { Place } from '../catalogue/catalogue.js';
import type { Outbox } from './outbox.js';
import type { OutgoingMessage } from './outgoing-message.js';
import type { RequestRecord } from './request-records.js';
import { waysTo, type Way } from './ways.js';

/** Words what requests are sent as, each way in its own form. */
export interface Letters {
  /** To a group or a person: somebody would like to be put in touch. */
  asking(request: RequestRecord, place: Place, way: Way): LetterText;
  /** To the same: they have changed their mind. */
  withdrawn(request: RequestRecord, place: Place, way: Way): LetterText;
}
export type LetterText = Pick<OutgoingMessage, 'subject' | 'text' | 'html' | 'replyTo' | 'attachments'>;

export interface DeliveryOptions {
  outbox: Pick<Outbox, 'send' | 'withdraw'>;
  letters: Letters;
  /** Whether what is posted to webhooks can be signed; without that nothing is posted to them. */
  webhooks?: boolean;
}

/** Hands a request to the outbox, a message for each way that it goes, and takes it back. */
export class Delivery {
  readonly #options: DeliveryOptions;

  constructor(options: DeliveryOptions) {
    this.#options = options;
  }

  /** Where requests to a group or a person go. */
  waysTo(receiver: Parameters<typeof waysTo>[0]): Way[] {
    return waysTo(this.#options.webhooks === false ? { ...receiver, webhook: null } : receiver);
  }

  /** Durable once it resolves. The same request is handed over once, however often this is called. */
  async hand(request: RequestRecord, place: Place): Promise<void> {
    const { outbox, letters } = this.#options;
    const { sendAfter } = request;
    for (const way of waysOf(request)) {
      await outbox.send({
        ...envelope(request, 'asking', way),
        ...letters.asking(request, place, way),
        ...(sendAfter === null ? {} : { sendAfter }),
      });
    }
  }

  /** Takes back what was not sent yet. Answers the ways that it has gone, or is going just now. */
  async takeBack(request: RequestRecord): Promise<Way[]> {
    if (!request.handedOver) return [];
    const gone: Way[] = [];
    for (const way of waysOf(request)) {
      const taken = await this.#options.outbox.withdraw(messageId(request.id, 'asking', way));
      if (taken === 0) gone.push(way);
    }
    return gone;
  }

  /** Tells those who have a request that it is withdrawn. */
  async tellWithdrawn(request: RequestRecord, place: Place, ways: readonly Way[]): Promise<void> {
    const { outbox, letters } = this.#options;
    for (const way of ways) {
      const letter = letters.withdrawn(request, place, way);
      await outbox.send({ ...envelope(request, 'withdrawn', way), ...letter, kind: 'referral' });
    }
  }
}

/** Records of an earlier release hold an e-mail address alone. */
export function waysOf({ ways, to }: Pick<RequestRecord, 'ways' | 'to'>): Way[] {
  return ways ?? [{ by: 'email', to }];
}

/** The request and the way that a message of the outbox asks for, or null where it asks for none. */
export function askedBy(messageId: string): { request: string; by: Way['by'] } | null {
  const found = /^([\w-]{43})\/(?:(webhook|teams)-)?asking$/.exec(messageId);
  if (found === null) return null;
  return { request: found[1] ?? '', by: (found[2] as Way['by'] | undefined) ?? 'email' };
}

function messageId(request: string, what: 'asking' | 'withdrawn', { by }: Way): string {
  return `${request}/${by === 'email' ? '' : `${by}-`}${what}`;
}

function envelope(request: RequestRecord, what: 'asking' | 'withdrawn', way: Way) {
  const kind = request.kind === 'hand-over' ? ('hand-over' as const) : ('referral' as const);
  return { id: messageId(request.id, what, way), place: request.place, to: way.to, kind };
}
