import { freshnessLinks, histories, sessions, signInLinks, topicProposals } from '../editing/records.js';
import { checkInKind } from '../referrals/check-in-records.js';
import { wellbeingKind } from '../referrals/how-are-you.js';
import { finishedMessages, waitingMessages, type WaitingRecord } from '../referrals/outbox-records.js';
import { conversationOf, telephoneOf, type MessageKind } from '../referrals/outgoing-message.js';
import { reportKind } from '../referrals/reports.js';
import { requestKind, type RequestRecord } from '../referrals/request-records.js';
import { sentToPhonesKind } from '../referrals/to-phone-limits.js';
import { stoppedRecords } from '../channels/sms/stopped.js';
import type { Reading } from '../storage/open-reading.js';
import type { RecordKind } from '../storage/record-kind.js';
import { conversations } from '../storage/record-kinds.js';
import { everyKind, type KeptKind } from './every-kind.js';
import { isEmailOf, isPhoneOf, namedIn, textsIn, type Person } from './person.js';
import { searchFor, type PlacesWithNumbers, type Search } from './search.js';

/** A record of a person's own. */
export interface Found {
  kept: KeptKind;
  key: string;
  record: unknown;
}

/** A record in which they are named, but which may be somebody else's: a person has to look. */
export interface Mention {
  kept: KeptKind;
  key: string;
  place: string | null;
}

export interface FoundOf {
  search: Search;
  theirs: Found[];
  mentions: Mention[];
}

/** Messages that are about whom they go to; others are about residents, and go to those who help them. */
const aboutTheirReceiver: ReadonlySet<MessageKind> = new Set([
  'reminder',
  'check-in',
  'sign-in',
  'asking-group',
  'topic-proposed',
  'text',
  'to-phone',
]);

/** Finds what is kept of a person. Reads everything once or more, and holds only what is theirs. */
export async function findFor(
  person: Person,
  reading: Pick<Reading, 'all'>,
  places: PlacesWithNumbers,
): Promise<FoundOf> {
  const search = await searchFor(person, reading, places);
  const found: FoundOf = { search, theirs: [], mentions: [] };
  const isNamed = namedIn(person);
  for (const kept of everyKind) {
    if (kept.whose === 'nobody') continue;
    const isTheirs = rules.get(kept.kind.name) ?? holdsNumber;
    for await (const record of reading.all(kept.kind)) {
      const key = kept.kind.keyOf(record);
      if (isTheirs(record, search)) found.theirs.push({ kept, key, record });
      else if (anyOf(textsIn(wordsIn(kept, record)), isNamed)) {
        found.mentions.push({ kept, key, place: kept.placeOf(record) });
      }
    }
  }
  return found;
}

function anyOf<T>(all: Iterable<T>, is: (one: T) => boolean): boolean {
  for (const one of all) if (is(one)) return true;
  return false;
}

type IsTheirs<T> = (record: T, search: Search) => boolean;

function rule<T>({ name }: RecordKind<T>, isTheirs: IsTheirs<T>): [string, IsTheirs<unknown>] {
  return [name, isTheirs as IsTheirs<unknown>];
}

/** By the names of the kinds. A kind without a rule is theirs where their number, or a conversation of theirs, stands in it. */
const rules: ReadonlyMap<string, IsTheirs<unknown>> = new Map([
  rule(conversations, ({ key }, search) => search.conversations.has(key)),
  rule(requestKind, ({ id }, search) => search.requests.has(id)),
  rule(checkInKind, ({ conversation }, search) => search.conversations.has(conversation)),
  rule(waitingMessages, isMessageOf),
  rule(finishedMessages, ({ id }, search) => namesTheirs(id, search)),
  rule(stoppedRecords, ({ resident }, search) => search.names.has(resident)),
  rule(sentToPhonesKind, ({ key }, search) => search.names.has(key)),
  rule(reportKind, ({ id }, search) => search.reports.has(id)),
  rule(wellbeingKind, ({ pair }, search) => search.pairs.has(pair)),
  rule(signInLinks, ({ email }, { person }) => isEmailOf(person, email)),
  rule(sessions, ({ email }, { person }) => isEmailOf(person, email)),
  rule(freshnessLinks, ({ email }, { person }) => isEmailOf(person, email)),
  rule(topicProposals, ({ waiting }, { person }) => waiting.some(({ who }) => isEmailOf(person, who))),
  rule(histories, ({ versions }, { person }) => versions.some(({ who }) => isEmailOf(person, who))),
]);

function holdsNumber(record: unknown, { person, conversations }: Search): boolean {
  return anyOf(textsIn(record), (text) => isPhoneOf(person, text) || conversations.has(text));
}

function isMessageOf({ message }: WaitingRecord, search: Search): boolean {
  const { to, id, kind } = message;
  const { person, conversations } = search;
  const theirs = conversations.has(conversationOf(to) ?? '') || isPhoneOf(person, telephoneOf(to));
  return theirs || namesTheirs(id, search) || (aboutTheirReceiver.has(kind) && isEmailOf(person, to));
}

/** Ids of messages are made of the ids of what they are about, with / between. */
function namesTheirs(id: string, { ids }: Search): boolean {
  return id.split('/').some((part) => ids.has(part));
}

/** Where somebody may be named: whom a request or a letter about a resident goes to is not named in it. */
function wordsIn({ kind }: KeptKind, record: unknown): unknown {
  if (kind.name === requestKind.name) return (record as RequestRecord).draft;
  if (kind.name !== waitingMessages.name) return record;
  const { subject, text, html, attachments } = (record as WaitingRecord).message;
  return { subject, text, html, attachments };
}
