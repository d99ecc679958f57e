import { existsSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';

/**
 * Does work in a new folder, and removes it afterwards. It lies on the disk that `TMPDIR` names: durable figures mean
 * something only where that is a real one, so set `TMPDIR` where `/tmp` is kept in memory. `rather` is where it shall
 * lie instead if there is such a folder.
 */
export async function inTemporaryFolder<T>(
  work: (folder: string) => Promise<T>,
  rather?: string,
): Promise<T> {
  const parent = rather !== undefined && existsSync(rather) ? rather : os.tmpdir();
  const folder = await mkdtemp(path.join(parent, 'what-matters-bench-'));
  try {
    return await work(folder);
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}
