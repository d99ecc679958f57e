/** Writes every record anew with the first key of DATA_KEY, so that the others are needed no more; or in the clear. */
import type { Settings } from '../../settings.js';
import type { WrittenAnew } from '../../storage/sealing/anew.js';
import { writeFolderAnew } from '../../storage/sealing/folder-anew.js';
import { openSealing } from '../../storage/sealing/open-sealing.js';
import { inTheClear } from '../../storage/sealing/sealing.js';
import { readOptions, WrongCall } from '../options.js';
import { CommandLog, counted, print, remark, settingsHere, type DataTask } from './task.js';

export const seal: DataTask = {
  usage: 'seal [--off]',
  async run(written) {
    const { off = false } = readOptions(written, [], ['off']);
    const settings = settingsHere();
    if (settings.dataKeys.length === 0) {
      throw new WrongCall('DATA_KEY is not set. docs/encryption.md says how to make a key.');
    }
    const ring = await openSealing(settings.dataKeys);
    const found = await writeAnew(settings, { reads: ring, writes: off ? inTheClear : ring });
    print(off ? toldOff(found) : toldSealed(found, ring.keys));
    if (found.damaged > 0) {
      remark(
        `${counted(found.damaged, 'record')} of them cannot be opened: cut or changed. Left as they are.`,
      );
    }
    return 0;
  },
};

async function writeAnew(
  { database, dataFolder }: Settings,
  anew: Parameters<typeof writeFolderAnew>[1],
): Promise<WrittenAnew> {
  if (database === null) return writeFolderAnew(dataFolder, anew);
  const { writeDatabaseAnew } = await import('../../storage/postgresql/database-anew.js');
  return writeDatabaseAnew({ url: database.url, log: new CommandLog() }, anew);
}

function toldSealed({ written, already }: WrittenAnew, [first, ...others]: readonly string[]): string {
  const done = `${counted(written, 'record')} encrypted with the key ${first}; ${already.toLocaleString('en-GB')} were already.`;
  return others.length === 0 ? done : `${done} Every other key can go from DATA_KEY: ${others.join(', ')}.`;
}

function toldOff({ written, already }: WrittenAnew): string {
  return (
    `${counted(written, 'record')} written in the clear; ${already.toLocaleString('en-GB')} were already. ` +
    'Take DATA_KEY out before the bot starts again.'
  );
}
