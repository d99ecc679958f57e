import type { ChannelName, ConversationRecord } from './storage/records.js';

/** One message of a resident's, from any channel. */
export interface IncomingMessage {
  place: string;
  channel: ChannelName;
  /** The key of its conversation record. */
  conversation: string;
  text: string;
  /** The one-time number of its form or the channel's message id; the same number and text are taken once. */
  once: string | null;
  /** The language the page is shown in, or null to leave it as it is. */
  language: string | null;
}

export type TurnOutcome =
  /** `fresh` is the number of the first message of this turn in `record.messages`. */
  | { kind: 'answered'; record: ConversationRecord; fresh: number }
  /** Forgotten at the resident's wish: there is no record any more; what to say last. */
  | { kind: 'forgotten'; record: ConversationRecord; fresh: number };
