import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { RecordKind } from './record-kind.js';
import { inTheClear, type Sealing } from './sealing/sealing.js';
import { errorCode, storageError } from './storage-errors.js';

/** Hears of a file that holds no record that this release can read. Its name is a digest: no secret. */
export type OnUnreadable = (file: string) => void;

/**
 * The records of one kind in a data folder, for commands that only look: it takes no lock, changes nothing, and works
 * while the bot runs. A file is replaced whole by the bot, so that each is read as it was before a change or after it;
 * what the bot still holds in memory (counts of the last seconds) is not there. None where there is no such folder.
 * Rejects with a StorageError where the folder cannot be read, or a record is sealed with a key that is missing.
 */
export async function* readRecords<T>(
  folder: string,
  kind: RecordKind<T>,
  onUnreadable: OnUnreadable,
  sealing: Sealing = inTheClear,
): AsyncGenerator<T> {
  const top = join(folder, kind.name);
  for (const shard of await namesIn(top, folder)) {
    for (const name of await namesIn(join(top, shard), folder)) {
      if (!name.endsWith('.json')) continue;
      const file = join(top, shard, name);
      const text = await textOf(file, folder);
      if (text === null) continue;
      const opened = await sealing.open({ kind: kind.name, name: name.replace('.json', '') }, text);
      const record = 'why' in opened ? null : readRecord(opened.text, kind);
      if (record === null) onUnreadable(file);
      else yield record;
    }
  }
}

async function namesIn(path: string, folder: string): Promise<string[]> {
  try {
    return (await readdir(path)).sort();
  } catch (error) {
    if (errorCode(error) === 'ENOENT' || errorCode(error) === 'ENOTDIR') return [];
    throw storageError('read', folder, error);
  }
}

/** Null where the bot has taken it away since its folder was listed. */
async function textOf(file: string, folder: string): Promise<string | null> {
  try {
    return await readFile(file, 'utf8');
  } catch (error) {
    if (errorCode(error) === 'ENOENT') return null;
    throw storageError('read', folder, error);
  }
}

function readRecord<T>(text: string, kind: RecordKind<T>): T | null {
  try {
    const checked = kind.shape.safeParse(JSON.parse(text));
    return checked.success ? checked.data : null;
  } catch {
    return null;
  }
}
