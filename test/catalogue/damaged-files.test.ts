import { expect } from 'chai';
import { cp, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Catalogue } from '../../bot/catalogue/catalogue.js';
import { loadCatalogue } from '../../bot/catalogue/load.js';
import { contentOfTheBot } from '../../bot/root.js';
import { damage } from './damage.js';

const today = '2026-11-20';

/** Works on a copy of the content that comes with the bot. */
async function withCopy<T>(work: (folder: string) => Promise<T>): Promise<T> {
  const folder = await mkdtemp(join(tmpdir(), 'damaged-'));
  try {
    await cp(contentOfTheBot, folder, { recursive: true });
    return await work(folder);
  } finally {
    await rm(folder, { recursive: true });
  }
}

/** Damages texts one after another: the n-th by seed n. */
async function damaged(
  names: readonly string[],
  folder: string,
  seeds: readonly number[],
  to: (seed: number) => string | null,
) {
  const kinds = new Map<string, string>();
  for (const seed of seeds) {
    const from = names[seed % names.length]!;
    const text = await readFile(join(contentOfTheBot, from), 'utf8');
    const { kind, bytes } = damage(text, seed);
    const file = to(seed) ?? from;
    await writeFile(join(folder, file), bytes);
    kinds.set(file, `seed ${seed}: ${kind}`);
  }
  return kinds;
}

function expectLines({ problems }: Catalogue, kinds: ReadonlyMap<string, string>): void {
  for (const { file, line, column, level, message } of problems) {
    if (level === 'error')
      expect([line, column], `${kinds.get(file) ?? file}: ${message}`).to.not.include(null);
  }
}

const count = (length: number, from = 0): number[] => Array.from({ length }, (_, index) => from + index);

describe('200 damaged content files', function () {
  this.timeout(60_000);
  const activitiesOf = (catalogue: Catalogue) =>
    [...catalogue.places.values()].flatMap(({ id, activities }) =>
      activities
        .filter(({ group }) => !group.id.startsWith('damaged-'))
        .map((activity) => `${id}/${activity.id}`),
    );
  let whole: Catalogue;
  let groups: string[];
  before(async () => {
    whole = await loadCatalogue(contentOfTheBot, today);
    const files = await readdir(join(contentOfTheBot, 'places/leeds/groups'));
    groups = files.map((file) => `places/leeds/groups/${file}`);
  });

  it('of groups cost no other group anything, and every mistake has its line', () =>
    withCopy(async (folder) => {
      const kinds = await damaged(
        groups,
        folder,
        count(140),
        (seed) => `places/leeds/groups/damaged-${seed}.yaml`,
      );
      const catalogue = await loadCatalogue(folder, today);
      expect(activitiesOf(catalogue)).to.deep.equal(activitiesOf(whole));
      expectLines(catalogue, kinds);
      const wrong = new Set(
        catalogue.problems.filter(({ level }) => level === 'error').map(({ file }) => file),
      );
      expect(wrong.size).to.be.within(80, 140);
    }));

  it('of places cost those places alone', () =>
    withCopy(async (folder) => {
      const places = ['caerphilly', 'toa-payoh', 'utrecht', 'yiwu'].map(
        (place) => `places/${place}/place.yaml`,
      );
      for (const start of [0, 4, 8, 12, 16]) {
        const kinds = await damaged(places, folder, count(4, start), () => null);
        const catalogue = await loadCatalogue(folder, today);
        expectLines(catalogue, kinds);
        const leeds = (id: string) => id.startsWith('leeds/');
        expect(activitiesOf(catalogue).filter(leeds)).to.deep.equal(activitiesOf(whole).filter(leeds));
      }
    }));

  it('of words, roles, help lines and safety cost no group anything', () =>
    withCopy(async (folder) => {
      const topics = (await readdir(join(contentOfTheBot, 'topics'))).map((file) => `topics/${file}`);
      const shared = [
        ...topics.slice(0, 15),
        ...['access.yaml', 'roles.yaml', 'help-lines.yaml', 'safety/en.yaml', 'safety/ur.yaml'],
      ];
      for (const start of [0, 20]) {
        const kinds = await damaged(shared, folder, count(20, start), () => null);
        const catalogue = await loadCatalogue(folder, today);
        expectLines(catalogue, kinds);
        expect(activitiesOf(catalogue)).to.deep.equal(activitiesOf(whole));
      }
    }));
});
