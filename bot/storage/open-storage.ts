import type { Log } from '../log.js';
import type { Settings } from '../settings.js';
import { openLowdbStorage } from './lowdb.js';
import type { Storage } from './storage.js';

/**
 * Opens the storage that the settings ask for: the PostgreSQL database where one is named, otherwise files in the data
 * folder. Rejects with a StorageError of one line.
 */
export async function openStorage(
  { database, dataFolder }: Pick<Settings, 'database' | 'dataFolder'>,
  { log, now }: { log: Pick<Log, 'warn' | 'error' | 'fatal'>; now: () => Date },
): Promise<Storage> {
  if (database === null) return openLowdbStorage({ folder: dataFolder, log, now });
  // Read only where it is needed: a bot on files starts sooner without it.
  const { openPostgresqlStorage } = await import('./postgresql/postgresql.js');
  return openPostgresqlStorage({ ...database, log, now });
}
