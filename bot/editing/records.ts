/** The records that editing keeps. */
import * as z from 'zod';
import type { RecordKind } from '../storage/record-kind.js';
import type { FormValue } from './group-form.js';

const instant = z.iso.datetime();

const link = z.object({
  schema: z.literal(1),
  hash: z.string().min(1),
  email: z.string().min(1),
  expires: instant,
  made: instant,
});
/** A link that lets somebody sign in once. */
export type LinkRecord = z.infer<typeof link>;
export const signInLinks: RecordKind<LinkRecord> = {
  name: 'editing-links',
  schema: 1,
  shape: link,
  keyOf: ({ hash }) => hash,
  changed: ({ made }) => new Date(made),
};

const asking = z.object({
  schema: z.literal(1),
  /** Of the address. */
  hash: z.string().min(1),
  at: z.array(instant),
});
/** When links were lately asked for with an address. */
export type LinksAskedRecord = z.infer<typeof asking>;
export const linksAsked: RecordKind<LinksAskedRecord> = {
  name: 'editing-links-asked',
  schema: 1,
  shape: asking,
  keyOf: ({ hash }) => hash,
  changed: ({ at }) => new Date(at.at(-1) ?? 0),
};

const session = z.object({
  schema: z.literal(1),
  hash: z.string().min(1),
  email: z.string().min(1),
  began: instant,
  asked: instant,
});
/** Somebody who is signed in. */
export type SessionRecord = z.infer<typeof session>;
export const sessions: RecordKind<SessionRecord> = {
  name: 'editing-sessions',
  schema: 1,
  shape: session,
  keyOf: ({ hash }) => hash,
  changed: ({ asked }) => new Date(asked),
};

const freshnessLink = z.object({
  schema: z.literal(1),
  hash: z.string().min(1),
  email: z.string().min(1),
  place: z.string().min(1),
  group: z.string().min(1),
  expires: instant,
  made: instant,
});
/** A link by which a group says that all is still right. */
export type FreshnessLinkRecord = z.infer<typeof freshnessLink>;
export const freshnessLinks: RecordKind<FreshnessLinkRecord> = {
  name: 'editing-freshness-links',
  schema: 1,
  shape: freshnessLink,
  keyOf: ({ hash }) => hash,
  changed: ({ made }) => new Date(made),
};

const proposals = z.object({
  schema: z.literal(1),
  place: z.string().min(1),
  waiting: z.array(
    z.object({
      id: z.string().min(1),
      group: z.string().min(1),
      who: z.string().min(1),
      name: z.string().min(1),
      words: z.string(),
      at: instant,
    }),
  ),
  changed: instant,
});
/** The topics that a place's editors were asked for. */
export type ProposalsRecord = z.infer<typeof proposals>;
export const topicProposals: RecordKind<ProposalsRecord> = {
  name: 'editing-topic-proposals',
  schema: 1,
  shape: proposals,
  keyOf: ({ place }) => place,
  changed: ({ changed }) => new Date(changed),
};

const value: z.ZodType<FormValue> = z.lazy(() =>
  z.union([z.string(), z.array(value), z.record(z.string(), value)]),
);
const history = z.object({
  schema: z.literal(1),
  place: z.string().min(1),
  group: z.string().min(1),
  /** Newest first. */
  versions: z.array(
    z.object({
      version: z.string().min(1),
      at: instant,
      who: z.string().nullable(),
      how: z.enum(['saved', 'created', 'restored', 'still-right', 'found', 'by-hand']),
      changes: z.array(
        z.object({
          activity: z.string().nullable(),
          activityName: z.string().nullable(),
          field: z.array(z.string()),
          from: value.nullable(),
          to: value.nullable(),
        }),
      ),
    }),
  ),
  changed: instant,
});
/** What became of a group's file. */
export type HistoryRecord = z.infer<typeof history>;
export const histories: RecordKind<HistoryRecord> = {
  name: 'editing-histories',
  schema: 1,
  shape: history,
  keyOf: ({ place, group }) => historyKey(place, group),
  changed: ({ changed }) => new Date(changed),
};
export function historyKey(place: string, group: string): string {
  return `${place}/${group}`;
}

const versionText = z.object({
  schema: z.literal(1),
  place: z.string().min(1),
  group: z.string().min(1),
  version: z.string().min(1),
  text: z.string(),
  kept: instant,
});
/** The text of a version. */
export type VersionRecord = z.infer<typeof versionText>;
export const versionTexts: RecordKind<VersionRecord> = {
  name: 'editing-versions',
  schema: 1,
  shape: versionText,
  keyOf: ({ place, group, version }) => versionKey(place, group, version),
  changed: ({ kept }) => new Date(kept),
};
export function versionKey(place: string, group: string, version: string): string {
  return `${place}/${group}/${version}`;
}

const contentSave = z.object({
  schema: z.literal(1),
  what: z.literal('content'),
  /** Another one at each save. */
  save: z.string().min(1),
  at: instant,
});
/** That a file of the content was saved, for other processes that serve it. */
export type ContentSaveRecord = z.infer<typeof contentSave>;
export const contentSaves: RecordKind<ContentSaveRecord> = {
  name: 'editing-saves',
  schema: 1,
  shape: contentSave,
  keyOf: ({ what }) => what,
  changed: ({ at }) => new Date(at),
};
