/** A data folder with as many stored conversations as are asked for, made fast. */
import { createHash } from 'node:crypto';
import { mkdir, readFile, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { openLowdbStorage } from '../../bot/storage/lowdb.js';
import type { ConversationRecord } from '../../bot/storage/records.js';
import { silentLog } from './silent-log.js';

/** Files written at the same time. */
const sideBySide = 16;

/**
 * Stores this record under each key, in files as the storage itself would write them but without an fsync for each.
 * The first one is written by the storage, and throws where its file is not what the others will be like.
 */
export async function storeMany(
  folder: string,
  keys: readonly string[],
  like: ConversationRecord,
): Promise<void> {
  const [first = '', ...others] = keys;
  const storage = await openLowdbStorage({ folder, log: silentLog, now: () => new Date(like.lastMessage) });
  await storage.writeConversation({ ...like, key: first });
  await storage.close();
  const written = await readFile(fileOf(folder, first), 'utf8').catch(() => null);
  if (written !== textOf(like, first)) {
    throw new Error(
      'The storage writes other files than the bench does: bring test/bench/stored-conversations.ts up to date.',
    );
  }
  await Promise.all(
    Array.from({ length: 256 }, (_, shard) =>
      mkdir(path.join(folder, 'conversations', shard.toString(16).padStart(2, '0')), { recursive: true }),
    ),
  );
  const waiting = others[Symbol.iterator]();
  const write = async () => {
    for (const key of waiting) await writeFile(fileOf(folder, key), textOf(like, key));
  };
  await Promise.all(Array.from({ length: sideBySide }, write));
}

function fileOf(folder: string, key: string): string {
  const name = createHash('sha256').update(key).digest('hex');
  return path.join(folder, 'conversations', name.slice(0, 2), `${name}.json`);
}

function textOf(like: ConversationRecord, key: string): string {
  return JSON.stringify({ ...like, key });
}
