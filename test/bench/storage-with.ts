import type { Storage } from '../../bot/storage/storage.js';

/** A storage with some of its methods in the care of others. (Its own cannot be spread: they know their object.) */
export function storageWith(storage: Storage, others: Partial<Storage>): Storage {
  return {
    shared: storage.shared,
    readConversation: (key) => storage.readConversation(key),
    writeConversation: (record) => storage.writeConversation(record),
    removeConversation: (key) => storage.removeConversation(key),
    removeConversationsBefore: (instant) => storage.removeConversationsBefore(instant),
    conversationVersions: (keys) => storage.conversationVersions(keys),
    records: (kind) => storage.records(kind),
    oneAtATime: (key, work) => storage.oneAtATime(key, work),
    count: (...counted) => storage.count(...counted),
    ready: () => storage.ready(),
    close: () => storage.close(),
    ...others,
  };
}
