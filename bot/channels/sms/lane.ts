/** What becomes of the text messages of a conversation as they come and are answered. Nothing here is stored. */
import { longestMessage } from '../../understanding/understanding.js';
import type { LaneRecord, WaitingText } from './inbox-records.js';
import { mayGoOn } from './parts.js';
import type { TextMessage } from './texting-rules.js';

/** How long the rest of a long message is waited for, in milliseconds from when its part came. */
const partsWithin = 3_000;
/** How many ids of answered messages are known. Whoever sends one twice does it within seconds. */
const idsKnown = 100;

export function emptyLane(conversation: string, at: Date): LaneRecord {
  return {
    ...{ schema: 1, conversation, at: at.toISOString() },
    ...{ waiting: [], answered: [], last: null },
  };
}

/** Whether a message of this id came before. */
export function knows({ waiting, answered }: LaneRecord, id: string): boolean {
  return answered.includes(id) || waiting.some((one) => one.id === id || one.joined.includes(id));
}

/**
 * The lane after a message came: as the rest of the one before where that is open still, else behind it. One that
 * `standsAlone` is no part of another one, whatever came before it.
 */
export function withArrival(
  lane: LaneRecord,
  message: TextMessage & Partial<Pick<WaitingText, 'joined'>>,
  at: Date,
  standsAlone: boolean,
): LaneRecord {
  const mayBePart = !standsAlone && message.media !== true;
  const before = lane.waiting.at(-1);
  const arrived = at.toISOString();
  const openUntil = (whole: string): string | null =>
    mayBePart && whole.length < longestMessage && mayGoOn(message.text)
      ? new Date(at.getTime() + partsWithin).toISOString()
      : null;
  if (before !== undefined && mayBePart && before.openUntil !== null && arrived <= before.openUntil) {
    const whole = before.text + message.text;
    const joined = [...before.joined, message.id];
    const longer = { ...before, text: whole, joined, at: arrived, openUntil: openUntil(whole) };
    return { ...lane, at: arrived, waiting: [...lane.waiting.slice(0, -1), longer] };
  }
  const waiting = lane.waiting.map((one): WaitingText => ({ ...one, openUntil: null }));
  const fresh: WaitingText = { joined: [], ...message, at: arrived, openUntil: openUntil(message.text) };
  return { ...lane, at: arrived, waiting: [...waiting, fresh] };
}

/** The lane once nothing more can come to those messages whose time for it is over. */
export function withWholes(lane: LaneRecord, now: Date): LaneRecord {
  const isOver = (until: string | null) => until !== null && Date.parse(until) <= now.getTime();
  const waiting = lane.waiting.map((one) => (isOver(one.openUntil) ? { ...one, openUntil: null } : one));
  return { ...lane, at: now.toISOString(), waiting };
}

/** The lane after a message was answered; `handedOver` is the outbox's id of what was said, null where nothing was. */
export function withAnswer(
  lane: LaneRecord,
  { id, joined }: Pick<WaitingText, 'id' | 'joined'>,
  handedOver: string | null,
  now: Date,
): LaneRecord {
  return {
    ...lane,
    at: now.toISOString(),
    waiting: lane.waiting.filter((one) => one.id !== id),
    answered: [...lane.answered, id, ...joined].slice(-idsKnown),
    last: handedOver ?? lane.last,
  };
}
