import type { Reach } from '../dialogs/deed.js';
import type { Heard } from '../dialogs/heard.js';
import type { Reply } from '../dialogs/reply.js';
import type { World } from '../dialogs/world.js';
import type { Address, ChannelName, ConversationRecord } from './storage/records.js';

/** One message of a resident's, from any channel. */
export interface IncomingMessage {
  place: string;
  channel: ChannelName;
  /** The key of its conversation record. */
  conversation: string;
  /** Empty where there are no words in it, such as in a picture: then the question that stands is put again. */
  text: string;
  /** What the channel has to say about the message first, such as that pictures are not seen. */
  preface?: readonly Reply[];
  /** The one-time number of its form or the channel's message id; the same number and text are taken once. */
  once: string | null;
  /** The language the page is shown in, or null to leave it as it is. */
  language: string | null;
  /** The number it was sent from, where the channel knows one. */
  from?: Reach | null;
  /** Where to write to the resident later, where the channel can. */
  address?: Address | null;
  /** Set where others read along. */
  seenByOthers?: World['seenByOthers'];
}

/** What a turn came to. The channel says `replies`, in `record.language`, once it has this: it is durable by then. */
export interface TurnOutcome {
  /** `repeated`: the message was taken before. `forgotten` at the resident's wish: there is no record any more. */
  kind: 'answered' | 'repeated' | 'forgotten';
  record: ConversationRecord;
  /** The number of the first message of this turn in `record.messages`. */
  fresh: number;
  heard: Heard | null;
  /** What is to be said. Of a repeated message what was said to it, where that is still the last that was said. */
  replies: Reply[];
  /** Which page of them, on channels that page; 0 is the first. */
  page: number;
}
