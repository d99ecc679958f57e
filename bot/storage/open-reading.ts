import type { Log } from '../log.js';
import type { Settings } from '../settings.js';
import { readRecords, type OnUnreadable } from './read-only.js';
import type { RecordKind } from './record-kind.js';
import { openSealing } from './sealing/open-sealing.js';

/** The records of the bot for commands that only look, also while it runs. */
export interface Reading {
  /** Each record of a kind that can be read, in no order. Rejects with a StorageError. */
  all<T>(kind: RecordKind<T>): AsyncIterable<T>;
  close(): Promise<void>;
}

/** Opens what the settings name: the PostgreSQL database, otherwise the files of the data folder. */
export async function openReading(
  { database, dataFolder, dataKeys }: Pick<Settings, 'database' | 'dataFolder' | 'dataKeys'>,
  { log, onUnreadable }: { log: Pick<Log, 'warn'>; onUnreadable: OnUnreadable },
): Promise<Reading> {
  const sealing = await openSealing(dataKeys);
  if (database === null) {
    return {
      all: (kind) => readRecords(dataFolder, kind, onUnreadable, sealing),
      close: async () => undefined,
    };
  }
  const { DatabaseReader } = await import('./postgresql/read-only.js');
  const reader = new DatabaseReader({ url: database.url, log, sealing });
  return { all: (kind) => reader.records(kind, onUnreadable), close: () => reader.close() };
}
