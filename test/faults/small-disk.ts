/** A disk of its own for a data folder, small enough to be filled and apart from all others. Needs the right to mount. */
import { execFile } from 'node:child_process';
import { mkdtemp, open, rm } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { promisify } from 'node:util';

const execute = promisify(execFile);

export interface SmallDisk {
  folder: string;
  /** Takes up all that is left of it, and more that becomes free. */
  fill(): Promise<void>;
  empty(): Promise<void>;
  /** Whether it may only be read. */
  readOnly(only: boolean): Promise<void>;
  remove(): Promise<void>;
}

/** Null where this machine does not let this user mount one. */
export async function smallDisk(megabytes: number): Promise<SmallDisk | null> {
  const folder = await mkdtemp(path.join(os.tmpdir(), 'what-matters-disk-'));
  try {
    await execute('mount', ['-t', 'tmpfs', '-o', `size=${megabytes}m`, 'what-matters', folder]);
  } catch {
    await rm(folder, { recursive: true });
    return null;
  }
  const filling = path.join(folder, 'filling');
  let full = false;
  let filler: Promise<void> = Promise.resolve();
  const fillUp = async (): Promise<void> => {
    const file = await open(filling, 'a');
    try {
      for (const size of [1 << 20, 1 << 12]) {
        const block = Buffer.alloc(size);
        while (
          full &&
          (await file.write(block).then(
            ({ bytesWritten }) => bytesWritten === size,
            () => false,
          ))
        );
      }
    } finally {
      await file.close();
    }
  };
  return {
    folder,
    async fill() {
      full = true;
      await fillUp();
      filler = (async () => {
        while (full) {
          await sleep(50);
          if (full) await fillUp();
        }
      })();
    },
    async empty() {
      full = false;
      await filler;
      await rm(filling, { force: true });
    },
    async readOnly(only) {
      // Refused while a file is open for writing, which a bot that is talked with often has.
      for (let attempts = 0; ; attempts++) {
        try {
          await execute('mount', ['-o', `remount,${only ? 'ro' : 'rw'}`, folder]);
          return;
        } catch (error) {
          if (attempts === 500) throw error;
          await sleep(5);
        }
      }
    },
    async remove() {
      full = false;
      await filler;
      await execute('umount', ['-l', folder]);
      await rm(folder, { recursive: true });
    },
  };
}

export const noDisk =
  'It needs the right to mount a small disk (root, or a container with CAP_SYS_ADMIN), which this user does not have.\n';
