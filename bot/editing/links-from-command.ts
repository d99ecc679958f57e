/**
 * Links to sign in that were made outside the bot, by whoever runs it. The running bot holds the data folder's records,
 * so the command leaves a file of its own beside them, and the bot takes it away when the link is used. A file holds
 * the hash of the link, not the link. Whoever can write there can change everything else that the bot keeps as well.
 */
import { randomUUID } from 'node:crypto';
import { constants } from 'node:fs';
import { chown, open, readdir, rename, rm, stat, unlink } from 'node:fs/promises';
import { join } from 'node:path';
import * as z from 'zod';
import { makeFolder } from '../storage/make-folder.js';
import { errorCode } from '../storage/storage-errors.js';
import type { LinksFromCommand } from './editing.js';
import { hashOf } from './hashed-token.js';

const shape = z.object({ email: z.string().min(1), expires: z.iso.datetime() });

const folderOf = (dataFolder: string) => join(dataFolder, 'sign-in-links');

/**
 * Leaves a link for the bot to honour. Only the user can read it who the data folder belongs to, also where the command
 * is run by root.
 */
export async function leaveLink(
  dataFolder: string,
  { token, email, expires }: { token: string; email: string; expires: Date },
): Promise<void> {
  const folder = folderOf(dataFolder);
  await makeFolder(folder);
  const { uid, gid } = await stat(dataFolder);
  const asRoot = process.getuid?.() === 0;
  if (asRoot) await chown(folder, uid, gid);
  const temporary = join(folder, `.${randomUUID()}`);
  const file = await open(temporary, 'wx', 0o600);
  try {
    await file.writeFile(JSON.stringify({ email, expires: expires.toISOString() }));
    if (asRoot) await file.chown(uid, gid);
  } finally {
    await file.close();
  }
  await rename(temporary, join(folder, `${hashOf(token)}.json`));
}

/** The bot's side. */
export function linksLeftIn(dataFolder: string, now: () => Date): LinksFromCommand {
  const folder = folderOf(dataFolder);
  const pathOf = (hash: string) => join(folder, `${hash}.json`);
  const find = (hash: string) => readLink(pathOf(hash));
  return {
    find,
    async take(hash) {
      const link = await find(hash);
      if (link === null) return null;
      return unlink(pathOf(hash)).then(
        () => link,
        () => null,
      );
    },
    async removeExpired() {
      const names = await readdir(folder).catch(() => []);
      let removed = 0;
      for (const name of names) {
        const link = await readLink(join(folder, name));
        if (link !== null && link.expires > now()) continue;
        await rm(join(folder, name), { force: true });
        removed++;
      }
      return removed;
    },
  };
}

/** Null where there is none, or one that anybody else could have written. */
async function readLink(path: string): Promise<{ email: string; expires: Date } | null> {
  try {
    const file = await open(path, constants.O_RDONLY | (constants.O_NOFOLLOW ?? 0));
    try {
      const facts = await file.stat();
      const own = process.platform === 'win32' || (facts.mode & 0o022) === 0;
      if (!facts.isFile() || !own || facts.size > 10_000) return null;
      const { email, expires } = shape.parse(JSON.parse(await file.readFile('utf8')));
      return { email, expires: new Date(expires) };
    } finally {
      await file.close();
    }
  } catch (error) {
    const expected = error instanceof SyntaxError || error instanceof z.ZodError || errorCode(error) !== '';
    if (expected) return null;
    throw error;
  }
}
