/** Puts together what leaves the bot: the outbox, the way out, and who writes what. */
import path from 'node:path';
import type { Catalogue } from './catalogue/catalogue.js';
import { removeMailBefore } from './channels/email/mail-folder.js';
import { openDeliverer, type DelivererSettings } from './channels/deliverer.js';
import { signInPath, stillRightPath } from './editing/paths.js';
import type { Log } from './log.js';
import type { LetterLinks, LetterRoom } from './referrals/letter.js';
import { createOutbox, type Outbox } from './referrals/outbox.js';
import type { Deliver, OutgoingMessage } from './referrals/outgoing-message.js';
import { tellOfUndelivered } from './referrals/undelivered.js';
import type { Settings } from './settings.js';
import type { Storage } from './storage/storage.js';
import type { Words } from './words/wording.js';

/** How long it is kept that there was a message, in days. */
const keepFinished = 180;
const day = 24 * 60 * 60 * 1000;

export interface Mail {
  outbox: Outbox;
  /** For whoever writes e-mail. */
  room: LetterRoom;
  /** Begins to send what waits. Call once everything that reports what did not arrive is there. */
  start: () => void;
  /** Forgets messages that ended long ago. Answers how many. */
  removeExpired(): Promise<number>;
  /** Removes old e-mails that were put into files of this machine. Answers how many. */
  removeFiles(): Promise<number>;
  /** Sends no more. Call before the storage is closed. */
  close(): Promise<void>;
}

export interface MailOptions {
  settings: DelivererSettings & Pick<Settings, 'dataFolder' | 'publicUrl' | 'port' | 'keepDays'>;
  storage: Pick<Storage, 'records' | 'oneAtATime' | 'shared'>;
  catalogue: () => Catalogue;
  words: Words;
  now: () => Date;
  log: Log;
  /** Told as well of a message that will not arrive; see `gaveUp` of the outbox. */
  undelivered: (message: OutgoingMessage) => Promise<void>;
  /** Delivers what goes to a telephone or into a conversation, where something can. */
  deliverChat?: Deliver;
}

export function openMail(options: MailOptions): Mail {
  const { settings, storage, catalogue, words, now, log, undelivered, deliverChat } = options;
  const folder = path.join(settings.dataFolder, 'mail');
  const mailer = openDeliverer(settings, {
    ...{ folder, now, log },
    ...(deliverChat === undefined ? {} : { chat: deliverChat }),
  });
  const outbox = createOutbox({
    storage,
    deliver: mailer.deliver,
    gaveUp: async (message, why) => {
      await tellOfUndelivered(room, message, why);
      await undelivered(message);
    },
    now,
    log,
  });
  const links = linksFrom(settings.publicUrl ?? `http://localhost:${settings.port}`);
  const room: LetterRoom = { outbox, catalogue, words, now, links };
  let removed = 0;
  return {
    outbox,
    room,
    start: () => outbox.start(),
    async removeExpired() {
      const at = now().getTime();
      // Each of them is looked at, so once a day is enough.
      if (at - removed < day) return 0;
      removed = at;
      return outbox.forgetBefore(new Date(at - keepFinished * day));
    },
    removeFiles: () => removeMailBefore(folder, new Date(now().getTime() - settings.keepDays * day)),
    async close() {
      await outbox.close();
      mailer.close();
    },
  };
}

function linksFrom(address: string): LetterLinks {
  return {
    signIn: (token) => address + signInPath(token),
    edit: (place, group) => (group === null ? `${address}/edit` : `${address}/edit/${place}/${group}`),
    answer: (token, answer) => `${address}/answer?token=${encodeURIComponent(token)}&answer=${answer}`,
    stillRight: (token, activity) =>
      address + stillRightPath(token) + (activity === null ? '' : `&activity=${activity}`),
  };
}
