/** Removes what is past its time, as the running bot does every hour. */
import { AnsweredActivities } from '../channels/bot-service/answered-activities.js';
import { Turns } from '../channels/bot-service/turns.js';
import { removeFormerTexts } from '../channels/sms/former-inbox.js';
import { Lanes } from '../channels/sms/lanes.js';
import { TextingPace } from '../channels/sms/texting-pace.js';
import type { Editing } from '../editing/editing.js';
import type { Mail } from '../mail.js';
import { checkInKind } from '../referrals/check-in-records.js';
import type { Referrals } from '../referrals/open-referrals.js';
import { keptFor } from '../referrals/reports.js';
import type { Storage } from '../storage/storage.js';

const day = 24 * 60 * 60_000;

export interface PastItsTime {
  storage: Storage;
  keepDays: number;
  mail: Pick<Mail, 'removeExpired' | 'removeFiles'>;
  referrals: Pick<Referrals, 'followingUp' | 'checkIns' | 'reports'>;
  editing: Pick<Editing, 'removeExpired'>;
  now: () => Date;
}

/** Answers how many of each went, in plain words. Rejects with a StorageError. */
export async function removePastItsTime(room: PastItsTime): Promise<Map<string, number>> {
  const { storage, keepDays, mail, referrals, editing, now } = room;
  const before = (days: number) => new Date(now().getTime() - days * day);
  const never = () => false;
  const removed = new Map<string, number>();
  removed.set('conversations', await storage.removeConversationsBefore(before(keepDays)));
  removed.set('requests and counted texts', await referrals.followingUp.removePast());
  removed.set('reminders and check-ins', await tidyCheckIns(storage, referrals.checkIns));
  removed.set(
    'reports of wrong details',
    await referrals.reports.removeBefore(new Date(now().getTime() - keptFor)),
  );
  removed.set('messages that were sent', await mail.removeExpired());
  removed.set('files of e-mails', await mail.removeFiles());
  const texts =
    (await new Lanes(storage, now).removeExpired(never)) +
    (await removeFormerTexts(storage, now(), never)) +
    (await new TextingPace(storage, now).removeExpired());
  const answered = await new AnsweredActivities(storage, now).removeExpired(new Turns(storage));
  removed.set('messages that came', texts + answered);
  removed.set('links, sessions and versions of editors', await editing.removeExpired());
  return removed;
}

async function tidyCheckIns(
  storage: Pick<Storage, 'records'>,
  checkIns: Referrals['checkIns'],
): Promise<number> {
  let gone = 0;
  for await (const { key } of storage.records(checkInKind).all()) {
    await checkIns.tidy(key);
    if ((await checkIns.read(key)) === null) gone += 1;
  }
  return gone;
}
