/**
 * Activities in the shapes in which the channels of the Azure Bot Service send them, each with where its shape is shown.
 * Ids, names and texts are made up.
 */
import type { Incoming } from '../../../bot/channels/bot-service/incoming.js';

export const appId = '3f6c2b1e-0d4a-4c7e-9b5f-7a1d2c3e4f50';
export const tenant = '6d3a1f52-8e47-4b0c-a9d6-51c2e7f83b94';

const bot = { id: `28:${appId}`, name: 'What Matters' };
const rose = {
  id: '29:1kQ7vXw3ZrT5yUbN8mLpE2sGd4HfJcAo6',
  name: 'Rose Ahmed',
  aadObjectId: 'b4c8d0e2-6f1a-4e3b-8c5d-9a7f2e1b0c36',
};
const teams = 'https://learn.microsoft.com/microsoftteams/platform';
const conversationEvents = `${teams}/bots/how-to/conversations/subscribe-to-conversation-events`;
const messages = `${teams}/bots/how-to/conversations/conversation-messages`;

const inTeams = {
  timestamp: '2026-11-20T10:00:00.000Z',
  localTimestamp: '2026-11-20T10:00:00.000+00:00',
  localTimezone: 'Europe/London',
  channelId: 'msteams',
  serviceUrl: 'https://smba.trafficmanager.net/uk/',
  from: rose,
  recipient: bot,
  locale: 'en-GB',
};
const clientInfo = {
  locale: 'en-GB',
  country: 'GB',
  platform: 'Windows',
  timezone: 'Europe/London',
  type: 'clientInfo',
};
const personal = {
  conversation: { conversationType: 'personal', tenantId: tenant, id: 'a:1pL6i0oY3C0K8oAj8Zt' },
  channelData: { tenant: { id: tenant } },
};
const groupChat = {
  conversation: {
    isGroup: true,
    conversationType: 'groupChat',
    tenantId: tenant,
    id: '19:0f3a7c5e9b1d4862@thread.v2',
  },
  channelData: { tenant: { id: tenant } },
};
const channel = {
  conversation: {
    isGroup: true,
    conversationType: 'channel',
    tenantId: tenant,
    id: '19:7e2b9d4f6a8c1035@thread.tacv2;messageid=1763632800000',
  },
  channelData: {
    teamsChannelId: '19:7e2b9d4f6a8c1035@thread.tacv2',
    teamsTeamId: '19:c5d1e8f2a4b7@thread.tacv2',
    channel: { id: '19:7e2b9d4f6a8c1035@thread.tacv2' },
    team: { id: '19:c5d1e8f2a4b7@thread.tacv2' },
    tenant: { id: tenant },
  },
};
const mention = { type: 'mention', mentioned: bot, text: '<at>What Matters</at>' };
const html = (content: string) => ({ contentType: 'text/html', content });

const directLine = {
  timestamp: '2026-11-20T10:00:00.2841633Z',
  serviceUrl: 'https://directline.botframework.com/',
  channelId: 'directline',
  from: { id: 'dl_7f8c4d42-3f1b-42a2-92a3-84f879a546e3', name: '' },
  conversation: { id: 'FBfSqjVTqId8YuZUagotOF-uk' },
  recipient: { id: 'what-matters@Zq3xW8vR1nM', name: 'What Matters' },
  locale: 'en-GB',
};
const text = {
  serviceUrl: 'https://sms.botframework.com',
  channelId: 'sms',
  from: { id: '+447700900123' },
  recipient: { id: '+441134960000' },
  conversation: { isGroup: false, id: '+447700900123' },
};
const emulator = {
  timestamp: '2026-11-20T10:00:00.540Z',
  localTimestamp: '2026-11-20T10:00:00+00:00',
  channelId: 'emulator',
  serviceUrl: 'http://localhost:52341',
  from: { id: '3b224ec6-5943-49cb-9e56-88974ea58c56', name: 'User', role: 'user' },
  recipient: { id: '83d3e8b0-d42a-11eb-8404-09f92c9ce3b2', name: 'Bot', role: 'bot' },
  conversation: { id: '83e0e100-d42a-11eb-8492-297aa9d16fb6|livechat' },
  locale: 'en-GB',
};

export interface Shape {
  name: string;
  source: string;
  activity: Record<string, unknown>;
  /** What is read of it. */
  read: Read<'message'> | Read<'came'> | Read<'left'> | Read<'invoke'> | Read<'ignored'>;
}

type Read<Kind extends Incoming['kind']> = { kind: Kind } & Partial<Extract<Incoming, { kind: Kind }>>;

