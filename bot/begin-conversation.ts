import { opening } from '../dialogs/conversation.js';
import { greeting } from '../dialogs/hello.js';
import { emptyStory } from '../dialogs/telling.js';
import type { Place } from './catalogue/catalogue.js';
import { languageFor, numbered, offeredIn } from './conversation-record.js';
import type { IncomingMessage } from './message.js';
import type { ConversationRecord } from './storage/records.js';
import { worldOfTurn, type TurnWorldDependencies } from './turn-world.js';

/** The record of a conversation that begins with this message, as it stands before the message is taken. */
export function beginConversation(
  dependencies: TurnWorldDependencies,
  message: Omit<IncomingMessage, 'text' | 'once'>,
  place: Place,
  now: Date,
): ConversationRecord {
  const language = languageFor(place, message.language);
  const world = worldOfTurn(dependencies, place, language, now);
  const { replies, positions } = opening(world);
  const seen =
    message.channel === 'webchat' ? numbered([...greeting(world, language), ...replies], 1, now) : [];
  return {
    schema: 1,
    key: message.conversation,
    place: place.id,
    channel: message.channel,
    language,
    started: now.toISOString(),
    lastMessage: now.toISOString(),
    story: emptyStory(),
    dialogs: positions,
    offered: offeredIn(replies) ?? [],
    notUnderstood: 0,
    messages: seen,
    nextNumber: seen.length + 1,
  };
}
