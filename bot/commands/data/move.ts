/** Copies all records between the data folder and the PostgreSQL database, and compares them. */
import { everyKind, type KeptKind } from '../../data/every-kind.js';
import { otherFilesIn } from '../../data/other-files.js';
import { places, type Side } from '../../data/unfinished-move.js';
import { moveAll, type Moved, type MovedKind } from '../../data/whole-move.js';
import type { Settings } from '../../settings.js';
import { openStorage } from '../../storage/open-storage.js';
import { databaseOf } from '../../storage/postgresql/database-url.js';
import type { Storage } from '../../storage/storage.js';
import { oneOf, readOptions, WrongCall } from '../options.js';
import { refuseWhileInUse } from './in-use.js';
import { CommandLog, counted, print, remark, settingsHere, type DataTask } from './task.js';

export const move: DataTask = {
  usage: 'move --to postgresql|folder [--replace] [--bots-are-stopped]',
  async run(written) {
    const asked = readOptions(written, ['to'], ['replace', 'bots-are-stopped']);
    if (asked.to === undefined) throw new WrongCall('Say where to: --to postgresql or --to folder.');
    const target = oneOf('to', asked.to, places);
    const settings = settingsHere();
    if (settings.database === null) {
      throw new WrongCall(
        'Set DATABASE_URL to the database that is moved from or to; DATA_DIR is the folder.',
      );
    }
    const log = new CommandLog();
    const sides = sidesOf(settings, log);
    await refuseWhileInUse(settings.database.url, log, asked['bots-are-stopped'] === true);
    const source = target === 'folder' ? 'postgresql' : 'folder';
    const from = await sides[source].open();
    try {
      const moved = await moveAll({
        ...{ kinds: everyKind, source, from, openTarget: sides[target].open },
        ...{ replace: asked.replace === true, now: () => new Date() },
        progress: ({ kind }, gone) => remark(`${kind.name}: ${gone.toLocaleString('en-GB')} so far`),
      });
      if (!moved.done) return refused(moved.holds, sides[target].shown);
      for (const kind of moved.kinds) print(lineOf(kind));
      for (const line of await otherFilesIn(settings.dataFolder)) print(line);
      return ended(moved, { log, from: sides[source].shown, to: sides[target].shown, target });
    } finally {
      await from.close();
    }
  },
};

interface OpenSide {
  open: () => Promise<Storage>;
  shown: string;
}

function sidesOf(settings: Settings, log: CommandLog): Record<Side, OpenSide> {
  const { dataFolder, database } = settings;
  const given = { log, now: () => new Date() };
  return {
    folder: {
      open: () => openStorage({ ...settings, database: null }, given),
      shown: `the folder ${dataFolder}`,
    },
    postgresql: {
      open: () => openStorage(settings, given),
      shown: `the database ${databaseOf(database?.url ?? '')}`,
    },
  };
}

function refused(holds: readonly KeptKind[], target: string): number {
  remark(
    `There are records in ${target} already (${holds.map(({ kind }) => kind.name).join(', ')}). Nothing was done. ` +
      'With --replace, all that stands there goes and what is moved takes its place.',
  );
  return 1;
}

function lineOf({ kept, same, different, written, removed, unreadable }: MovedKind): string {
  const parts = [
    `${counted(same, 'record')} compared and the same`,
    ...(written < same ? [`${written.toLocaleString('en-GB')} of them written now`] : []),
    ...(removed > 0 ? [`${removed.toLocaleString('en-GB')} others removed`] : []),
    ...(unreadable > 0 ? [`${unreadable.toLocaleString('en-GB')} NOT MOVED, as they cannot be read`] : []),
    ...(different > 0 ? [`${different.toLocaleString('en-GB')} NOT THE SAME`] : []),
  ];
  return `${kept.kind.name}: ${parts.join('; ')} (${kept.what})`;
}

function ended(
  { kinds, goneOnWith }: Extract<Moved, { done: true }>,
  { log, from, to, target }: { log: CommandLog; from: string; to: string; target: Side },
): number {
  const different = kinds.reduce((sum, kind) => sum + kind.different, 0);
  const damaged = [...log.setAside.values()].reduce((sum, number) => sum + number, 0);
  const unreadable = damaged + kinds.reduce((sum, kind) => sum + kind.unreadable, 0);
  const total = kinds.reduce((sum, kind) => sum + kind.same, 0);
  if (goneOnWith) remark('A move that had broken off was gone on with.');
  if (different > 0) {
    remark(
      `${counted(different, 'record is', 'records are')} not the same in both. Is a bot running? Stop it, and run ` +
        'this again: it goes on with what is left.',
    );
    return 1;
  }
  print(`Moved ${counted(total, 'record')} from ${from} to ${to}.`);
  print(
    target === 'postgresql'
      ? `Leave DATABASE_URL set and start the bot. Nothing was removed from ${from}: remove its records once you are sure.`
      : `Take DATABASE_URL out and start the bot. Nothing was removed from ${from}: drop its schema what_matters once you are sure.`,
  );
  if (unreadable === 0) return 0;
  remark(`${counted(unreadable, 'record')} could not be read and stayed where they were.`);
  return 1;
}