export const shapes: Shape[] = [
  {
    name: 'a message in a personal chat, with the same as HTML beside it',
    source: messages,
    activity: {
      ...inTeams,
      ...personal,
      type: 'message',
      id: '1763632800001',
      text: 'I’d like to grow vegetables',
      textFormat: 'plain',
      attachments: [html('<p>I’d like to grow <strong>vegetables</strong></p>')],
      entities: [clientInfo],
    },
    read: {
      kind: 'message',
      text: 'I’d like to grow vegetables',
      once: '1763632800001',
      withFile: false,
      channel: 'teams',
      residentId: rose.id,
      conversationKind: 'personal',
      seenByOthers: false,
      tenant,
      place: null,
      locale: 'en-GB',
    },
  },
  {
    name: 'a mention in a group chat',
    source: `${teams}/bots/how-to/conversations/channel-and-group-conversations`,
    activity: {
      ...inTeams,
      ...groupChat,
      type: 'message',
      id: '1763632800002',
      text: '<at>What Matters</at> walking&nbsp;near me\n',
      attachments: [
        html(
          '<p><span itemscope="" itemtype="http://schema.skype.com/Mention" itemid="0">What Matters</span>&nbsp;walking&nbsp;near me</p>',
        ),
      ],
      entities: [mention, clientInfo],
    },
    read: { kind: 'message', text: 'walking near me', conversationKind: 'groupChat', seenByOthers: true },
  },
  {
    name: 'a post in a channel that mentions the bot in the middle, and a colleague',
    source: `${teams}/bots/how-to/conversations/channel-and-group-conversations`,
    activity: {
      ...inTeams,
      ...channel,
      type: 'message',
      id: '1763632800003',
      text: 'Could <at>What Matters</at> find <at>Asha Khan</at> a choir &amp; a walk?',
      entities: [
        mention,
        { type: 'mention', mentioned: { id: '29:2abc', name: 'Asha Khan' }, text: '<at>Asha Khan</at>' },
        clientInfo,
      ],
    },
    read: {
      kind: 'message',
      text: 'Could find Asha Khan a choir & a walk?',
      conversationKind: 'channel',
      conversationId: '19:7e2b9d4f6a8c1035@thread.tacv2;messageid=1763632800000',
      seenByOthers: true,
    },
  },
  {
    name: 'a message that was edited',
    source: `${messages}#get-edit-message-activity`,
    activity: {
      ...inTeams,
      ...personal,
      type: 'messageUpdate',
      id: '1763632800001',
      timestamp: '2026-11-20T10:01:12.345Z',
      text: 'I’d like to grow flowers',
      channelData: { eventType: 'editMessage', tenant: { id: tenant } },
    },
    read: {
      kind: 'message',
      text: 'I’d like to grow flowers',
      once: '1763632800001 2026-11-20T10:01:12.345Z',
    },
  },
  {
    name: 'a message that was taken back',
    source: `${messages}#get-soft-delete-message-activity`,
    activity: {
      ...inTeams,
      ...personal,
      type: 'messageDelete',
      id: '1763632800001',
      channelData: { eventType: 'softDeleteMessage', tenant: { id: tenant } },
    },
    read: { kind: 'ignored' },
  },
  {
    name: 'a message that was taken back and brought back',
    source: `${messages}#get-undelete-message-activity`,
    activity: {
      ...inTeams,
      ...personal,
      type: 'messageUpdate',
      id: '1763632800001',
      text: 'I’d like to grow flowers',
      channelData: { eventType: 'undeleteMessage', tenant: { id: tenant } },
    },
    read: { kind: 'ignored' },
  },
  {
    name: 'a picture with no words',
    source: `${teams}/bots/how-to/bots-filesv4#receive-files-in-personal-chat`,
    activity: {
      ...inTeams,
      ...personal,
      type: 'message',
      id: '1763632800004',
      attachments: [
        {
          contentType: 'image/*',
          contentUrl: 'https://smba.trafficmanager.net/uk/v3/attachments/0-uk-d4/views/original',
        },
        html('<p><img alt="image" src="https://eu-api.asm.skype.com/v1/objects/0-uk-d4/views/imgo"></p>'),
      ],
    },
    read: { kind: 'message', text: '', withFile: true },
  },
  {
    name: 'an uploaded file',
    source: `${teams}/bots/how-to/bots-filesv4#receive-files-in-personal-chat`,
    activity: {
      ...inTeams,
      ...personal,
      type: 'message',
      id: '1763632800005',
      text: 'this is my letter',
      attachments: [
        {
          contentType: 'application/vnd.microsoft.teams.file.download.info',
          contentUrl: 'https://contoso.sharepoint.com/personal/rose/Documents/letter.pdf',
          name: 'letter.pdf',
          content: { downloadUrl: 'https://download.example', uniqueId: '1150D938', fileType: 'pdf' },
        },
      ],
    },
    read: { kind: 'message', text: 'this is my letter', withFile: true },
  },
  {
    name: 'an emoticon, which comes as a picture of Teams’ own',
    source: 'https://github.com/zabirauf/ex_microsoftbot/pull/24',
    activity: {
      ...inTeams,
      ...personal,
      type: 'message',
      id: '1763632800006',
      text: 'thank you 😄',
      attachments: [
        {
          contentType: 'image/*',
          contentUrl: 'https://statics.teams.microsoft.com/evergreen-assets/skype/v2/smile/50.png',
        },
        html('<p>thank you <img itemtype="http://schema.skype.com/Emoji" alt="😄"></p>'),
      ],
    },
    read: { kind: 'message', text: 'thank you 😄', withFile: false },
  },
  {
    name: 'an answer to a message, with that message quoted',
    source: 'https://learn.microsoft.com/graph/api/resources/chatmessageattachment',
    activity: {
      ...inTeams,
      ...personal,
      type: 'message',
      id: '1763632800007',
      text: 'the second one',
      attachments: [{ contentType: 'messageReference', content: '{"messageId":"1763632700000"}' }],
    },
    read: { kind: 'message', text: 'the second one', withFile: false },
  },
  {
    name: 'a button of a card, whose words Teams shows in the talk',
    source: `${teams}/task-modules-and-cards/cards/cards-actions#adaptive-cards-with-messageback-action`,
    activity: {
      ...inTeams,
      ...personal,
      type: 'message',
      id: 'f:5261769396935243054',
      text: 'Show me more',
      value: { say: 'Show me more' },
      replyToId: '1763632700001',
    },
    read: { kind: 'message', text: 'Show me more', once: 'f:5261769396935243054' },
  },
  {
    name: 'a button of a card, with no text at all',
    source: `${teams}/task-modules-and-cards/cards/cards-actions#actionsubmit`,
    activity: {
      ...inTeams,
      ...groupChat,
      type: 'message',
      id: 'f:5261769396935243055',
      value: { say: 'Saturday on the allotment', msteams: { type: 'messageBack' } },
      replyToId: '1763632700001',
      channelData: { tenant: { id: tenant }, source: { name: 'message' }, legacy: { replyToId: '1:1x' } },
    },
    read: { kind: 'message', text: 'Saturday on the allotment', seenByOthers: true },
  },
  {
    name: 'a suggested action, which comes as if it were typed',
    source: `${teams}/bots/how-to/conversations/suggested-actions#add-imback-action`,
    activity: {
      ...inTeams,
      ...personal,
      type: 'message',
      id: '1763632800008',
      text: 'None of these',
      textFormat: 'plain',
    },
    read: { kind: 'message', text: 'None of these' },
  },
  {
    name: 'a suggested action that asks for an answer at once',
    source: `${teams}/bots/how-to/conversations/suggested-actions#add-actionsubmit-action`,
    activity: {
      ...inTeams,
      ...personal,
      type: 'invoke',
      id: 'f:6894910862892785420',
      name: 'suggestedAction/submit',
      value: { say: 'Carry on' },
    },
    read: {
      kind: 'invoke',
      name: 'suggestedAction/submit',
      said: { text: 'Carry on', once: 'f:6894910862892785420', withFile: false },
    },
  },
  {
    name: 'a universal action of a card',
    source: 'https://learn.microsoft.com/adaptive-cards/authoring-cards/universal-action-model',
    activity: {
      ...inTeams,
      ...personal,
      type: 'invoke',
      id: 'f:6894910862892785421',
      name: 'adaptiveCard/action',
      value: {
        action: { type: 'Action.Execute', verb: 'say', data: { say: 'Carry on' } },
        trigger: 'manual',
      },
    },
    read: {
      kind: 'invoke',
      name: 'adaptiveCard/action',
      said: { text: 'Carry on', once: 'f:6894910862892785421', withFile: false },
    },
  },
  {
    name: 'an invoke of somebody else’s making',
    source: `${teams}/messaging-extensions/how-to/action-commands/create-task-module`,
    activity: {
      ...inTeams,
      ...groupChat,
      type: 'invoke',
      id: 'f:6894910862892785422',
      name: 'composeExtension/fetchTask',
      value: { commandId: 'Test', commandContext: 'compose', context: { theme: 'default' } },
    },
    read: { kind: 'invoke', name: 'composeExtension/fetchTask', said: null },
  },
  {
    name: 'the bot installed by somebody for themselves',
    source: `${conversationEvents}#installation-update-event`,
    activity: { ...inTeams, ...personal, type: 'installationUpdate', id: 'f:816eb23d', action: 'add' },
    read: { kind: 'came', channel: 'teams', residentId: rose.id, conversationKind: 'personal' },
  },
  {
    name: 'the bot brought up to date',
    source: `${conversationEvents}#installation-update-event`,
    activity: {
      ...inTeams,
      ...personal,
      type: 'installationUpdate',
      id: 'f:816eb23e',
      action: 'add-upgrade',
    },
    read: { kind: 'ignored' },
  },
  {
    name: 'the bot taken away',
    source: `${conversationEvents}#installation-update-event`,
    activity: { ...inTeams, ...personal, type: 'installationUpdate', id: 'f:816eb23f', action: 'remove' },
    read: { kind: 'left', residentId: rose.id },
  },
  {
    name: 'the bot added to a personal chat',
    source: `${conversationEvents}#members-added`,
    activity: {
      ...inTeams,
      ...personal,
      type: 'conversationUpdate',
      id: 'f:5f85c2ad',
      membersAdded: [{ id: bot.id }, { id: rose.id, aadObjectId: rose.aadObjectId }],
    },
    read: { kind: 'came', residentId: rose.id, conversationKind: 'personal' },
  },
  {
    name: 'the bot added to a team',
    source: `${conversationEvents}#members-added`,
    activity: {
      ...inTeams,
      ...channel,
      type: 'conversationUpdate',
      id: 'f:0b9079f4',
      membersAdded: [{ id: bot.id }],
      conversation: { isGroup: true, conversationType: 'channel', id: '19:7e2b9d4f6a8c1035@thread.tacv2' },
      channelData: { ...channel.channelData, eventType: 'teamMemberAdded' },
    },
    read: { kind: 'came', residentId: rose.id, conversationKind: 'channel', seenByOthers: true },
  },
  {
    name: 'a colleague added to a team',
    source: `${conversationEvents}#members-added`,
    activity: {
      ...inTeams,
      ...channel,
      type: 'conversationUpdate',
      id: 'f:0b9079f5',
      membersAdded: [{ id: '29:2abc' }],
      channelData: { ...channel.channelData, eventType: 'teamMemberAdded' },
    },
    read: { kind: 'ignored' },
  },
  {
    name: 'the bot removed from a team',
    source: `${conversationEvents}#members-removed`,
    activity: {
      ...inTeams,
      ...channel,
      type: 'conversationUpdate',
      id: 'f:d8a6a4aa',
      membersRemoved: [{ id: bot.id }],
      channelData: { ...channel.channelData, eventType: 'teamMemberRemoved' },
    },
    read: { kind: 'left' },
  },
  {
    name: 'a channel created',
    source: `${conversationEvents}#channel-created`,
    activity: {
      ...inTeams,
      ...channel,
      type: 'conversationUpdate',
      id: 'f:dd6ec311',
      channelData: { ...channel.channelData, eventType: 'channelCreated' },
    },
    read: { kind: 'ignored' },
  },
  {
    name: 'a reaction to a message of the bot',
    source: `${conversationEvents}#reactions-added-to-bot-message`,
    activity: {
      ...inTeams,
      ...personal,
      type: 'messageReaction',
      id: 'f:9f78d1f3',
      reactionsAdded: [{ type: 'like' }],
      replyToId: '1763632700001',
    },
    read: { kind: 'ignored' },
  },
  {
    name: 'a text message of the Bot Service, which adds nothing of its own',
    source: 'https://github.com/microsoft/botframework-sdk/issues/3653',
    activity: { ...text, type: 'message', id: 'SM0a1b2c3d', text: 'Company &amp; a walk' },
    read: {
      kind: 'message',
      text: 'Company &amp; a walk',
      channel: 'sms',
      residentId: '+447700900123',
      botId: '+441134960000',
      conversationKind: null,
      seenByOthers: false,
      tenant: null,
    },
  },
  {
    name: 'a picture by text message',
    source: 'https://learn.microsoft.com/azure/bot-service/bot-service-channel-connect-twilio',
    activity: {
      ...text,
      type: 'message',
      id: 'SM0a1b2c3e',
      attachments: [
        { contentType: 'image/jpeg', contentUrl: 'https://api.twilio.com/2010-04-01/x/Media/ME1' },
      ],
    },
    read: { kind: 'message', text: '', withFile: true, channel: 'sms' },
  },
  {
    name: 'a message by Direct Line, whose client names the place',
    source:
      'https://learn.microsoft.com/azure/bot-service/rest-api/bot-framework-rest-direct-line-3-0-send-activity',
    activity: {
      ...directLine,
      type: 'message',
      id: 'FBfSqjVTqId8YuZUagotOF-uk|0000001',
      text: 'gardening',
      channelData: { clientActivityID: '1763632800000x4k2', place: 'leeds' },
    },
    read: {
      kind: 'message',
      text: 'gardening',
      channel: 'directline',
      place: 'leeds',
      conversationKind: null,
    },
  },
  {
    name: 'a message in Web Chat',
    source: 'https://learn.microsoft.com/azure/bot-service/bot-service-channel-connect-webchat',
    activity: {
      ...directLine,
      channelId: 'webchat',
      type: 'message',
      id: 'IDOLvGPvvLYGBCADqUWiDr|0000000',
      text: 'Show me more',
      channelData: { clientActivityID: '1763632800000x4k3', postBack: true },
    },
    read: { kind: 'message', text: 'Show me more', channel: 'directline', place: null },
  },
  {
    name: 'Direct Line saying that the bot is there, before anybody is',
    source: 'https://learn.microsoft.com/azure/bot-service/bot-builder-send-welcome-message',
    activity: {
      ...directLine,
      from: directLine.recipient,
      type: 'conversationUpdate',
      id: 'Kd2',
      membersAdded: [directLine.recipient],
    },
    read: { kind: 'ignored' },
  },
  {
    name: 'Direct Line saying that somebody opened the chat',
    source: 'https://learn.microsoft.com/azure/bot-service/bot-builder-send-welcome-message',
    activity: { ...directLine, type: 'conversationUpdate', id: 'Kd3', membersAdded: [directLine.from] },
    read: { kind: 'came', channel: 'directline', residentId: directLine.from.id },
  },
  {
    name: 'the event by which pages with Web Chat ask to be greeted',
    source: 'https://github.com/microsoft/BotFramework-WebChat/tree/main/samples/04.api/a.welcome-event',
    activity: { ...directLine, type: 'event', id: 'Kd4', name: 'webchat/join', value: { language: 'en' } },
    read: { kind: 'came', channel: 'directline', residentId: directLine.from.id },
  },
  {
    name: 'somebody typing',
    source:
      'https://github.com/microsoft/botframework-sdk/blob/main/specs/botframework-activity/botframework-activity.md',
    activity: { ...directLine, type: 'typing', id: 'Kd5' },
    read: { kind: 'ignored' },
  },
  {
    name: 'the Emulator opening a chat',
    source: 'https://github.com/microsoft/BotFunctionalTestingService/issues/26',
    activity: {
      ...emulator,
      type: 'conversationUpdate',
      id: '84214560-d42a-11eb-8492-297aa9d16fb6',
      membersAdded: [emulator.recipient, emulator.from],
      membersRemoved: [],
    },
    read: { kind: 'came', channel: 'directline', residentId: emulator.from.id },
  },
  {
    name: 'a message in the Emulator',
    source: 'https://github.com/microsoft/BotFunctionalTestingService/issues/26',
    activity: {
      ...emulator,
      type: 'message',
      id: '8b2d6f10-d42a-11eb-8492-297aa9d16fb6',
      text: 'hello',
      textFormat: 'plain',
      channelData: { clientActivityID: '16244564' },
    },
    read: { kind: 'message', text: 'hello', channel: 'directline' },
  },
  {
    name: 'a message of a channel that nobody thought of, which mentions the bot in its own way',
    source: 'https://learn.microsoft.com/azure/bot-service/bot-service-activities-entities#mention-entities',
    activity: {
      type: 'message',
      id: '1763632800.000200',
      channelId: 'slack',
      serviceUrl: 'https://slack.botframework.com',
      from: { id: 'U1:T1', name: 'rose' },
      recipient: { id: 'B1:T1', name: 'whatmatters' },
      conversation: { isGroup: true, id: 'B1:T1:C1' },
      text: '@whatmatters something to do on Tuesdays',
      entities: [{ type: 'mention', mentioned: { id: 'B1:T1', name: 'whatmatters' }, text: '@whatmatters' }],
    },
    read: {
      kind: 'message',
      text: 'something to do on Tuesdays',
      channel: 'other',
      conversationKind: 'groupChat',
      seenByOthers: true,
    },
  },
];
