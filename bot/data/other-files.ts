/** What lies in a data folder beside its records, and what becomes of it when the records move into a database. */
import { readdir } from 'node:fs/promises';
import { errorCode, storageError } from '../storage/storage-errors.js';

/** By the beginnings of their names. What is not told of goes with the process that made it. */
const others: readonly { name: RegExp; what: string }[] = [
  {
    name: /^mail$/,
    what: 'e-mail as files, of a bot without SMTP_URL: stays, and goes on being written there',
  },
  {
    name: /^sign-in-links$/,
    what: 'links of "npm run content -- sign-in-link": stay, and hold for 30 minutes',
  },
  { name: /^damaged$/, what: 'damaged records that were set aside: stay, as nothing can be read in them' },
  {
    name: /^sentences-/,
    what: "the sentence model's numbers for the topics: stay; without them they are found anew",
  },
];

/** A line for each of them that is there. Rejects with a StorageError where the folder cannot be read. */
export async function otherFilesIn(folder: string): Promise<string[]> {
  const names = await readdir(folder).catch((error: unknown) => {
    if (errorCode(error) === 'ENOENT') return [];
    throw storageError('list files', folder, error);
  });
  return names.sort().flatMap((name) => {
    const known = others.find((other) => other.name.test(name));
    return known === undefined ? [] : [`${name}: ${known.what}`];
  });
}
