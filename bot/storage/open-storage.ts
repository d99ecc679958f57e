import type { Log } from '../log.js';
import type { Settings } from '../settings.js';
import { openLowdbStorage } from './lowdb.js';
import { openSealing } from './sealing/open-sealing.js';
import type { Storage } from './storage.js';

/**
 * Opens the storage that the settings ask for: the PostgreSQL database where one is named, otherwise files in the data
 * folder. Rejects with a StorageError of one line, also where what is there is encrypted with a key that is missing.
 */
export async function openStorage(
  { database, dataFolder, dataKeys }: Pick<Settings, 'database' | 'dataFolder' | 'dataKeys'>,
  { log, now }: { log: Pick<Log, 'warn' | 'error' | 'fatal'>; now: () => Date },
): Promise<Storage> {
  const sealing = await openSealing(dataKeys);
  if (database === null) return openLowdbStorage({ folder: dataFolder, sealing, log, now });
  // Read only where it is needed: a bot on files starts sooner without it.
  const { openPostgresqlStorage } = await import('./postgresql/postgresql.js');
  return openPostgresqlStorage({ ...database, sealing, log, now });
}
