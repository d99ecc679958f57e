import type { Listening } from '../dialogs/heard.js';
import type { Choice, Reply } from '../dialogs/reply.js';
import type { Place } from './catalogue/catalogue.js';
import type { IncomingMessage } from './message.js';
import type { ChannelName, ConversationRecord, Message } from './storage/records.js';

/** What a resident said, with the one-time number that tells whether it was said before. */
interface Said {
  text: string;
  once: string | null;
}

/** Messages kept on view on the web page; other channels show none again, so that none is kept there. */
const messagesOnView = 100;
/** On channels that show none again: how many ids of messages are kept, to know one that is delivered twice. */
const idsKept = 10;
/** The number of a message that was taken before: sent again by an impatient thumb, a bad line or a reload. */
export function alreadyTaken(record: ConversationRecord, { once, text }: Said): number | undefined {
  if (once === null) return undefined;
  return record.messages.find(
    (one) =>
      one.from === 'resident' && one.once === once && (one.text === text || record.channel !== 'webchat'),
  )?.number;
}

/** The messages after a turn, and the number that the next one gets. */
export function withMessages(
  record: ConversationRecord,
  message: Said,
  replies: Reply[],
  now: Date,
): Pick<ConversationRecord, 'messages' | 'nextNumber'> {
  const { text, once } = message;
  const onView = record.channel === 'webchat';
  const said: Message = {
    number: record.nextNumber,
    at: now.toISOString(),
    from: 'resident',
    text: onView ? text : '',
    once,
  };
  const answers = numbered(replies, record.nextNumber + 1, now);
  const nextNumber = record.nextNumber + 1 + answers.length;
  const messages = onView
    ? [...record.messages, said, ...answers].slice(-messagesOnView)
    : [...record.messages, said].slice(-idsKept);
  return { messages, nextNumber };
}

/** The messages after something came that the resident did not ask for just now. */
export function withNews(
  record: ConversationRecord,
  replies: Reply[],
  now: Date,
): Pick<ConversationRecord, 'messages' | 'nextNumber'> {
  const news = numbered(replies, record.nextNumber, now);
  const nextNumber = record.nextNumber + news.length;
  if (record.channel !== 'webchat') return { messages: record.messages, nextNumber };
  return { messages: [...record.messages, ...news].slice(-messagesOnView), nextNumber };
}

/** Replies as messages, numbered upwards from `first`. */
export function numbered(replies: Reply[], first: number, now: Date): Message[] {
  const at = now.toISOString();
  return replies.map((reply, index) => ({ number: first + index, at, from: 'bot', reply }));
}

/** The choices of the question that now stands; undefined where no reply has any, so that the former still stand. */
export function offeredIn(replies: Reply[]): Choice[] | undefined {
  return replies.findLast(({ choices }) => choices !== undefined)?.choices;
}

const askedByStep: Record<string, NonNullable<Listening['asked']>> = {
  matters: 'matters',
  access: 'access',
  whereabouts: 'whereabouts',
  when: 'when',
  name: 'particular',
  reach: 'particular',
  'phone-number': 'particular',
  'which-day': 'particular',
  'they-know': 'particular',
  question: 'particular',
  consent: 'particular',
  review: 'particular',
};

/** What was just asked, by the step at which the conversation stands. */
export function askedOf(record: ConversationRecord): Listening['asked'] {
  const state = record.dialogs.at(-1)?.state as { step?: unknown } | undefined;
  return askedByStep[typeof state?.step === 'string' ? state.step : ''] ?? 'choice';
}

/** Kept as it was last written from, so that what comes later finds its way. */
export function addressOf({
  address,
}: Pick<IncomingMessage, 'address'>): Pick<ConversationRecord, 'address'> {
  return address ? { address } : {};
}

/** The page shows what was said from its messages; other channels need it to say it again, or to turn pages. */
export function saidLast(channel: ChannelName, replies: Reply[]): Pick<ConversationRecord, 'paged'> {
  return channel === 'webchat' ? {} : { paged: { replies, page: 0 } };
}

/** The first of these that the place speaks; its main one where it speaks none of them, or none of them any longer. */
export function languageFor({ languages }: Place, ...wanted: readonly (string | null)[]): string {
  return wanted.find((one) => one !== null && languages.includes(one)) ?? languages[0] ?? 'en';
}
