import { Counting } from './counting.js';
import { OneAtATime } from './one-at-a-time.js';
import { countsKey } from './record-kinds.js';
import type { ConversationRecord, CountsRecord } from './records.js';
import type { Storage } from './storage.js';

/** Keeps nothing beyond the process: for the terminal, tests and measurements. */
export function openMemoryStorage(): Storage {
  /** As text, so that a record that is changed after it was written is not changed here, just as on a disk. */
  const conversations = new Map<string, { text: string; lastMessage: Date }>();
  const counts = new Map<string, CountsRecord>();
  const turns = new OneAtATime();
  const counting = new Counting({
    read: async (week, place) => counts.get(countsKey(week, place)) ?? null,
    write: async (record) => void counts.set(countsKey(record.week, record.place), record),
  });
  return {
    async readConversation(key) {
      const kept = conversations.get(key);
      return kept ? (JSON.parse(kept.text) as ConversationRecord) : null;
    },
    async writeConversation(record) {
      conversations.set(record.key, {
        text: JSON.stringify(record),
        lastMessage: new Date(record.lastMessage),
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
    oneAtATime: (key, work) => turns.run(key, work),
    count: (place, kind, of, at) => counting.add(place, kind, of, at),
    ready: async () => true,
    close: () => counting.flush(),
  };
}
