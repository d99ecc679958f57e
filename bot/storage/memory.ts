import { Counting } from './counting.js';
import { DueTimes } from './due-times.js';
import { OneAtATime } from './one-at-a-time.js';
import type { RecordKind } from './record-kind.js';
import { countsKey } from './record-kinds.js';
import type { ConversationRecord, CountsRecord } from './records.js';
import type { Records, Storage } from './storage.js';

/** Keeps nothing beyond the process: for the terminal, tests and measurements. */
export function openMemoryStorage(): Storage {
  /** As text, so that a record that is changed after it was written is not changed here, just as on a disk. */
  const conversations = new Map<string, { text: string; lastMessage: Date; version: number }>();
  let writes = 0;
  const counts = new Map<string, CountsRecord>();
  const turns = new OneAtATime();
  const counting = new Counting({
    read: async (week, place) => counts.get(countsKey(week, place)) ?? null,
    write: async (record) => void counts.set(countsKey(record.week, record.place), record),
  });
  const others = new Map<string, Records<unknown>>();
  return {
    shared: false,
    async readConversation(key) {
      const kept = conversations.get(key);
      return kept ? (JSON.parse(kept.text) as ConversationRecord) : null;
    },
    async writeConversation(record) {
      conversations.set(record.key, {
        text: JSON.stringify(record),
        lastMessage: new Date(record.lastMessage),
        version: (writes += 1),
      });
    },
    async removeConversation(key) {
      conversations.delete(key);
    },
    async removeConversationsBefore(instant) {
      const old = [...conversations].filter(([, kept]) => kept.lastMessage < instant);
      for (const [key] of old) conversations.delete(key);
      return old.length;
    },
    async conversationVersions(keys) {
      const found = keys.flatMap((key) => {
        const kept = conversations.get(key);
        return kept === undefined ? [] : [[key, String(kept.version)] as const];
      });
      return new Map(found);
    },
    records: <T>(kind: RecordKind<T>) => {
      const known = others.get(kind.name) as Records<T> | undefined;
      const records = known ?? keptInMemory(kind);
      if (known === undefined) others.set(kind.name, records);
      return records;
    },
    oneAtATime: (key, work) => turns.run(key, work),
    count: (place, kind, of, at) => counting.add(place, kind, of, at),
    ready: async () => true,
    close: () => counting.flush(),
  };
}

function keptInMemory<T>(kind: RecordKind<T>): Records<T> {
  const kept = new Map<string, string>();
  const read = async (key: string) => (kept.has(key) ? (JSON.parse(kept.get(key)!) as T) : null);
  const all = async function* () {
    for (const text of [...kept.values()]) yield JSON.parse(text) as T;
  };
  const times = new DueTimes<T>(kind, { read, all });
  return {
    read,
    all,
    write: async (record) => {
      kept.set(kind.keyOf(record), JSON.stringify(record));
      times.written(record);
    },
    remove: async (key) => {
      kept.delete(key);
      times.removed(key);
    },
    takeDue: (at, most, hiddenFor) => times.take(at, most, hiddenFor),
  };
}
