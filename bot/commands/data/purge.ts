/** Removes what is past its time, old conversations, or all of a place or of the bot. */
import path from 'node:path';
import { removeMailBefore } from '../../channels/email/mail-folder.js';
import { openLiveCatalogue } from '../../catalogue/live-catalogue.js';
import type { KeptKind } from '../../data/every-kind.js';
import { removePastItsTime } from '../../data/past-its-time.js';
import { countAll, removeAll, type Which } from '../../data/removing-all.js';
import { createLog } from '../../log.js';
import { openMail } from '../../mail.js';
import { openEditing } from '../../open-editing.js';
import { createReferrals } from '../../referrals/open-referrals.js';
import { contentOfTheBot } from '../../root.js';
import type { Settings } from '../../settings.js';
import { openReading } from '../../storage/open-reading.js';
import { openStorage } from '../../storage/open-storage.js';
import type { Storage } from '../../storage/storage.js';
import { readOptions, WrongCall } from '../options.js';
import { refuseWhileInUse } from './in-use.js';
import { groundOf, keptIn } from './person-asked.js';
import { CommandLog, counted, print, remark, settingsHere, type DataTask } from './task.js';

const now = () => new Date();

export const purge: DataTask = {
  usage: 'purge [--before YYYY-MM-DD | --all] [--place ID] [--yes] [--bots-are-stopped]',
  async run(written) {
    const asked = readOptions(written, ['before', 'place'], ['all', 'yes', 'bots-are-stopped']);
    const settings = settingsHere();
    if (asked.before !== undefined && asked.all === true)
      throw new WrongCall('Say --before or --all, not both.');
    if (asked.before === undefined && asked.all !== true) {
      if (asked.place !== undefined) throw new WrongCall('--place goes with --before or --all.');
      return removeOld(settings);
    }
    const which: Which = { place: asked.place ?? null, before: dayAsked(asked.before) };
    if (asked.yes !== true) return showAll(which, settings);
    const log = new CommandLog();
    if (settings.database !== null && which.before === null) {
      await refuseWhileInUse(settings.database.url, log, asked['bots-are-stopped'] === true);
    }
    return withStorage(settings, log, (storage) => removeThose(which, settings, storage));
  },
};

async function showAll(which: Which, settings: Settings): Promise<number> {
  const reading = await openReading(settings, {
    log: new CommandLog(),
    onUnreadable: (record) => remark(`${record} cannot be read and is left out.`),
  });
  try {
    printNumbers(await countAll(which, reading), settings);
  } finally {
    await reading.close();
  }
  print('Nothing was removed. With --yes, this is removed.');
  return 0;
}

async function removeThose(which: Which, settings: Settings, storage: Storage): Promise<number> {
  printNumbers(await removeAll(which, storage), settings);
  if (which.before !== null) return 0;
  const mailFolder = path.join(settings.dataFolder, 'mail');
  if (which.place === null) {
    await storage.removeConversationsBefore(now());
    const files = await removeMailBefore(mailFolder, new Date(now().getTime() + 60_000));
    if (files > 0) print(`- mail: ${counted(files, 'file')} of e-mails`);
  }
  print('This was removed. Numbers that want no more texts stay known, without the number.');
  if (which.place !== null)
    print('E-mails in files of this machine, and damaged records, go after KEEP_DAYS.');
  return 0;
}

function printNumbers(numbers: ReadonlyMap<KeptKind, number>, settings: Settings): void {
  print(`In ${keptIn(settings)}:`);
  for (const [{ kind, what }, number] of numbers)
    print(`- ${kind.name}: ${counted(number, 'record')} (${what})`);
  if (numbers.size === 0) print('nothing of that.');
}

/** What the bot removes every hour; of use where it does not run. */
async function removeOld(settings: Settings): Promise<number> {
  const log = new CommandLog();
  const { words } = await groundOf(settings);
  const live = await openLiveCatalogue({
    ...{ folder: settings.contentFolder, shared: contentOfTheBot, log: createLog('silent'), now },
    changed: () => undefined,
    prepare: async () => undefined,
  });
  const catalogue = () => live.current();
  try {
    return await withStorage(settings, log, async (storage) => {
      const nothing = async () => undefined;
      const given = { storage, catalogue, words, now, log };
      const mail = openMail({ settings, ...given, undelivered: nothing });
      const { outbox, room: letters } = mail;
      const referrals = createReferrals({ ...given, outbox, onlyForShow: true, answerLink: () => '' });
      const { editing } = openEditing({
        settings,
        storage,
        live,
        reports: referrals.reports,
        letters,
        now,
        log,
      });
      const { keepDays } = settings;
      const removed = await removePastItsTime({ storage, keepDays, mail, referrals, editing, now });
      await mail.close();
      print(`Past its time, and removed from ${keptIn(settings)}:`);
      for (const [what, number] of removed) print(`- ${what}: ${number.toLocaleString('en-GB')}`);
      return 0;
    });
  } finally {
    await live.close();
  }
}

async function withStorage(
  settings: Settings,
  log: CommandLog,
  work: (storage: Storage) => Promise<number>,
): Promise<number> {
  const storage = await openStorage(settings, { log, now });
  try {
    return await work(storage);
  } finally {
    await storage.close();
  }
}

function dayAsked(written: string | undefined): Date | null {
  if (written === undefined) return null;
  const day = /^\d{4}-\d{2}-\d{2}$/.test(written) ? new Date(`${written}T00:00:00Z`) : null;
  if (day !== null && Number.isFinite(day.getTime())) return day;
  throw new WrongCall(`--before ${written} is not a day. Write it as 2026-11-20.`);
}
