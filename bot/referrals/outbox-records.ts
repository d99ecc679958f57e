/** What the outbox keeps: messages with their text while they wait, and afterwards only that there was one. */
import * as z from 'zod';
import type { RecordKind } from '../storage/record-kind.js';
import {
  messageKinds,
  outgoingMessageShape,
  type MessageKind,
  type OutgoingMessage,
} from './outgoing-message.js';

export interface WaitingRecord {
  schema: 1;
  message: OutgoingMessage;
  /** When it was handed over. */
  written: string;
  /** Not before this is it tried. While somebody is trying, the time until which nobody else may. */
  due: string;
  attempts: number;
  /** When it was first tried, or null. */
  firstTried: string | null;
  /** Who is trying or was the last to: each attempt has its own. */
  claim: string | null;
  /** It was taken back while it was being tried: it is not tried again. */
  withdrawn: boolean;
}

export const outcomes = ['delivered', 'refused', 'given-up', 'expired', 'withdrawn'] as const;
export type Outcome = (typeof outcomes)[number];

/** All that is left of a message: no address, no text. */
export interface FinishedRecord {
  schema: 1;
  id: string;
  place: string | null;
  kind: MessageKind;
  at: string;
  outcome: Outcome;
  attempts: number;
}

const instant = z.iso.datetime();

export const waitingMessages: RecordKind<WaitingRecord> = {
  name: 'outbox',
  schema: 1,
  shape: z.object({
    schema: z.literal(1),
    message: outgoingMessageShape,
    written: instant,
    due: instant,
    attempts: z.int().nonnegative(),
    firstTried: instant.nullable(),
    claim: z.string().nullable(),
    withdrawn: z.boolean(),
  }),
  keyOf: ({ message }) => message.id,
  changed: ({ written }) => new Date(written),
  due: ({ due }) => new Date(due),
};

export const finishedMessages: RecordKind<FinishedRecord> = {
  name: 'outbox-finished',
  schema: 1,
  shape: z.object({
    schema: z.literal(1),
    id: z.string().min(1),
    place: z.string().nullable(),
    kind: z.enum(messageKinds),
    at: instant,
    outcome: z.enum(outcomes),
    attempts: z.int().nonnegative(),
  }),
  keyOf: ({ id }) => id,
  changed: ({ at }) => new Date(at),
};
