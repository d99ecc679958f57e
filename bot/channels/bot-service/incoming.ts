/**
 * What an activity of the Azure Bot Service says, without the SDK. Activities come in the form of
 * https://github.com/microsoft/botframework-sdk/blob/main/specs/botframework-activity/botframework-activity.md; what
 * Teams adds is in https://learn.microsoft.com/microsoftteams/platform/bots/how-to/conversations/conversation-messages.
 */
import type { ChannelName } from '../../storage/records.js';
import { readActivity, type Activity } from './activity.js';
import { withoutMentions, type Mention } from './mentions.js';
import { plainText } from './plain-text.js';
import { pickedIn } from './picked.js';
import { holdsFile } from './files.js';

const kinds = ['personal', 'groupChat', 'channel'] as const;
export type ConversationKind = (typeof kinds)[number];

/** Who writes, and where. */
export interface Sender {
  /** The id of the activity. */
  activity: string;
  channel: Exclude<ChannelName, 'webchat'>;
  /** The Bot Service's own name of the channel: `msteams`. */
  channelId: string;
  serviceUrl: string;
  residentId: string;
  botId: string;
  conversationId: string;
  /** Null on channels that do not say. */
  conversationKind: ConversationKind | null;
  /** Whether others read along. */
  seenByOthers: boolean;
  tenant: string | null;
  /** The place that a client of Direct Line names. */
  place: string | null;
  /** The language that the client is set to, `en-GB`; not one that the resident chose. */
  locale: string | null;
}

/** Something said, typed or by a button. */
export interface Said {
  text: string;
  /** Tells a message that is delivered twice; an edited one is a message of its own. */
  once: string;
  /** A file, a picture or a sound came with it, which the bot cannot take in. */
  withFile: boolean;
}

export type Incoming =
  | ({ kind: 'message' } & Said & Sender)
  /** The bot was installed, or somebody opened the chat, before anything was said. */
  | ({ kind: 'came' } & Sender)
  /** The bot was taken away. */
  | ({ kind: 'left' } & Sender)
  /** Asks for an answer at once; `said` is what was picked, where it was one of our own buttons. */
  | ({ kind: 'invoke'; name: string; said: Said | null } & Sender)
  | { kind: 'ignored' };

const ignored: Incoming = { kind: 'ignored' };

/** Reads an activity that was judged to be one. Nothing in it can make this throw; what means nothing to us is ignored. */
export function readIncoming(json: unknown, ourAppId: string): Incoming {
  const activity = readActivity(json);
  if (activity === null) return ignored;
  const sender = senderOf(activity);
  const isBot = botAccount(sender.botId, ourAppId);
  if (isBot(sender.residentId) && activity.type === 'message') return ignored;
  switch (activity.type) {
    case 'message':
    case 'messageUpdate':
      return isUndeleted(activity) ? ignored : messageOf(activity, sender, isBot);
    case 'invoke': {
      const text = pickedIn(activity.value);
      const said = text === null ? null : { text, once: sender.activity, withFile: false };
      return { kind: 'invoke', name: activity.name, said, ...sender };
    }
    case 'installationUpdate':
      if (activity.action === 'add') return { kind: 'came', ...sender };
      return activity.action === 'remove' ? { kind: 'left', ...sender } : ignored;
    case 'conversationUpdate':
      return membersOf(activity, sender, isBot);
    case 'event':
      return activity.name === 'webchat/join' ? { kind: 'came', ...sender } : ignored;
    default:
      return ignored;
  }
}

/** Which of our channels a channel of the Bot Service is. */
export function channelOf(channelId: string): Sender['channel'] {
  switch (channelId) {
    case 'msteams':
      return 'teams';
    case 'sms':
      return 'sms';
    case 'webchat':
    case 'directline':
    case 'directlinespeech':
    case 'emulator':
      return 'directline';
    default:
      return 'other';
  }
}

function senderOf(activity: Activity): Sender {
  const { conversation, channelData } = activity;
  const conversationKind = kindOf(activity);
  return {
    activity: activity.id,
    channel: channelOf(activity.channelId),
    channelId: activity.channelId,
    serviceUrl: activity.serviceUrl,
    residentId: activity.from.id,
    botId: activity.recipient.id,
    conversationId: conversation.id,
    conversationKind,
    seenByOthers: conversationKind === 'groupChat' || conversationKind === 'channel',
    tenant: channelData.tenant.id || conversation.tenantId || null,
    place: channelData.place || null,
    locale: activity.locale || null,
  };
}

function kindOf({ channelId, conversation, channelData, recipient }: Activity): ConversationKind | null {
  const { conversationType, id, isGroup } = conversation;
  const said = kinds.find((kind) => kind.toLowerCase() === conversationType.toLowerCase());
  if (said !== undefined) return said;
  const inTeams = channelId === 'msteams';
  if (inTeams && (channelData.channel.id !== '' || channelData.team.id !== '')) return 'channel';
  // Where Teams does not say, a thread of several is told by its id, as privacy hangs on it: `19:…` is one, unless the
  // bot is one of the two that it names.
  const bot = recipient.id.replace(/^28:/, '');
  if (isGroup || (inTeams && id.startsWith('19:') && !(bot !== '' && id.includes(bot)))) return 'groupChat';
  return inTeams ? 'personal' : null;
}

function botAccount(botId: string, ourAppId: string): (account: string) => boolean {
  const ours = new Set([botId, ourAppId, `28:${ourAppId}`].filter((id) => id !== '' && id !== '28:'));
  return (account) => ours.has(account);
}

function messageOf(activity: Activity, sender: Sender, isBot: (account: string) => boolean): Incoming {
  const mentions = activity.entities.flatMap(({ type, mentioned, text }): Mention[] =>
    type.toLowerCase() === 'mention' ? [{ id: mentioned.id, name: mentioned.name, text }] : [],
  );
  const typed = withoutMentions(activity.text, mentions, isBot, activity.recipient.name);
  const text = pickedIn(activity.value) ?? plainText(typed, sender.channel === 'teams');
  const withFile = activity.attachments.some(holdsFile);
  if (text === '' && !withFile && activity.type === 'messageUpdate') return ignored;
  const edited = activity.type === 'messageUpdate' ? ` ${activity.timestamp}` : '';
  return { kind: 'message', text, withFile, once: `${sender.activity}${edited}`, ...sender };
}

/** A message that its writer took back and brought back was heard when it was written. */
function isUndeleted({ type, channelData }: Activity): boolean {
  return type === 'messageUpdate' && channelData.eventType === 'undeleteMessage';
}

/**
 * Teams says that the bot was added to a conversation, in the name of whoever added it. Direct Line and the Emulator say
 * it of the bot and of the person who opened the chat: only of the person it is known whom to greet.
 */
function membersOf(activity: Activity, sender: Sender, isBot: (account: string) => boolean): Incoming {
  const { membersAdded, membersRemoved } = activity;
  if (membersRemoved.some(({ id }) => isBot(id))) return { kind: 'left', ...sender };
  if (sender.channel === 'teams')
    return membersAdded.some(({ id }) => isBot(id)) ? { kind: 'came', ...sender } : ignored;
  const person = membersAdded.find(({ id }) => id !== '' && !isBot(id));
  return person === undefined ? ignored : { kind: 'came', ...sender, residentId: person.id };
}
