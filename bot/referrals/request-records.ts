import * as z from 'zod';
import type { HandOverDraft, Request, SelfReferralDraft } from '../../dialogs/deed.js';
import type { Day } from '../catalogue/catalogue.js';
import { channelNames, type ChannelName } from '../storage/records.js';
import type { RecordKind } from '../storage/record-kind.js';
import { wayKinds, wayShape, type Way, type WayKind } from './ways.js';

/** What a resident agreed to send, and what became of it. */
export interface RequestRecord {
  schema: 1;
  id: string;
  reference: string;
  kind: Request['kind'];
  place: string;
  /** The key of the conversation it was agreed in. */
  conversation: string;
  channel: ChannelName;
  /** `group/activity` with the names it had then, or null for a hand-over. */
  activity: { id: string; name: string; group: string } | null;
  /** The e-mail address of those it goes to. */
  to: string;
  /** The ways it goes there; by e-mail alone in records of an earlier release. */
  ways?: Way[];
  /** ISO instant. */
  at: string;
  replyBy: Day | null;
  /** ISO week in which it takes one of the group's places (`2026-W47`), or null where places are not counted. */
  week: string | null;
  state: Request['state'];
  /** ISO instant. */
  stateAt: string;
  /** Word for word what was agreed to; null once it is to be forgotten. */
  draft: SelfReferralDraft | HandOverDraft | null;
  /** Whether the outbox has it. Until then it is handed over anew after each start. */
  handedOver: boolean;
  /** ISO instant before which it is not sent, or null. */
  sendAfter: string | null;
  /** The ways on which it did not arrive. */
  failedWays?: WayKind[];
  /** What its resident is still to be told of it, for the case that the process ends before they are. */
  untold?: 'failed' | 'room' | null;
  /** ISO instant at which its resident was told that there is room, or null. */
  toldOfRoom?: string | null;
  /** By which the links in its letter are known. */
  answerSecret: string;
  /** What the resident agreed to be written to about. */
  keepInTouch: { reminder: boolean; checkIn: boolean };
  /** How it went, once the resident has said so. */
  went: { how: 'went' | 'not-yet' | 'not-for-me'; why: string | null; at: string } | null;
}

const instant = z.iso.datetime();

/** What must be there so that a request can be gone on with. What was agreed to is looked into by what words it. */
const request = z.looseObject({
  schema: z.literal(1),
  id: z.string().min(1),
  reference: z.string().min(1),
  kind: z.enum(['self-referral', 'waiting-list', 'hand-over']),
  place: z.string().min(1),
  conversation: z.string().min(1),
  channel: z.enum(channelNames),
  activity: z.object({ id: z.string(), name: z.string(), group: z.string() }).nullable(),
  to: z.string().min(1),
  ways: z.array(wayShape).optional(),
  failedWays: z.array(z.enum(wayKinds)).optional(),
  untold: z.enum(['failed', 'room']).nullish(),
  toldOfRoom: instant.nullish(),
  at: instant,
  replyBy: z.string().nullable(),
  week: z.string().nullable(),
  state: z.enum(['waiting', 'passed-on', 'in-touch', 'not-right', 'full', 'withdrawn', 'failed']),
  stateAt: instant,
  draft: z.looseObject({}).nullable(),
  handedOver: z.boolean(),
  sendAfter: instant.nullable(),
  answerSecret: z.string().min(16),
  keepInTouch: z.object({ reminder: z.boolean(), checkIn: z.boolean() }),
  went: z.looseObject({}).nullable(),
});

export const requestKind: RecordKind<RequestRecord> = {
  name: 'requests',
  schema: 1,
  shape: request as unknown as z.ZodType<RequestRecord>,
  keyOf: ({ id }) => id,
  changed: ({ stateAt }) => new Date(stateAt),
  due: whenLeft,
};

/** So long a process has for what is to follow at once, in milliseconds, until others see to it. */
const leftAfter = 30_000;

/** When somebody else sees to it that it is handed over, or its resident told: who began may have ended since. */
function whenLeft({ handedOver, draft, state, untold, at, stateAt, toldOfRoom }: RequestRecord): Date | null {
  const toHandOver = !handedOver && state !== 'withdrawn' && draft !== null;
  const since = toHandOver ? at : untold === 'room' ? (toldOfRoom ?? stateAt) : untold ? stateAt : null;
  return since === null ? null : new Date(Date.parse(since) + leftAfter);
}

/** The places of one group in one week, each taken by a request. */
export interface RoomRecord {
  schema: 1;
  /** `place/group/week` */
  key: string;
  /** Ids of requests. */
  taken: string[];
}

export const roomKind: RecordKind<RoomRecord> = {
  name: 'room',
  schema: 1,
  shape: z.object({ schema: z.literal(1), key: z.string().min(1), taken: z.array(z.string()) }),
  keyOf: ({ key }) => key,
  changed: () => new Date(),
};

/** A request as its resident is told of it. */
export function asTold(record: RequestRecord): Request {
  const { id, kind, reference, activity, at, replyBy, state, draft } = record;
  const sent = draft && { name: draft.name, reach: draft.reach, note: draft.note };
  return { id, kind, reference, activity, at, replyBy, state, sent };
}
