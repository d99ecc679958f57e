import type { Log } from '../../log.js';
import { Database } from './database.js';

/**
 * How many connections other processes of the bot hold to a database just now; null where the server does not tell. None
 * does not mean that no bot uses it: one that has nothing to do lets go of its connections. Rejects with a StorageError
 * where the database cannot be reached.
 */
export async function connectionsOfBots(url: string, log: Pick<Log, 'warn'>): Promise<number | null> {
  const database = new Database({ url, connections: 1, log });
  try {
    await database.query('begin', 'SELECT 1');
    const [row] = await database
      .query<{ used: number }>(
        'read',
        `SELECT count(*)::int AS used FROM pg_stat_activity
         WHERE datname = current_database() AND application_name = 'what-matters' AND pid <> pg_backend_pid()`,
      )
      .catch(() => []);
    return row?.used ?? null;
  } finally {
    await database.close();
  }
}
