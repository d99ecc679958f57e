/** Removes what is kept of a person. Shows what would go unless it is told to do it. */
import path from 'node:path';
import type { Catalogue } from '../../catalogue/catalogue.js';
import type { FoundOf } from '../../data/finding.js';
import { forget, staysOf, type Forgotten } from '../../data/forgetting.js';
import { personAsData } from '../../data/person-as-data.js';
import { askedFor, mentions } from '../../data/person-as-text.js';
import { rightsOf } from '../../editing/editors.js';
import { createReferrals } from '../../referrals/open-referrals.js';
import { createOutbox } from '../../referrals/outbox.js';
import type { Settings } from '../../settings.js';
import { openStorage } from '../../storage/open-storage.js';
import type { Words } from '../../words/wording.js';
import { readOptions } from '../options.js';
import { foundOf, groundOf, keptIn, personAsked, personOptions, personUsage } from './person-asked.js';
import { CommandLog, counted, print, settingsHere, type DataTask } from './task.js';

export const forgetPerson: DataTask = {
  usage: `forget ${personUsage} [--yes]`,
  async run(written) {
    const asked = readOptions(written, personOptions, ['yes']);
    const settings = settingsHere();
    const ground = await groundOf(settings);
    const person = personAsked(asked, ground.catalogue);
    const found = await foundOf(person, settings, ground.catalogue);
    print(`Of ${askedFor(person)}, in ${keptIn(settings)}:`);
    if (found.theirs.length === 0) print('nothing is kept.');
    for (const line of linesOf(found)) print(line);
    sayWhatIsLeftAlone(found, ground.catalogue);
    if (asked.yes !== true) {
      print('\nNothing was removed. With --yes, this is removed.');
      return 0;
    }
    sayWhatWasDone(await forgetIn(settings, found, ground));
    const left = (await foundOf(person, settings, ground.catalogue)).theirs.filter((one) => !mayStay(one));
    if (left.length === 0) return 0;
    print(`${counted(left.length, 'record is', 'records are')} there still. Run this again.`);
    return 1;
  },
};

/** Beside a running bot where the storage is shared; else the folder has to be free, and its lock says so. */
export async function forgetIn(
  settings: Settings,
  found: FoundOf,
  { catalogue: content, words }: { catalogue: Catalogue; words: Words },
): Promise<Forgotten> {
  const log = new CommandLog();
  const now = () => new Date();
  const storage = await openStorage(settings, { log, now });
  try {
    const nothing = async () => undefined;
    // It is never started: what waits in it is taken back, and nothing is sent from here.
    const deliver = async () => ({ outcome: 'unreachable', why: 'a command delivers nothing' }) as const;
    const outbox = createOutbox({ storage, deliver, gaveUp: nothing, now, log });
    const referrals = createReferrals({
      ...{ storage, outbox, catalogue: () => content, words, now, onlyForShow: true },
      answerLink: () => '',
    });
    return await forget(found, {
      storage,
      referrals,
      outbox,
      mailFolder: path.join(settings.dataFolder, 'mail'),
    });
  } finally {
    await storage.close();
  }
}

/** A line for each kind. */
function linesOf({ theirs }: FoundOf): string[] {
  const kinds = [...new Set(theirs.map(({ kept }) => kept))];
  return kinds.map((kept) => {
    const number = theirs.filter((one) => one.kept === kept).length;
    const stays = staysOf.get(kept.kind.name);
    return `- ${kept.kind.name}: ${counted(number, 'record')} (${stays === undefined ? kept.what : `STAYS: ${stays}`})`;
  });
}

function sayWhatIsLeftAlone(found: FoundOf, catalogue: Catalogue): void {
  const { email } = found.search.person;
  for (const line of mentions(personAsData(found, { made: new Date(), from: '' }))) print(line);
  if (email !== null && rightsOf(catalogue, email) !== null) {
    print('\nThe content names this address: take it out of the files of its group and place as well.');
  }
}

/** Of a request stays when there was one, for which activity, and its reference. */
function mayStay({ kept, record }: FoundOf['theirs'][number]): boolean {
  if (staysOf.has(kept.kind.name)) return true;
  const { draft, words } = record as { draft?: unknown; words?: unknown };
  return draft === null || (kept.kind.name === 'reports' && words === null);
}

function sayWhatWasDone({ passedOn, onTheirWay, mailFiles }: Forgotten): void {
  print('\nThis was removed. Of requests stays that there was one, with nothing of the person.');
  if (mailFiles > 0) print(`${counted(mailFiles, 'file')} of e-mails went as well.`);
  if (onTheirWay > 0) {
    print(
      `${counted(onTheirWay, 'message was', 'messages were')} being sent just then and may have arrived.`,
    );
  }
  for (const { reference, to } of passedOn) {
    print(`Request ${reference} has gone to ${to} already: ask them to remove it as well.`);
  }
  print('Backups hold what they held, and so do the mailboxes of those who got an e-mail.');
}
