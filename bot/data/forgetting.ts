/** Removes what is kept of a person, as "forget me" does in a conversation, and what else was found of them. */
import { removeMailOf } from '../channels/email/mail-folder.js';
import { stoppedRecords } from '../channels/sms/stopped.js';
import {
  freshnessLinks,
  histories,
  sessions,
  signInLinks,
  topicProposals,
  type HistoryRecord,
  type ProposalsRecord,
} from '../editing/records.js';
import { comparable } from '../editing/editors.js';
import { checkInKind } from '../referrals/check-in-records.js';
import { wellbeingKind } from '../referrals/how-are-you.js';
import type { Referrals } from '../referrals/open-referrals.js';
import type { Outbox } from '../referrals/outbox.js';
import { finishedMessages, waitingMessages } from '../referrals/outbox-records.js';
import { reportKind } from '../referrals/reports.js';
import { requestKind, type RequestRecord } from '../referrals/request-records.js';
import { keyOfConversation, sentToPhonesKind } from '../referrals/to-phone-limits.js';
import { conversations } from '../storage/record-kinds.js';
import type { Storage } from '../storage/storage.js';
import type { Found, FoundOf } from './finding.js';

export interface ForgettingRoom {
  storage: Pick<Storage, 'records' | 'oneAtATime' | 'removeConversation'>;
  referrals: Pick<Referrals, 'followingUp' | 'checkIns'>;
  outbox: Pick<Outbox, 'withdraw' | 'outcome'>;
  mailFolder: string;
}

export interface Forgotten {
  /** Requests that others have got: they have to be asked to remove them as well. */
  passedOn: RequestRecord[];
  /** Messages that were being sent just then, and could not be called back. */
  onTheirWay: number;
  /** Files of e-mails that were removed. */
  mailFiles: number;
}

/** What stays of a person, by the names of the kinds, and why. */
export const staysOf: ReadonlyMap<string, string> = new Map([
  [
    stoppedRecords.name,
    'that their number wants no more texts stays, without the number: so that none is sent again',
  ],
  [sentToPhonesKind.name, 'how many texts were sent to their number stays for a day, without the number'],
  [finishedMessages.name, 'that messages were sent stays for 180 days, without address and text'],
  [
    wellbeingKind.name,
    'answers to how they are stay for the report; nothing leads from them to anybody any more',
  ],
]);

/** Durable once it resolves; called again after it broke off, it goes on. Others' records are not touched. */
export async function forget(found: FoundOf, room: ForgettingRoom): Promise<Forgotten> {
  const { storage, referrals, outbox } = room;
  const requests = found.theirs.filter(isOf(requestKind.name)).map(({ record }) => record as RequestRecord);
  const passedOn: RequestRecord[] = [];
  for (const request of requests) {
    if (request.draft === null && request.handedOver) continue;
    if (await referrals.followingUp.forgetRequest(request)) passedOn.push(request);
  }
  for (const key of conversationsIn(found)) {
    // As a turn does, so that none goes on with what is just being removed.
    await storage.oneAtATime(key, async () => {
      await referrals.checkIns.endAll(key);
      await referrals.followingUp.forget(key);
      await storage.removeConversation(key);
    });
  }
  let onTheirWay = 0;
  for (const { key } of found.theirs.filter(isOf(waitingMessages.name))) {
    await outbox.withdraw(key);
    if ((await outbox.outcome(key)) === 'waiting') onTheirWay += 1;
  }
  for (const one of found.theirs) await forgetRecord(one, found, room);
  const messages = found.theirs.filter(
    ({ kept }) => kept.kind.name === waitingMessages.name || kept.kind.name === finishedMessages.name,
  );
  const mailFiles = await removeMailOf(
    room.mailFolder,
    messages.map(({ key }) => key),
  );
  return { passedOn, onTheirWay, mailFiles };
}

/** Those of which anything is kept: by a telephone number, one for each place is looked for. */
function conversationsIn({ search, theirs }: FoundOf): string[] {
  const named = new Set<unknown>(theirs.map(({ key }) => key));
  for (const { record } of theirs) named.add((record as { conversation?: unknown }).conversation);
  return [...search.conversations].filter((key) => named.has(key) || named.has(keyOfConversation(key)));
}

function isOf(name: string): (found: Found) => boolean {
  return ({ kept }) => kept.kind.name === name;
}

/** Kinds that were dealt with as a whole. */
const done: ReadonlySet<string> = new Set([
  ...[requestKind.name, conversations.name, checkInKind.name, waitingMessages.name],
  ...staysOf.keys(),
]);

async function forgetRecord({ kept, key }: Found, { search }: FoundOf, room: ForgettingRoom): Promise<void> {
  const { storage } = room;
  const { name } = kept.kind;
  const isTheirs = (who: string | null) => who !== null && comparable(who) === search.person.email;
  if (done.has(name)) return;
  if (name === reportKind.name) {
    await change(room, reportKind, key, `reports/${key}`, (report) => ({ ...report, words: null }));
  } else if (name === topicProposals.name) {
    await change(room, topicProposals, key, `editing/topics/${key}`, (record: ProposalsRecord) => ({
      ...record,
      waiting: record.waiting.filter(({ who }) => !isTheirs(who)),
    }));
  } else if (name === histories.name) {
    await change(room, histories, key, `editing/${key}`, (record: HistoryRecord) => ({
      ...record,
      versions: record.versions.map((version) =>
        isTheirs(version.who) ? { ...version, who: null } : version,
      ),
    }));
  } else if (name === signInLinks.name || name === sessions.name || name === freshnessLinks.name) {
    await storage.oneAtATime(`editing/sign-in/${key}`, () => storage.records(kept.kind).remove(key));
  } else {
    await storage.records(kept.kind).remove(key);
  }
}

async function change<T>(
  { storage }: ForgettingRoom,
  kind: Parameters<typeof storage.records<T>>[0],
  key: string,
  lock: string,
  after: (record: T) => T,
): Promise<void> {
  await storage.oneAtATime(lock, async () => {
    const records = storage.records(kind);
    const record = await records.read(key);
    if (record !== null) await records.write(after(record));
  });
}
