import { readdir, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { Disk } from '../disk.js';
import { lockFolder } from '../folder-lock.js';
import { RecordFolder } from '../record-folder.js';
import { storageError } from '../storage-errors.js';
import { StorageError } from '../storage.js';
import { textAnew, nothingYet, type Anew, type WrittenAnew } from './anew.js';
import { checkProof, proofKind, settleProof } from './proof.js';
import { setAsideAs, type SealedAs } from './sealing.js';

/** How many files are written at once. */
const atOnce = 16;

interface Stored {
  path: string;
  as: SealedAs;
}

/**
 * Writes every record of a data folder anew, of whatever kind, and what was set aside. Takes the folder's lock: no bot
 * may be using it. One that broke off is simply run again. Rejects with a StorageError where a key is missing, and then
 * every record can still be read.
 */
export async function writeFolderAnew(folder: string, anew: Anew): Promise<WrittenAnew> {
  let lost = false;
  const unlock = await lockFolder(folder, () => (lost = true));
  try {
    const disk = await Disk.open(folder);
    try {
      const shares = { disk, sealing: anew.reads, log: { warn: () => undefined }, now: () => new Date() };
      await checkProof(anew.reads, new RecordFolder(proofKind, shares));
      const sum: WrittenAnew = { ...nothingYet };
      for await (const some of inParts(storedIn(disk))) {
        if (lost) throw new StorageError(`The data folder ${folder} was taken by another process meanwhile.`);
        await Promise.all(some.map(async (one) => void (sum[await writeAnew(disk, one, anew)] += 1)));
      }
      await settleProof(
        anew.writes.keys[0] ?? null,
        new RecordFolder(proofKind, { ...shares, sealing: anew.writes }),
      );
      return sum;
    } finally {
      await disk.close();
    }
  } finally {
    await unlock();
  }
}

async function writeAnew(disk: Disk, { path, as }: Stored, anew: Anew): Promise<keyof WrittenAnew> {
  const stored = await disk.read(path);
  if (stored === null) return 'already';
  const found = await textAnew(as, stored, anew);
  if (typeof found === 'string') return found;
  // The file's time says when the record last changed.
  await disk.write(path, found.text, (await stat(path)).mtime);
  return 'written';
}

/** The files of records, by their names: what else lies in a data folder is called otherwise. */
async function* storedIn(disk: Disk): AsyncGenerator<Stored> {
  const { folder } = disk;
  for (const kind of await foldersIn(folder)) {
    // The proof is written last, once it is true.
    if (kind === proofKind.name) continue;
    for (const shard of await foldersIn(join(folder, kind))) {
      if (!/^[0-9a-f]{2}$/.test(shard)) continue;
      for (const file of await disk.list(join(folder, kind, shard))) {
        const name = /^([0-9a-f]{64})\.json$/.exec(file)?.[1];
        if (name !== undefined) yield { path: join(folder, kind, shard, file), as: { kind, name } };
      }
    }
  }
  for (const file of await disk.list(join(folder, 'damaged'))) {
    const name = /^([0-9a-f]{64})\.json\.\d+$/.exec(file)?.[1];
    if (name !== undefined) yield { path: join(folder, 'damaged', file), as: setAsideAs(name) };
  }
}

async function* inParts<T>(all: AsyncIterable<T>): AsyncGenerator<T[]> {
  let part: T[] = [];
  for await (const one of all) {
    part.push(one);
    if (part.length < atOnce) continue;
    yield part;
    part = [];
  }
  yield part;
}

async function foldersIn(path: string): Promise<string[]> {
  const found = await readdir(path, { withFileTypes: true }).catch((error: unknown) => {
    throw storageError('list files', path, error);
  });
  return found.filter((one) => one.isDirectory()).map(({ name }) => name);
}
