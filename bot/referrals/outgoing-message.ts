import * as z from 'zod';

/** What a message is about. Kept for 180 days after its text has gone, and named in the log. */
export const messageKinds = [
  'referral',
  'hand-over',
  'answer',
  'reminder',
  'check-in',
  'sign-in',
  'asking-group',
  'wrong',
  'topic-proposed',
  'undelivered',
  'text',
  'to-phone',
] as const;
export type MessageKind = (typeof messageKinds)[number];

/**
 * A message that is to leave the bot. It is complete in itself and worded already: nothing that changes after it was
 * handed over changes it.
 */
export interface OutgoingMessage {
  /**
   * The same id is the same message, however often it is handed over, also after a restart. It holds no address and no
   * name of a resident: it is kept when the message is gone.
   */
  id: string;
  /** The place it is sent for, or null for one that belongs to none. */
  place: string | null;
  /** One e-mail address, a web address that takes `text` as JSON, or `tel:` and a number for a text message. */
  to: string;
  /** Of a text message: the place's own number that it comes from, with + and the country code. */
  from?: string;
  /** A text message that is sent although its receiver wants no more: whom to call in danger, and that it was heard. */
  evenIfStopped?: true;
  subject: string;
  text: string;
  /** The same as `text`, for programs that show HTML. */
  html?: string;
  kind: MessageKind;
  /** Where an answer goes, one e-mail address. */
  replyTo?: string;
  /** Files that go with it. */
  attachments?: readonly Attachment[];
  /** Further headers, by their names. */
  headers?: Readonly<Record<string, string>>;
  /** Of a text message: the id of one that goes before it, if that one is still to go. */
  after?: string;
  /** ISO instant before which it is not sent. */
  sendAfter?: string;
  /** ISO instant after which it is of no use: it is then dropped, and nobody is told. */
  expires?: string;
}

/** Whether a message is to be posted, and not sent by e-mail. */
export function isWebAddress(to: string): boolean {
  return /^https?:\/\//.test(to);
}

/** The number that a message is to be sent to as text, with + and the country code; null where it goes another way. */
export function telephoneOf(to: string): string | null {
  return to.startsWith('tel:') ? to.slice('tel:'.length) : null;
}

const conversationScheme = 'conversation:';

/** The address of a conversation that is written into; `text` is then its replies as JSON. */
export function toConversation(key: string): string {
  return conversationScheme + key;
}

/** The key of the conversation that a message is to be said in; null where it goes another way. */
export function conversationOf(to: string): string | null {
  return to.startsWith(conversationScheme) ? to.slice(conversationScheme.length) : null;
}

export interface Attachment {
  /** With its ending: `record.json`. */
  name: string;
  /** `application/json` */
  type: string;
  text: string;
}

const text = z.string();

/** What a stored message must have. */
export const outgoingMessageShape: z.ZodType<OutgoingMessage> = z.object({
  id: z.string().min(1),
  place: z.string().min(1).nullable(),
  to: z.string().min(1),
  from: text.optional(),
  evenIfStopped: z.literal(true).optional(),
  subject: text,
  text,
  html: text.optional(),
  kind: z.enum(messageKinds),
  replyTo: text.optional(),
  attachments: z.array(z.object({ name: text, type: text, text })).optional(),
  headers: z.record(z.string(), z.string()).optional(),
  after: z.string().optional(),
  sendAfter: z.iso.datetime().optional(),
  expires: z.iso.datetime().optional(),
});

/** How one attempt to deliver a message ended. `why` is a word for the log, such as `550` or `ETIMEDOUT`. */
export type Attempt =
  | { outcome: 'delivered' }
  /** The receiver will never take it: it is not tried again. */
  | { outcome: 'refused'; why: string }
  /** This message could not be delivered just now. */
  | { outcome: 'failed'; why: string }
  /** Nothing can be delivered just now: the way there is down. */
  | { outcome: 'unreachable'; why: string };

/**
 * Delivers a message once; never rejects. `written` is when it was handed over: the same at each attempt. Gives up
 * when `stop` is aborted.
 */
export type Deliver = (message: OutgoingMessage, written: Date, stop: AbortSignal) => Promise<Attempt>;
