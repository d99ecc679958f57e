import { StorageError, type Records, type Storage } from './storage.js';

export interface StorageMeasures {
  /** One statement of storage, whether it succeeded or not. */
  storage(task: 'read' | 'write' | 'remove' | 'take', seconds: number): void;
  storageError(): void;
}

type Task = Parameters<StorageMeasures['storage']>[0];

/** The same storage, of which it is counted how long it takes and how often it fails. */
export function measuredStorage(storage: Storage, measures: StorageMeasures): Storage {
  // An error that work rejects with comes by again where the work was one of those done one at a time.
  const counted = new WeakSet<StorageError>();
  const countErrors = (error: unknown): void => {
    if (!(error instanceof StorageError) || counted.has(error)) return;
    counted.add(error);
    measures.storageError();
  };
  const measured = async <T>(task: Task, work: () => Promise<T>): Promise<T> => {
    const began = performance.now();
    try {
      return await work();
    } catch (error) {
      countErrors(error);
      throw error;
    } finally {
      measures.storage(task, (performance.now() - began) / 1000);
    }
  };
  return {
    shared: storage.shared,
    readConversation: (key) => measured('read', () => storage.readConversation(key)),
    writeConversation: (record) => measured('write', () => storage.writeConversation(record)),
    removeConversation: (key) => measured('remove', () => storage.removeConversation(key)),
    removeConversationsBefore: (instant) => storage.removeConversationsBefore(instant),
    conversationVersions: (keys) => measured('read', () => storage.conversationVersions(keys)),
    oneAtATime: async (key, work) => {
      try {
        return await storage.oneAtATime(key, work);
      } catch (error) {
        countErrors(error);
        throw error;
      }
    },
    records(kind): Records<never> {
      const records = storage.records(kind);
      return {
        read: (key) => measured('read', () => records.read(key)),
        write: (record) => measured('write', () => records.write(record)),
        remove: (key) => measured('remove', () => records.remove(key)),
        takeDue: (...asked) => measured('take', () => records.takeDue(...asked)),
        all: () => records.all(),
      } as Records<never>;
    },
    count: (...counted) => storage.count(...counted),
    ready: () => storage.ready(),
    close: () => storage.close(),
  };
}
