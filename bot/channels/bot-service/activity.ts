import * as z from 'zod';

/** The parts of an activity that are read. What is missing or not as it should be counts as not said. */
export type Activity = z.infer<typeof activityShape>;
export type Attachment = Activity['attachments'][number];

const text = z.string().catch('');

/** Every part is optional within, so that only something that is no object at all is none. */
const part = <Shape extends z.ZodRawShape>(shape: Shape) => {
  const object = z.object(shape);
  return object.catch(() => object.parse({}));
};
const account = part({ id: text, name: text });
const withId = part({ id: text });

/** The longest list that is read; no channel sends as many mentions, members or files. */
const longestList = 200;
const list = <Item extends z.ZodType>(item: Item) =>
  z.preprocess(
    (value) => (Array.isArray(value) ? (value as unknown[]).slice(0, longestList) : []),
    z.array(item),
  );

const activityShape = z.object({
  type: text,
  id: text,
  timestamp: text,
  channelId: text,
  serviceUrl: text,
  locale: text,
  name: text,
  action: text,
  text,
  textFormat: text,
  from: account,
  recipient: account,
  conversation: part({
    id: text,
    conversationType: text,
    tenantId: text,
    isGroup: z.boolean().catch(false),
  }),
  channelData: part({
    place: text,
    eventType: text,
    tenant: withId,
    team: withId,
    channel: withId,
  }),
  entities: list(part({ type: text, text, mentioned: account })),
  attachments: list(part({ contentType: text, contentUrl: text })),
  membersAdded: list(withId),
  membersRemoved: list(withId),
  value: z.unknown().optional(),
});

/** Null where it is no JSON object. */
export function readActivity(json: unknown): Activity | null {
  if (typeof json !== 'object' || json === null || Array.isArray(json)) return null;
  return activityShape.parse(json);
}
