/**
 * What the Bot Connector takes as an activity, as a JSON schema. From the Activity object and its parts of
 * https://learn.microsoft.com/azure/bot-service/rest-api/bot-framework-rest-connector-api-reference and the interfaces of
 * the npm package botframework-schema 4.23.3. The service ignores a misspelt field; here it is an error.
 */
import { Ajv, type ValidateFunction } from 'ajv';

const text = { type: 'string' };
const anything = {};

function object(required: string[], properties: Record<string, object>): object {
  return { type: 'object', required, properties, additionalProperties: false };
}

const account = object(['id'], {
  id: { type: 'string', minLength: 1 },
  name: text,
  aadObjectId: text,
  role: text,
  properties: anything,
});

const conversation = object(['id'], {
  id: { type: 'string', minLength: 1 },
  name: text,
  isGroup: { type: 'boolean' },
  conversationType: text,
  tenantId: text,
  aadObjectId: text,
  role: text,
  properties: anything,
});

const actionTypes =
  `openUrl imBack postBack playAudio playVideo showImage downloadFile signin call payment messageBack
  openApp Action.Compose Action.Submit`.split(/\s+/);

const cardAction = object(['type', 'title', 'value'], {
  type: { enum: actionTypes },
  title: { type: 'string', minLength: 1 },
  image: text,
  imageAltText: text,
  text,
  displayText: text,
  value: anything,
  channelData: anything,
});

const attachment = {
  ...object(['contentType'], {
    contentType: { type: 'string', pattern: '^[\\w.+-]+/[\\w.+-]+$' },
    contentUrl: text,
    content: anything,
    name: text,
    thumbnailUrl: text,
  }),
  anyOf: [{ required: ['content'] }, { required: ['contentUrl'] }],
};

const fields = {
  type: { enum: ['message', 'typing', 'endOfConversation', 'event', 'trace'] },
  id: text,
  timestamp: text,
  localTimestamp: text,
  localTimezone: text,
  channelId: { type: 'string', minLength: 1 },
  serviceUrl: { type: 'string', minLength: 1 },
  callerId: text,
  from: account,
  recipient: account,
  conversation,
  replyToId: text,
  locale: text,
  text,
  speak: text,
  inputHint: { enum: ['acceptingInput', 'ignoringInput', 'expectingInput'] },
  textFormat: { enum: ['plain', 'markdown', 'xml'] },
  attachmentLayout: { enum: ['list', 'carousel'] },
  summary: text,
  importance: { enum: ['low', 'normal', 'high'] },
  deliveryMode: { enum: ['normal', 'notification', 'expectReplies', 'ephemeral'] },
  expiration: text,
  suggestedActions: object(['actions'], {
    to: { type: 'array', items: text },
    actions: { type: 'array', minItems: 1, items: cardAction },
  }),
  attachments: { type: 'array', items: attachment },
  entities: { type: 'array', items: { type: 'object', required: ['type'], properties: { type: text } } },
  channelData: { type: 'object' },
  value: anything,
  valueType: text,
  name: text,
  code: text,
};

const schema = {
  ...object(['type', 'channelId', 'serviceUrl', 'from', 'recipient', 'conversation'], fields),
  // Nobody can read a message that holds nothing.
  if: { properties: { type: { const: 'message' } } },
  then: {
    anyOf: [
      { required: ['text'], properties: { text: { minLength: 1 } } },
      { required: ['attachments'], properties: { attachments: { minItems: 1 } } },
    ],
  },
};

const validate: ValidateFunction = new Ajv({ allErrors: true, strict: false }).compile(schema);

/** What is wrong with an activity, a line each. */
export function problemsOf(activity: unknown): string[] {
  if (validate(activity)) return [];
  return (validate.errors ?? []).map(({ instancePath, message, params }) =>
    [instancePath, message, JSON.stringify(params)].join(' '),
  );
}
