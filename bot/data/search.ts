/** What is known of a person: by what their records are told from everybody else's. */
import { keysBy, residentSecret, secrets } from '../channels/resident-keys.js';
import { checkInKind } from '../referrals/check-in-records.js';
import { idOf } from '../referrals/deeds.js';
import { requestKind, type RequestRecord } from '../referrals/request-records.js';
import { keyOfConversation, keyOfNumber, sentToPhonesKind } from '../referrals/to-phone-limits.js';
import type { Reading } from '../storage/open-reading.js';
import { conversations } from '../storage/record-kinds.js';
import type { ConversationRecord } from '../storage/records.js';
import { isEmailOf, isPhoneOf, type Person } from './person.js';

/** Places with the telephone numbers that text messages come to. */
export type PlacesWithNumbers = ReadonlyMap<string, { sms: readonly string[] }>;

export interface Search {
  person: Person;
  /** Keys of their conversations, also of such as are gone. */
  conversations: Set<string>;
  requests: Set<string>;
  reports: Set<string>;
  /** The random words of their answers to how they are. */
  pairs: Set<string>;
  /** What stands in the ids of messages to them or about them. */
  ids: Set<string>;
  /** The names of their number, which do not lead back to it. */
  names: Set<string>;
  /** How many requests of residents went to their address, which are the residents' own. */
  sentToThem: number;
}

/** Stands in place of the conversation of a request once it is forgotten. */
const forgotten = 'forgotten';

/** Follows what a person named to all that is theirs. Goes through the records one at a time. */
export async function searchFor(
  person: Person,
  reading: Pick<Reading, 'all'>,
  places: PlacesWithNumbers,
): Promise<Search> {
  const search: Search = {
    person,
    conversations: new Set(person.conversations),
    requests: new Set(),
    reports: new Set(),
    pairs: new Set(),
    ids: new Set(),
    names: new Set(),
    sentToThem: 0,
  };
  await nameNumber(search, reading, places);
  for await (const request of reading.all(requestKind)) followRequest(search, request);
  for await (const { conversation, about } of reading.all(checkInKind)) {
    const isTheirs = about.some(
      ({ forWhom, reminder, checkIn }) =>
        forWhom === null && [reminder, checkIn].some((agreed) => isEmailOf(person, agreed?.email ?? null)),
    );
    if (isTheirs) search.conversations.add(conversation);
  }
  for await (const conversation of reading.all(conversations)) followConversation(search, conversation);
  for await (const { id, conversation } of reading.all(requestKind)) {
    if (search.conversations.has(conversation)) search.requests.add(id);
  }
  for await (const { conversation, about } of reading.all(checkInKind)) {
    if (search.conversations.has(conversation)) for (const { id } of about) search.ids.add(id);
  }
  const counted = new Set([...search.conversations].map(keyOfConversation));
  for await (const { key, sent } of reading.all(sentToPhonesKind)) {
    if (counted.has(key)) for (const { id } of sent) search.ids.add(id.slice(id.indexOf('/') + 1));
  }
  for (const known of [search.conversations, search.requests, search.reports]) {
    for (const id of known) search.ids.add(id);
  }
  for (const key of counted) search.names.add(key);
  return search;
}

/** Their number is kept under names only, which are made again here with the secret of these records. */
async function nameNumber(
  search: Search,
  reading: Pick<Reading, 'all'>,
  places: PlacesWithNumbers,
): Promise<void> {
  const { phone } = search.person;
  if (phone === null) return;
  for await (const { name, secret } of reading.all(secrets)) {
    if (name !== residentSecret) continue;
    const keys = keysBy(secret);
    search.names.add(keyOfNumber(keys.resident('text', phone)));
    for (const [place, { sms }] of places) {
      for (const ours of sms) {
        search.names.add(keys.resident('sms', ours, phone));
        search.conversations.add(keys.conversation(place, 'sms', ours, phone));
      }
    }
  }
}

/**
 * A request for somebody else is theirs whose number or address it gives, but the conversation it was made in is
 * another's; who has its reference is who made it.
 */
function followRequest(
  search: Search,
  { id, reference, conversation, to: receiver, draft }: RequestRecord,
): void {
  const { person } = search;
  if (isEmailOf(person, receiver)) search.sentToThem += 1;
  const isNamed = person.reference === reference;
  const to = draft?.reach.to ?? null;
  const isReached = isPhoneOf(person, to) || isEmailOf(person, to);
  if (!isNamed && !isReached) return;
  search.requests.add(id);
  if (conversation !== forgotten && (isNamed || draft?.forWhom === null))
    search.conversations.add(conversation);
}

function followConversation(search: Search, record: ConversationRecord): void {
  const { key, address, story, started, nextNumber } = record;
  if (address?.by === 'text' && isPhoneOf(search.person, address.to)) search.conversations.add(key);
  if (!search.conversations.has(key)) return;
  const pair = story.howAreYou?.pair ?? null;
  if (pair !== null) search.pairs.add(pair);
  // A report names no conversation; its id is made of the one it was made in.
  for (let number = 1; number <= nextNumber; number++) {
    search.reports.add(idOf({ conversation: key, number, since: started }));
  }
}
