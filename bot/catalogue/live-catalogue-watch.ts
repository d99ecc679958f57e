/** Notices that something has changed in the content folder, whoever and whatever changed it. */
import { readdir, realpath, stat } from 'node:fs/promises';
import { basename, join } from 'node:path';
import { watch, type FSWatcher } from 'chokidar';
import type { Logger } from 'pino';

export interface Watching {
  /** The folder was away: what is in its place by now has to be watched anew. */
  anew(): void;
  close(): Promise<void>;
}

/** Milliseconds of quiet after a change: a pull of a thousand files is one change. */
const quiet = 250;
/** Milliseconds after which changes that do not end are looked at all the same: longer than a large pull takes. */
const longestUnrest = 5000;
/** Milliseconds between looks at whether the folder is still the same one. */
const lookEvery = 1000;
/** So many looks apart the folders of the groups are looked at: network disks and others do not tell of changes. */
const foldersLook = 3;
/** So many looks apart everything is looked at: a file that is written over in its place leaves its folder as it was. */
const wholeLook = 30;
/** `places/<place>/groups/<group>.yaml` */
const depth = 3;

/** Parts of the content that may be links into another folder, replaced as a whole. */
const parts = [
  '.',
  'places',
  'topics',
  'safety',
  'access.yaml',
  'roles.yaml',
  'help-lines.yaml',
  'cultures.yaml',
];
const folders = ['.', 'places', 'topics', 'safety'];

/** Calls `changed` soon after anything has changed, once for changes that come together. Does not wait to be ready. */
export function watchContent(folder: string, changed: () => void, log: Logger): Watching {
  let isOpen = true;
  let restless: number | null = null;
  let soon: NodeJS.Timeout | undefined;
  const notice = (): void => {
    if (!isOpen) return;
    const at = performance.now();
    restless ??= at;
    clearTimeout(soon);
    soon = setTimeout(
      () => {
        restless = null;
        changed();
      },
      Math.max(0, Math.min(quiet, restless + longestUnrest - at)),
    );
  };

  let identity = '';
  let watcher: FSWatcher | null = null;
  let isPolling = false;
  const follow = async (): Promise<void> => {
    const roots = await realFolders(folder);
    const before = watcher;
    watcher = null;
    await before?.close();
    if (!isOpen || roots.length === 0) return;
    const started = watch(roots, {
      ignoreInitial: true,
      // A link could lead anywhere, and with it the watching.
      followSymlinks: false,
      ignorePermissionErrors: true,
      depth,
      ignored: (path, facts) =>
        !roots.includes(path) &&
        (basename(path).startsWith('.') || (facts !== undefined && !facts.isDirectory() && !isYaml(path))),
      interval: lookEvery,
      ...(isPolling && { usePolling: true }),
    });
    watcher = started;
    started.on('all', notice).on('ready', notice);
    started.on('error', (error) => {
      if (started !== watcher || isPolling) return;
      isPolling = true;
      log.warn(
        { err: error },
        'changes to the content are not told of, so the files are looked at each second',
      );
      void follow();
    });
  };

  let times = '';
  let looks = 0;
  let groupTimes = '';
  /** What is added, taken away, or saved as a new file in the place of the old one changes the time of its folder. */
  const groupsChanged = async (): Promise<boolean> => {
    const before = groupTimes;
    groupTimes = await timesOfGroups(folder);
    return groupTimes !== before;
  };
  const look = async (): Promise<void> => {
    const now = await Promise.all(parts.map((part) => factsOf(join(folder, part))));
    const [nowIdentity, nowTimes] = [
      now.map(({ identity }) => identity).join(),
      now.map(({ time }) => time).join(),
    ];
    if (nowIdentity !== identity) {
      const isFirst = identity === '';
      identity = nowIdentity;
      await groupsChanged();
      await follow();
      if (!isFirst) notice();
    } else if (nowTimes !== times || ++looks % wholeLook === 0) notice();
    else if (looks % foldersLook === 0 && (await groupsChanged())) notice();
    times = nowTimes;
  };
  let looking: Promise<void> = look();
  const timer = setInterval(() => {
    looking = looking.then(() => (isOpen ? look() : undefined));
  }, lookEvery);
  return {
    anew() {
      identity = 'away';
    },
    async close() {
      isOpen = false;
      clearInterval(timer);
      clearTimeout(soon);
      await looking;
      await watcher?.close();
    },
  };
}

const isYaml = (path: string): boolean => /\.ya?ml$/i.test(path);

/** Which file or folder it is now, and when it was changed last; both empty where it is not there. */
async function factsOf(path: string): Promise<{ identity: string; time: string }> {
  const facts = await stat(path, { bigint: true }).catch(() => null);
  if (facts === null) return { identity: '', time: '' };
  // A file that is saved anew is another one each time; only folders are followed.
  const { dev, ino, mtimeNs } = facts;
  return { identity: facts.isDirectory() ? `${dev}:${ino}` : '', time: `${ino}:${mtimeNs}` };
}

/** When anything was last added to each place and its groups, taken away or replaced, as one text. */
async function timesOfGroups(folder: string): Promise<string> {
  const places = await readdir(join(folder, 'places')).catch(() => []);
  const times: string[] = [];
  // One after the other: a folder with a thousand places must not hold up turns.
  for (const place of places) {
    const here = join(folder, 'places', place);
    times.push(`${(await factsOf(here)).time} ${(await factsOf(join(here, 'groups'))).time}`);
  }
  return times.join();
}

/** The real folders to watch, none of them within another. */
async function realFolders(folder: string): Promise<string[]> {
  const real = await Promise.all(folders.map((part) => realpath(join(folder, part)).catch(() => null)));
  const there = [...new Set(real.filter((path) => path !== null))];
  return there.filter(
    (path) => !there.some((other) => path.startsWith(`${other}/`) && !/\/\./.test(path.slice(other.length))),
  );
}
