/** The disk under the data folder: full, and only to be read. */
import path from 'node:path';
import type { AskedOfFault, Fault, Outcome } from './fault.js';
import { noDisk, smallDisk, type SmallDisk } from './small-disk.js';
import { halfTheTime, underLoad } from './under-load.js';

/** Megabytes: room for some thousand conversations. */
const size = 64;

async function onSmallDisk(
  asked: AskedOfFault,
  begin: (disk: SmallDisk) => Promise<void>,
  end: (disk: SmallDisk) => Promise<void>,
): Promise<Outcome> {
  const disk = await smallDisk(size);
  if (disk === null) return { kind: 'skipped', told: noDisk };
  try {
    return await underLoad(asked, {
      refuses: true,
      dataFolder: path.join(disk.folder, 'data'),
      harm: halfTheTime(
        asked,
        () => begin(disk),
        () => end(disk),
      ),
    });
  } finally {
    await disk.remove();
  }
}

export const diskFull: Fault = {
  about: 'the disk is full for half of the time',
  make: (asked) =>
    onSmallDisk(
      asked,
      (disk) => disk.fill(),
      (disk) => disk.empty(),
    ),
};

export const readOnly: Fault = {
  about: 'the data folder may only be read for half of the time',
  make: (asked) =>
    onSmallDisk(
      asked,
      (disk) => disk.readOnly(true),
      (disk) => disk.readOnly(false),
    ),
};
