import * as fs from 'node:fs';
import { promisify } from 'node:util';

const putOnDisk = promisify(fs.fsync);

/**
 * Makes a new file that only this user may read. Resolves once its text is on the disk; its name may not be yet.
 * `changed` becomes its time. Where it fails, a part of the file may be left.
 *
 * Only the wait for the disk is left to another thread. The rest takes some millionths of a second each in the system's
 * memory, less than handing it over would.
 */
export async function writeWhole(path: string, text: string, changed: Date): Promise<void> {
  const file = fs.openSync(path, 'wx', 0o600);
  try {
    fs.writeFileSync(file, text);
    fs.futimesSync(file, changed, changed);
    await putOnDisk(file);
  } finally {
    fs.closeSync(file);
  }
}
