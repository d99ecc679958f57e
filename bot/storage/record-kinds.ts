import * as z from 'zod';
import type { RecordKind } from './record-kind.js';
import { channelNames, type ConversationRecord, type CountsRecord } from './records.js';

/*
 * What a stored record must have so that the bot can go on with it. Parts that only one room reads are not looked into:
 * those rooms change more often than the form of the record, and each copes with what it does not know.
 */

const instant = z.iso.datetime();
const part = z.record(z.string(), z.unknown());
const parts = z.array(part);
const texts = z.array(z.string());
const whole = z.int().nonnegative();

const story = z.looseObject({
  topics: parts,
  not: parts,
  activities: parts,
  access: parts,
  where: part.nullable(),
  times: parts,
  person: part.nullable(),
  unmet: texts,
  shown: texts,
  turnedDown: texts,
  settled: texts,
});

const conversation = z.looseObject({
  schema: z.literal(1),
  key: z.string().min(1),
  place: z.string().min(1),
  channel: z.enum(channelNames),
  language: z.string().min(1),
  started: instant,
  lastMessage: instant,
  story,
  dialogs: z.array(z.looseObject({ id: z.string(), state: z.unknown() })),
  offered: z.array(z.looseObject({ id: z.string(), say: z.string() })),
  notUnderstood: whole,
  messages: z.array(z.looseObject({ number: whole, at: instant, from: z.enum(['resident', 'bot']) })),
  nextNumber: whole,
});

const counts = z.looseObject({
  schema: z.literal(1),
  week: z.string().regex(/^\d{4}-W\d{2}$/),
  place: z.string().min(1),
  counts: z.record(z.string(), whole),
});

export const conversations: RecordKind<ConversationRecord> = {
  name: 'conversations',
  schema: 1,
  shape: conversation as unknown as z.ZodType<ConversationRecord>,
  keyOf: (record) => record.key,
  changed: (record) => new Date(record.lastMessage),
};

/** The key of the counts of one place in one ISO week. */
export function countsKey(week: string, place: string): string {
  return `${week}/${place}`;
}

export const countsOfAWeek: RecordKind<CountsRecord> = {
  name: 'counts',
  schema: 1,
  shape: counts,
  keyOf: (record) => countsKey(record.week, record.place),
  changed: () => new Date(),
};
