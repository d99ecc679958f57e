/** E-mail as files: what a demonstration or a developer's machine has instead of a mail server. */
import { randomUUID } from 'node:crypto';
import { open, readdir, rename, rm } from 'node:fs/promises';
import { join } from 'node:path';
import type { SendMailOptions } from 'nodemailer';
import { isWebAddress } from '../../referrals/outgoing-message.js';
import type { Sender } from '../../mail-settings.js';
import { makeFolder } from '../../storage/make-folder.js';
import { errorCode } from '../../storage/storage-errors.js';
import { compose, digestOf } from './compose.js';
import type { Mailer } from './mailer.js';

/**
 * Puts each message into a file of its own that only this user may read, `<time>-<digest of its id>.eml`: delivered
 * again it is the same file. What would be posted to a web address ends with `.json`.
 */
export function openMailFolder(folder: string, from: Sender): Mailer {
  return {
    async deliver(message, written) {
      const time = written.toISOString().replace(/\.\d+Z$|\D/g, '');
      const name = `${time}-${digestOf(message.id).slice(0, 12)}`;
      const mail = compose(message, written, from);
      const posted = isWebAddress(message.to);
      if (mail === null && !posted) return { outcome: 'refused', why: 'not one address' };
      try {
        if (mail === null) await writeFile(folder, `${name}.json`, Buffer.from(message.text));
        else await writeFile(folder, `${name}.eml`, await asFile(mail));
        return { outcome: 'delivered' };
      } catch (error) {
        return { outcome: 'unreachable', why: errorCode(error) || 'unknown' };
      }
    },
    close: () => undefined,
  };
}

async function asFile(mail: SendMailOptions): Promise<Buffer> {
  // Loaded when the first message leaves: the bot starts sooner without it.
  const { createTransport } = await import('nodemailer');
  const transport = createTransport({ streamTransport: true, buffer: true, newline: 'windows' });
  const { message } = await transport.sendMail(mail);
  return message as Buffer;
}

/** Removes the files of messages that were written before this. Answers how many. */
export async function removeMailBefore(folder: string, instant: Date): Promise<number> {
  const before = instant.toISOString().replace(/\.\d+Z$|\D/g, '');
  const names = await readdir(folder).catch((error: unknown) => {
    if (errorCode(error) === 'ENOENT') return [];
    throw error;
  });
  const old = names.filter(
    (name) => /^\d{14}-[0-9a-f]{12}\.(eml|json)$/.test(name) && name.slice(0, 14) < before,
  );
  for (const name of old) await rm(join(folder, name), { force: true });
  return old.length;
}

/** Removes the files of the messages of these ids. Answers how many. */
export async function removeMailOf(folder: string, ids: readonly string[]): Promise<number> {
  const theirs = new Set(ids.map((id) => digestOf(id).slice(0, 12)));
  const names = await readdir(folder).catch((error: unknown) => {
    if (errorCode(error) === 'ENOENT') return [];
    throw error;
  });
  const found = names.filter(
    (name) => /^\d{14}-[0-9a-f]{12}\.(eml|json)$/.test(name) && theirs.has(name.slice(15, 27)),
  );
  for (const name of found) await rm(join(folder, name), { force: true });
  return found.length;
}

/** Whole or not at all, and on the disk once it resolves. */
async function writeFile(folder: string, name: string, bytes: Buffer): Promise<void> {
  await makeFolder(folder);
  const temporary = join(folder, `.${randomUUID()}`);
  try {
    const file = await open(temporary, 'wx', 0o600);
    try {
      await file.writeFile(bytes);
      await file.sync();
    } finally {
      await file.close();
    }
    await rename(temporary, join(folder, name));
  } catch (error) {
    await rm(temporary, { force: true });
    throw error;
  }
}
