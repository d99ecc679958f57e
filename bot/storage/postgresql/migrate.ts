import { join } from 'node:path';
import type { PoolClient } from 'pg';
import Postgrator from 'postgrator';
import { projectRoot } from '../../root.js';
import { errorCode } from '../storage-errors.js';
import { StorageError } from '../storage.js';
import type { Database } from './database.js';

/** The oldest whose features suffice: YugabyteDB 2 speaks as this one. Its makers keep up the last five. */
const oldestServer = 11;
/** What two processes that start at once do to each other while the first tables are made: as good as there. */
const madeMeanwhile = ['23505', '42710', '42P06', '42P07', 'XX000', '40001'];

const files = join(projectRoot, 'bot', 'storage', 'postgresql', 'migrations');

/**
 * Brings the tables to what this release needs, or leaves them as they were. Of several processes that start at once
 * one does it, and the others wait: for a row rather than for an advisory lock, which poolers and some engines lack.
 * Rejects with a StorageError.
 */
export async function migrate(database: Database): Promise<void> {
  await database.withConnection('begin', async (client) => {
    await refuseOldServer(client);
    for (let tried = 1; ; tried++) {
      try {
        await makeLock(client);
        break;
      } catch (error) {
        if (!madeMeanwhile.includes(errorCode(error)) || tried === 5) throw explained(error, database);
      }
    }
    await client.query('BEGIN');
    try {
      await client.query("SET LOCAL lock_timeout = '60s'; SET LOCAL statement_timeout = '10min'");
      await client.query('SELECT one FROM what_matters.migration_lock FOR UPDATE');
      await bringUp(client, database);
      await client.query('COMMIT');
    } catch (error) {
      await client.query('ROLLBACK').catch(() => undefined);
      throw explained(error, database);
    }
    await spareTheDisk(client);
  });
}

/**
 * Leases need not survive a crash of the server: whoever held one is then refused to write. Where the engine can, they
 * do without its log, which makes a turn two to three times as quick.
 */
async function spareTheDisk(client: PoolClient): Promise<void> {
  const logged =
    "SELECT 1 FROM pg_class WHERE oid = 'what_matters.leases'::regclass AND relpersistence = 'p'";
  try {
    if ((await client.query(logged)).rows.length === 0) return;
    await client.query('ALTER TABLE what_matters.leases SET UNLOGGED');
  } catch {
    // An engine that cannot, or a user who may not: slower, and as safe.
  }
}

async function refuseOldServer(client: PoolClient): Promise<void> {
  const { rows } = await client.query<{ number: string; shown: string }>(
    "SELECT current_setting('server_version_num') AS number, current_setting('server_version') AS shown",
  );
  const problem = tooOld(Number(rows[0]?.number), rows[0]?.shown ?? '');
  if (problem !== null) throw new StorageError(problem);
}

/** `number` as the server gives it: 110005 is 11.5. Null where the server is young enough. */
export function tooOld(number: number, shown: string): string | null {
  if (number >= oldestServer * 10_000) return null;
  return `The database server is PostgreSQL ${shown}, which is too old. The bot needs ${oldestServer} or later.`;
}

/** Looks before it makes, so that a user without the right to make anything can use what somebody else made. */
async function makeLock(client: PoolClient): Promise<void> {
  const has = async (query: string) => (await client.query(query)).rows.length > 0;
  if (!(await has("SELECT 1 FROM pg_namespace WHERE nspname = 'what_matters'"))) {
    await client.query('CREATE SCHEMA IF NOT EXISTS what_matters');
  }
  const table = "SELECT 1 FROM pg_tables WHERE schemaname = 'what_matters' AND tablename = 'migration_lock'";
  if (!(await has(table))) {
    await client.query('CREATE TABLE IF NOT EXISTS what_matters.migration_lock (one int PRIMARY KEY)');
  }
  if (!(await has('SELECT 1 FROM what_matters.migration_lock'))) {
    await client.query('INSERT INTO what_matters.migration_lock VALUES (1) ON CONFLICT DO NOTHING');
  }
}

async function bringUp(client: PoolClient, database: Database): Promise<void> {
  const postgrator = new Postgrator({
    driver: 'pg',
    schemaTable: 'migrations',
    currentSchema: 'what_matters',
    migrationPattern: `${pattern(files)}/*.sql`,
    newline: 'LF',
    execQuery: (query) => client.query(query),
  });
  const known = await postgrator.getMaxVersion();
  const there = await postgrator.getDatabaseVersion();
  if (there > known) {
    throw new StorageError(
      `The database ${database.shown} was last used by a newer release (tables ${there}; this one knows ${known}). ` +
        'It is left as it is. Start that release again.',
    );
  }
  if (there < known) await postgrator.migrate('max');
  await client.query('RESET search_path');
}

/** A path as a pattern that fits only itself. */
function pattern(path: string): string {
  return path.replaceAll('\\', '/').replace(/[[\]{}()*?]/g, '[$&]');
}

function explained(error: unknown, database: Database): unknown {
  if (errorCode(error) !== '42501') return error;
  return new StorageError(
    `Cannot begin in the database ${database.shown}: its user may not make tables (42501). As its owner run ` +
      '"CREATE SCHEMA what_matters AUTHORIZATION" and the name of that user.',
  );
}
