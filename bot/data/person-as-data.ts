/** What is found of a person as plain data, as they may have it: without what would let them act for somebody else. */
import type { FoundOf, Mention } from './finding.js';
import type { Person } from './person.js';

export interface PersonAsData {
  /** ISO instant. */
  made: string;
  /** Which records were read: a folder or a database. */
  from: string;
  asked: Person;
  records: { kind: string; what: string; until: string; record: unknown }[];
  /** Records in which they are named and that may be somebody else's. */
  mentions: { kind: string; what: string; key: string; place: string | null }[];
  /** How many requests of residents went to their address. */
  requestsSentToThem: number;
}

export function personAsData(
  { theirs, mentions, search }: FoundOf,
  { made, from }: { made: Date; from: string },
): PersonAsData {
  return {
    ...{ made: made.toISOString(), from, asked: search.person },
    records: theirs.map(({ kept, record }) => ({
      ...{ kind: kept.kind.name, what: kept.what, until: kept.until },
      record: withoutSecrets(kept.secret ?? [], record),
    })),
    mentions: mentions.map(mentionAsData),
    requestsSentToThem: search.sentToThem,
  };
}

function mentionAsData({ kept, key, place }: Mention): PersonAsData['mentions'][number] {
  return { kind: kept.kind.name, what: kept.what, key, place };
}

/** Without what opens a link: in fields of their own, and in letters. */
function withoutSecrets(secret: readonly string[], value: unknown): unknown {
  if (typeof value === 'string') return value.replace(/\btoken=[^&\s"'<>]+/g, 'token=…');
  if (Array.isArray(value)) return value.map((one) => withoutSecrets(secret, one));
  if (typeof value !== 'object' || value === null) return value;
  const parts = Object.entries(value).filter(([name]) => !secret.includes(name));
  return Object.fromEntries(parts.map(([name, part]) => [name, withoutSecrets(secret, part)]));
}
