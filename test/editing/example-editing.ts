import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Catalogue } from '../../bot/catalogue/catalogue.js';
import { loadCatalogue } from '../../bot/catalogue/load.js';
import { createEditing } from '../../bot/editing/create.js';
import type { EditingEffects, ResidentReport, SignInLink, TopicProposed } from '../../bot/editing/editing.js';
import { linksLeftIn } from '../../bot/editing/links-from-command.js';
import { openMemoryStorage } from '../../bot/storage/memory.js';
import { withContent } from '../catalogue/content-on-disk.js';
import { readableLog } from '../storage/sample-record.js';

/** Edits all of Leeds. */
export const ofPlace = { email: 'content@example.org' };
/** Edits the growers alone. */
export const ofGrowers = { email: 'growers@example.org' };
/** Edits the walkers alone. */
export const ofWalkers = { email: 'walkers@example.org' };

export const walkers = `name: Walkers
about: We walk.
contact: { email: walkers@example.org }
activities:
  # Bob leads
  - id: stroll
    name: The stroll
    about: A short walk.
    topics: [nature]
    where: online
    cost: free
    checked: 2026-10-05
  - id: hike
    name: The hike
    about: A long walk.
    topics: [nature]
    where: online
    checked: 2026-10-05
`;

export interface ExampleEditing extends ReturnType<typeof createEditing> {
  folder: string;
  clock: { now: Date };
  log: ReturnType<typeof readableLog>;
  sent: SignInLink[];
  told: TopicProposed[];
  reported: ResidentReport[];
  resolved: string[];
  /** Where the command leaves its links. */
  dataFolder: string;
  /** As it is served now. */
  catalogue: () => Catalogue;
  /** Writes a file of the content by hand, and has it served. */
  byHand: (path: string, text: string) => Promise<void>;
  onDisk: (path: string) => Promise<string>;
  groupFile: (group: string) => string;
}

/** Editing over a small content folder with two groups; a `folder` is one of another editing that is shared. */
export async function withEditing<T>(
  work: (editing: ExampleEditing) => Promise<T>,
  changes: Partial<EditingEffects> = {},
): Promise<T> {
  return withContent({ 'places/leeds/groups/walkers.yaml': walkers }, async (ownFolder) => {
    const folder = changes.folder ?? ownFolder;
    let current = await loadCatalogue(folder);
    const clock = { now: new Date('2026-11-20T10:00:00Z') };
    const log = readableLog();
    const sent: SignInLink[] = [];
    const told: TopicProposed[] = [];
    const reported: ResidentReport[] = [];
    const resolved: string[] = [];
    const dataFolder = join(folder, '.data');
    const now = () => clock.now;
    const live = {
      current: () => current,
      refresh: async () => {
        current = await loadCatalogue(folder);
      },
    };
    const editing = createEditing({
      folder,
      storage: openMemoryStorage(),
      live,
      now,
      sendLink: async (link) => void sent.push(link),
      tell: async (news) => void told.push(news),
      linksFromCommand: linksLeftIn(dataFolder, now),
      reports: {
        of: async (place, group) => reported.filter((each) => each.place === place && each.group === group),
        resolve: async ({ id }) => void resolved.push(id),
      },
      log,
      ...changes,
    });
    return work({
      ...editing,
      ...{ folder, clock, log, sent, told, reported, resolved, dataFolder },
      catalogue: () => live.current(),
      groupFile: (group) => join(folder, 'places/leeds/groups', `${group}.yaml`),
      onDisk: (path) => readFile(join(folder, path), 'utf8'),
      async byHand(path, text) {
        await writeFile(join(folder, path), text);
        await live.refresh();
      },
    });
  });
}

export const walkersFile = 'places/leeds/groups/walkers.yaml';
/** Answers the error that a promise rejects with. */
export async function errorOf(work: Promise<unknown> | (() => unknown)): Promise<Error> {
  try {
    await (typeof work === 'function' ? work() : work);
  } catch (error) {
    return error as Error;
  }
  throw new Error('It did not fail.');
}
