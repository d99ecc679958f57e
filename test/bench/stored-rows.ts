/** A database with as many stored conversations as are asked for, made fast: one statement copies the first. */
import { openPostgresqlStorage } from '../../bot/storage/postgresql/postgresql.js';
import { recordName } from '../../bot/storage/record-name.js';
import type { ConversationRecord } from '../../bot/storage/records.js';
import type { Server } from '../storage/postgresql/server.js';
import { silentLog } from './silent-log.js';

/**
 * Stores this record under each key, in rows as the storage itself would write them. The first one is written by the
 * storage, and throws where its row is not what the others will be like.
 */
export async function storeManyRows(
  server: Server,
  url: string,
  keys: readonly string[],
  like: ConversationRecord,
): Promise<void> {
  const [first = '', ...others] = keys;
  const now = () => new Date(like.lastMessage);
  const storage = await openPostgresqlStorage({ url, connections: 2, log: silentLog, now });
  await storage.writeConversation({ ...like, key: first });
  await storage.close();
  const written = await server.query<{ name: string; body: string }>(
    "SELECT name, body FROM what_matters.records WHERE kind = 'conversations'",
    url,
  );
  if (written[0]?.name !== recordName(first) || !written[0].body.includes(first)) {
    throw new Error(
      'The storage writes other rows than the bench does: bring test/bench/stored-rows.ts up to date.',
    );
  }
  // Keys are digests in base64url: no quote can be among them.
  await server.query(
    `INSERT INTO what_matters.records
     SELECT (jsonb_populate_record(record, jsonb_build_object(
       'name', encode(sha256(convert_to(key, 'UTF8')), 'hex'),
       'version', gen_random_uuid(),
       'body', replace(record.body, '${first}', key)))).*
     FROM what_matters.records record, unnest('{${others.join()}}'::text[]) key
     WHERE record.kind = 'conversations'`,
    url,
  );
  await server.query('ANALYZE what_matters.records', url);
  await server.query('CHECKPOINT', url);
}
