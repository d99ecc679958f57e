import { createHash } from 'node:crypto';
import * as z from 'zod';
import type { Day } from '../catalogue/catalogue.js';
import { channelNames, type ChannelName } from '../storage/records.js';
import type { RecordKind } from '../storage/record-kind.js';

/** What the resident of one conversation agreed to be sent. Removed with "forget me", and once nothing is left of it. */
export interface CheckInRecord {
  schema: 1;
  /** See `checkInKey`. */
  key: string;
  conversation: string;
  place: string;
  channel: ChannelName;
  about: About[];
  /** How many check-ins in a row were not answered. */
  unanswered: number;
  /** ISO instant. */
  changed: string;
  /** ISO instant at which there is something to be done about it next; absent in records of an earlier release. */
  due?: string;
}

/** How something may be sent. It goes with what was sent, so that no address is kept any longer. */
export interface Agreed {
  /** An e-mail address that they gave, or null to be reached in the conversation. */
  email: string | null;
  /** They agreed although they know that others could see it. */
  mayBeSeen: boolean;
}

/** What was agreed about one activity. */
export interface About {
  /** That of the self-referral, where it follows one, so that withdrawing it takes back what waits in the outbox. */
  id: string;
  request: string | null;
  /** `group/activity` with the names it had then. */
  activity: { id: string; name: string; group: string };
  forWhom: string | null;
  language: string;
  /** A reminder that is still to come. `meets` where the content had a meeting on that day. */
  reminder: (Agreed & { day: Day; meets: boolean }) | null;
  /** A question that is still to come: the place's own day from which it may be put. */
  checkIn: (Agreed & { due: Day }) | null;
  /** How often it was asked how it went, and since when the last time waits for an answer. */
  asked: { times: number; waiting: string | null };
  said: { how: string; why: string | null } | null;
  /** By which the links in e-mails about it are known. */
  secret: string;
}

const day = z.iso.date();

const agreed = { email: z.string().nullable(), mayBeSeen: z.boolean() };

const about = z.looseObject({
  id: z.string().min(1),
  request: z.string().nullable(),
  activity: z.object({ id: z.string(), name: z.string(), group: z.string() }),
  forWhom: z.string().nullable(),
  language: z.string().min(1),
  reminder: z.object({ ...agreed, day, meets: z.boolean() }).nullable(),
  checkIn: z.object({ ...agreed, due: day }).nullable(),
  asked: z.object({ times: z.int().nonnegative(), waiting: z.iso.datetime().nullable() }),
  said: z.object({ how: z.string(), why: z.string().nullable() }).nullable(),
  secret: z.string().min(16),
});

export const checkInKind: RecordKind<CheckInRecord> = {
  name: 'check-ins',
  schema: 1,
  shape: z.looseObject({
    schema: z.literal(1),
    key: z.string().min(1),
    conversation: z.string().min(1),
    place: z.string().min(1),
    channel: z.enum(channelNames),
    about: z.array(about),
    unanswered: z.int().nonnegative(),
    changed: z.iso.datetime(),
    due: z.iso.datetime().optional(),
  }),
  keyOf: ({ key }) => key,
  changed: ({ changed }) => new Date(changed),
  due: ({ due, changed }) => new Date(due ?? changed),
};

/** Stands in the links of e-mails, so that it is not the key of the conversation itself. */
export function checkInKey(conversation: string): string {
  return createHash('sha256').update(`check-ins/${conversation}`).digest('base64url');
}
