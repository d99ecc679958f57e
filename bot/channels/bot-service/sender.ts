/** What a turn is told about who writes, and from where. */
import type { Place } from '../../catalogue/catalogue.js';
import type { IncomingMessage } from '../../message.js';
import { reachIn } from '../../understanding/reach.js';
import type { ResidentKeys } from '../resident-keys.js';
import type { BotServiceAddress } from './adapter.js';
import type { Sender } from './incoming.js';

/**
 * The key of the conversation record. In a group each person has their own; somebody with a telephone has one, whatever
 * the Bot Service calls it.
 */
export function keyOf(sender: Sender, place: Place, keys: Pick<ResidentKeys, 'conversation'>): string {
  const { channel, channelId, botId, conversationId, residentId } = sender;
  return channel === 'sms'
    ? keys.conversation(place.id, 'sms', botId, residentId)
    : keys.conversation(place.id, channelId, conversationId, residentId);
}

/** What stays the same from message to message. `key` is that of the conversation record. */
export function fromSender(
  sender: Sender,
  place: Place,
  key: string,
  appId: string,
): Pick<IncomingMessage, 'place' | 'channel' | 'conversation' | 'from' | 'address' | 'seenByOthers'> {
  const { channel, residentId, seenByOthers } = sender;
  return {
    place: place.id,
    channel,
    conversation: key,
    from: channel === 'sms' ? reachIn(residentId, place.culture) : null,
    // What comes later is for one person alone.
    address: seenByOthers ? null : addressOf(sender),
    seenByOthers: seenByOthers ? { privateUrl: channel === 'teams' ? chatWith(appId) : null } : null,
  };
}

/** Tells one person in one conversation from every other, whichever place it turns out to be with. It names neither. */
export function residentIn(
  keys: Pick<ResidentKeys, 'resident'>,
  conversation: string,
  resident: string,
): string {
  return keys.resident('bot-service', conversation, resident);
}

/** The language that a resident's client is set to, if the place speaks it; for the beginning of a conversation. */
export function languageOf({ locale }: Sender, { languages }: Place): string | null {
  const wanted = locale?.toLowerCase() ?? '';
  const [plain] = wanted.split('-');
  return (
    languages.find((one) => one.toLowerCase() === wanted) ?? languages.find((one) => one === plain) ?? null
  );
}

function addressOf(sender: Sender): BotServiceAddress {
  const { channelId: channel, serviceUrl, conversationId: id, conversationKind: kind, tenant } = sender;
  const conversation = { id, kind, tenant };
  return {
    by: 'bot-service',
    channel,
    serviceUrl,
    conversation,
    resident: sender.residentId,
    bot: sender.botId,
  };
}

/** https://learn.microsoft.com/microsoftteams/platform/concepts/build-and-test/deep-link-teams */
function chatWith(appId: string): string {
  return `https://teams.microsoft.com/l/chat/0/0?users=28:${appId}`;
}
