import { randomUUID } from 'node:crypto';
import { readdir, readFile, rmdir, stat, unlink, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import lockfile from 'proper-lockfile';
import { makeFolder } from './make-folder.js';
import { isRunning, thisProcess, type RunningProcess } from './running-process.js';
import { StorageError } from './storage.js';
import { errorCode, storageError } from './storage-errors.js';

/** A lock that was not renewed for so long is given up, in milliseconds. */
const stale = 6_000;
const renewEvery = 2_000;
/** How long a lock is watched whose holder cannot be looked at, because it runs on another machine. */
const patience = stale + renewEvery;

/** Lets go of the folder. */
export type Unlock = () => Promise<void>;

/**
 * Takes the data folder for this process alone. A lock left by a process that was killed is taken over: at once where
 * it ran on this machine, otherwise after some seconds without a sign of life. Rejects with a StorageError that says
 * who holds the folder. `lost` is called should another process take the folder all the same (as a machine may that
 * shares the disk, after this one was frozen for long).
 */
export async function lockFolder(folder: string, lost: () => void): Promise<Unlock> {
  try {
    await makeFolder(folder);
    const giveUp = performance.now() + patience;
    for (;;) {
      const leftOver = await removeLockOfDeadHolder(folder);
      const holders = await readHolders(folder);
      const alive = holders.find(({ holder }) => isRunning(holder) === 'yes');
      if (alive) throw inUse(folder, alive.holder);
      const held = new HeldLock(folder, lost);
      if (await held.take()) return await confirm(folder, held, leftOver);
      if (performance.now() > giveUp) throw inUse(folder, holders[0]?.holder);
      await sleep(200);
    }
  } catch (error) {
    throw storageError('begin', folder, error);
  }
}

const lockOf = (folder: string) => join(folder, 'lock');

/** The lock of this process. While the disk is gone or may not be written, it cannot be renewed, but is not lost yet. */
class HeldLock {
  /** The file that says who holds the folder. Whoever takes the folder over removes it. */
  readonly mine: string;
  readonly #folder: string;
  readonly #lost: () => void;
  #release: Unlock | null = null;
  #isOver = false;

  constructor(folder: string, lost: () => void) {
    this.#folder = folder;
    this.#lost = lost;
    this.mine = join(folder, `holder-${randomUUID()}.json`);
  }

  /** False where another one holds it. */
  async take(): Promise<boolean> {
    try {
      this.#release = await lockfile.lock(this.#folder, {
        lockfilePath: lockOf(this.#folder),
        stale,
        update: renewEvery,
        onCompromised: () => void this.#regain(),
      });
      return true;
    } catch (error) {
      if (errorCode(error) === 'ELOCKED') return false;
      throw error;
    }
  }

  async letGo(): Promise<void> {
    this.#isOver = true;
    await remove(this.mine);
    await this.#release?.().catch(() => undefined);
  }

  /** It could not be renewed in time: because another process took it, or because nothing could be written. */
  async #regain(): Promise<void> {
    while (!this.#isOver) {
      if (await isGone(this.mine)) return this.#lost();
      if (await this.take().catch(() => false)) {
        if (await isGone(this.mine)) this.#lost();
        return;
      }
      await sleep(renewEvery, undefined, { ref: false });
    }
  }
}

/** Writes down who holds the lock, for whoever comes next. */
async function confirm(folder: string, held: HeldLock, leftOver: boolean): Promise<Unlock> {
  const { mine } = held;
  const unlock = () => held.letGo();
  try {
    const others = await readHolders(folder);
    await writeFile(mine, JSON.stringify(thisProcess()), { flag: 'wx', mode: 0o600 });
    for (const { path } of others) await remove(path);
  } catch (error) {
    await unlock();
    throw error;
  }
  if (leftOver) {
    // Of two that take over the same dead lock at the same moment, the one that came second removed the first's file.
    await sleep(100);
    if (!(await exists(mine))) throw inUse(folder, (await readHolders(folder))[0]?.holder);
  }
  return unlock;
}

/** Answers whether there was such a lock. Only one process succeeds in removing a holder's file, and so its lock. */
async function removeLockOfDeadHolder(folder: string): Promise<boolean> {
  const holders = await readHolders(folder);
  for (const { path, holder } of holders) {
    if (isRunning(holder) === 'no' && (await remove(path))) {
      await rmdir(lockOf(folder)).catch(() => undefined);
    }
  }
  return holders.length > 0;
}

async function readHolders(folder: string): Promise<{ path: string; holder: RunningProcess }[]> {
  const found: { path: string; holder: RunningProcess }[] = [];
  for (const name of await readdir(folder)) {
    if (!/^holder-.*\.json$/.test(name)) continue;
    const path = join(folder, name);
    try {
      found.push({ path, holder: JSON.parse(await readFile(path, 'utf8')) as RunningProcess });
    } catch {
      // Gone or half-written: the lock itself decides.
    }
  }
  return found;
}

async function remove(path: string): Promise<boolean> {
  return unlink(path).then(
    () => true,
    () => false,
  );
}

async function exists(path: string): Promise<boolean> {
  return stat(path).then(
    () => true,
    () => false,
  );
}

/** Only where that is certain: a disk that cannot be read says nothing of what is on it. */
async function isGone(path: string): Promise<boolean> {
  return stat(path).then(
    () => false,
    (error: unknown) => errorCode(error) === 'ENOENT',
  );
}

function inUse(folder: string, holder: RunningProcess | undefined): StorageError {
  const who = holder ? `another bot, process ${holder.pid} on ${holder.host}` : 'another bot';
  return new StorageError(
    `The data folder ${folder} is in use by ${who}. Stop that one first, or set DATA_DIR to another folder.`,
  );
}
