import { expect } from 'chai';
import { execFileSync } from 'node:child_process';
import { appendFile, chmod, mkdir, mkdtemp, rename, rm, symlink, utimes, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pino } from 'pino';
import type { Catalogue } from '../../bot/catalogue/catalogue.js';
import {
  openLiveCatalogue,
  type LiveCatalogue,
  type LiveCatalogueParts,
} from '../../bot/catalogue/live-catalogue.js';
import { smallContent, withContent } from './content-on-disk.js';

const growers = 'places/leeds/groups/growers.yaml';
const singers = 'places/leeds/groups/singers.yaml';
const group = smallContent[growers]!;
const withSingers = { [singers]: group.replace('Growers', 'Singers') };
const york = smallContent['places/leeds/place.yaml']!.replace('Leeds', 'York').replace(/sms:.*\n/, '');
const withYork = { 'places/york/place.yaml': york, 'places/york/groups/walkers.yaml': group };

interface Line {
  level: number;
  msg: string;
  file?: string;
  problem?: string;
  servesAsOf?: string;
}

interface Live {
  folder: string;
  live: LiveCatalogue;
  /** What was logged, without what is merely told. */
  logged: Line[];
  write: (file: string, text: string | Uint8Array) => Promise<void>;
}

/** Content on the disk that is served live while `work` edits it. */
async function serving(
  content: Record<string, string | Uint8Array | null>,
  work: (live: Live) => Promise<void>,
  parts: Partial<LiveCatalogueParts> = {},
): Promise<void> {
  await withContent(content, async (folder) => {
    const logged: Line[] = [];
    const log = pino(
      { level: 'info' },
      { write: (line: string) => void logged.push(JSON.parse(line) as Line) },
    );
    const live = await openLiveCatalogue({
      folder,
      shared: null,
      log,
      now: () => new Date('2026-11-20T10:00Z'),
      patience: { file: 0, many: 0 },
      ...parts,
    });
    try {
      const write = (file: string, text: string | Uint8Array) => writeFile(join(folder, file), text);
      await work({ folder, live, logged, write });
    } finally {
      await live.close();
    }
  });
}

const groupsOf = (catalogue: Catalogue, place = 'leeds') =>
  catalogue.places.get(place)?.groups.map(({ name }) => name);
const errorsOf = ({ problems }: Catalogue) =>
  problems.filter(({ level }) => level === 'error').map(({ file }) => file);
const mistakes = (logged: Line[]) => logged.filter(({ msg }) => msg === 'content file with a mistake');

async function until(met: () => boolean): Promise<void> {
  const end = Date.now() + 10_000;
  while (!met()) {
    if (Date.now() > end) throw new Error('It did not come about.');
    await new Promise((resolve) => setTimeout(resolve, 10));
  }
}

describe('the live catalogue', () => {
  it('serves what is edited, added, renamed and taken away, without being told', () =>
    serving(withSingers, async ({ live, folder, write }) => {
      await write(growers, group.replace('Growers', 'Diggers'));
      await until(() => groupsOf(live.current())?.[0] === 'Diggers');
      await write('places/leeds/groups/walkers.yaml', group.replace('Growers', 'Walkers'));
      await until(() => groupsOf(live.current())?.length === 3);
      await rename(join(folder, singers), join(folder, 'places/leeds/groups/choir.yaml'));
      await until(() => live.current().places.get('leeds')!.groups[0]!.id === 'choir');
      expect(groupsOf(live.current())).to.deep.equal(['Singers', 'Diggers', 'Walkers']);
      await rm(join(folder, growers));
      await until(() => groupsOf(live.current())?.length === 2);
    }));

  it('serves what an editor saves by another file that takes the place of the first', () =>
    serving({}, async ({ live, folder, write }) => {
      await write('places/leeds/groups/.growers.yaml.swp', group.replace('Growers', 'Diggers'));
      await rename(join(folder, 'places/leeds/groups/.growers.yaml.swp'), join(folder, growers));
      await until(() => groupsOf(live.current())?.[0] === 'Diggers');
    }));

  it('notices within seconds what is saved where the disk tells of no changes', () =>
    serving({}, async ({ live, folder }) => {
      // Nobody watches what a link leads to, just as nobody hears of changes on most network disks.
      const far = join(folder, '.far/york');
      await mkdir(join(far, 'groups'), { recursive: true });
      await writeFile(join(far, 'place.yaml'), york);
      await writeFile(join(far, 'groups/walkers.yaml'), group);
      await symlink(far, join(folder, 'places/york'));
      await until(() => live.current().places.has('york'));
      // Until all that was still to be read because of the link has been read.
      await new Promise((resolve) => setTimeout(resolve, 2500));
      await writeFile(join(far, 'groups/.walkers.tmp'), group.replace('Growers', 'Walkers'));
      await rename(join(far, 'groups/.walkers.tmp'), join(far, 'groups/walkers.yaml'));
      await until(() => groupsOf(live.current(), 'york')?.[0] === 'Walkers');
    }));

  it('serves a change at once when it is asked to', () =>
    serving({}, async ({ live, write }) => {
      await write(growers, group.replace('Growers', 'Diggers'));
      await live.refresh();
      expect(groupsOf(live.current())).to.deep.equal(['Diggers']);
      // As long, and within the same moment of the file system's clock.
      await write(growers, group.replace('Growers', 'Raisers'));
      await live.refresh();
      expect(groupsOf(live.current())).to.deep.equal(['Raisers']);
    }));

  it('keeps what stays the same, so that nothing is indexed anew', () =>
    serving({ ...withSingers, ...withYork }, async ({ live, folder, write }) => {
      const before = live.current();
      await live.refresh();
      expect(live.current()).to.equal(before);
      await utimes(join(folder, singers), new Date(), new Date());
      await appendFile(join(folder, singers), '# nothing else\n');
      await live.refresh();
      expect(live.current()).to.equal(before);
      await write(growers, group.replace('Growers', 'Diggers'));
      await live.refresh();
      const after = live.current();
      expect(after.places.get('york')).to.equal(before.places.get('york'));
      expect(after.places.get('leeds')!.groups[1]).to.equal(before.places.get('leeds')!.groups[1]);
      for (const part of ['topics', 'access', 'roles', 'helpLines', 'safety'] as const)
        expect(after[part], part).to.equal(before[part]);
    }));

  it('makes everything ready before it serves', () => {
    const prepared: (string[] | undefined)[] = [];
    let serves: () => string[] | undefined;
    const prepare = async (next: Catalogue): Promise<void> => {
      prepared.push(groupsOf(next), serves());
      await new Promise((resolve) => setTimeout(resolve, 5));
      prepared.push(serves());
    };
    return serving(
      {},
      async ({ live, write }) => {
        serves = () => groupsOf(live.current());
        await write(growers, group.replace('Growers', 'Diggers'));
        await live.refresh();
        expect(prepared).to.deep.equal([['Diggers'], ['Growers'], ['Growers']]);
        expect(serves()).to.deep.equal(['Diggers']);
      },
      { prepare },
    );
  });

  it('goes on serving what was there where the new cannot be made ready', () => {
    const parts = { prepare: () => Promise.reject(new Error('too large')) };
    return serving(
      {},
      async ({ live, write }) => {
        await write(growers, group.replace('Growers', 'Diggers'));
        await live.refresh();
        expect(groupsOf(live.current())).to.deep.equal(['Growers']);
      },
      parts,
    );
  });

  it('reads a pull of many files once', () => {
    const names = Array.from({ length: 200 }, (_, n) => `places/leeds/groups/group-${n}.yaml`);
    return serving(
      Object.fromEntries(names.map((name) => [name, group])),
      async ({ live, logged, folder, write }) => {
        const git = (...args: string[]) =>
          execFileSync('git', ['-c', 'user.name=A', '-c', 'user.email=a@example.org', ...args], {
            cwd: folder,
            stdio: 'pipe',
          });
        git('init', '-q', '-b', 'old');
        git('add', '.');
        git('commit', '-q', '-m', 'old');
        git('checkout', '-q', '-b', 'new');
        for (const name of names) await write(name, group.replace('Growers', 'Pulled'));
        git('commit', '-q', '-a', '-m', 'new');
        await until(() => groupsOf(live.current())?.filter((name) => name === 'Pulled').length === 200);
        logged.length = 0;
        git('checkout', '-q', 'old');
        await until(() => groupsOf(live.current())?.every((name) => name === 'Growers') ?? false);
        expect(logged.map(({ msg }) => msg)).to.deep.equal(['content read again']);
      },
    );
  });
});

describe('a file that becomes wrong', () => {
  const wrong: Record<string, string | Uint8Array> = {
    'cut off in the middle': group.slice(0, group.length / 2),
    empty: '',
    'of 50 MB': Buffer.alloc(50 * 1024 * 1024, 'a'),
    'full of aliases': `a: &a [x, x, x, x, x, x, x, x, x]\n${'bcdefghij'
      .split('')
      .map((name, n) => `${name}: &${name} [${Array<string>(9).fill(`*${'abcdefghi'[n]}`).join(', ')}]`)
      .join('\n')}\n`,
    'not UTF-8': Buffer.from(group.replace('Growers', 'Caf\xe9'), 'latin1'),
    'not YAML': 'name: [',
    'without what it needs': 'name: Growers\n',
  };
  for (const [how, text] of Object.entries(wrong)) {
    it(`${how} serves as it was before, and is reported`, () =>
      serving(withSingers, async ({ live, logged, write }) => {
        const before = live.current();
        await write(growers, text);
        await live.refresh();
        const after = live.current();
        expect(after.places.get('leeds')).to.equal(before.places.get('leeds'));
        expect(errorsOf(after)).to.include(growers);
        expect(after.problems.map(({ message }) => message)).to.include(
          'Until this is mended, people see what this file said before.',
        );
        expect(mistakes(logged)[0]).to.include({ file: growers, servesAsOf: '2026-11-20T10:00:00.000Z' });
        await write(growers, group.replace('Growers', 'Diggers'));
        await live.refresh();
        expect(groupsOf(live.current())).to.deep.equal(['Diggers', 'Singers']);
        expect(errorsOf(live.current())).to.deep.equal([]);
        expect(logged.at(-1)).to.include({ msg: 'content file mended', file: growers });
      }));
  }

  const replaced: Record<string, (path: string, folder: string) => Promise<unknown>> = {
    'a folder': (path) => mkdir(path),
    'a pipe that nobody writes to': async (path) => execFileSync('mkfifo', [path]),
    'a link out of the content': (path) => symlink('/etc/hostname', path),
    'a link to nothing': (path, folder) => symlink(join(folder, 'nowhere'), path),
    'a link to itself': (path) => symlink(path, path),
  };
  for (const [what, make] of Object.entries(replaced)) {
    it(`as ${what} serves as it was before, and is reported`, () =>
      serving(withSingers, async ({ live, folder }) => {
        await rm(join(folder, growers));
        await make(join(folder, growers), folder);
        await live.refresh();
        expect(groupsOf(live.current())).to.deep.equal(['Growers', 'Singers']);
        expect(errorsOf(live.current())).to.deep.equal([growers]);
      }));
  }

  it('because nobody may read it serves as it was before', function () {
    if (process.getuid?.() === 0) this.skip();
    return serving({}, async ({ live, folder }) => {
      await chmod(join(folder, growers), 0);
      await live.refresh();
      expect(groupsOf(live.current())).to.deep.equal(['Growers']);
      expect(errorsOf(live.current())).to.deep.equal([growers]);
    });
  });

  it('because a topic that it names is gone serves as it was before', () =>
    serving({ 'topics/nature.yaml': smallContent['topics/nature.yaml']! }, async ({ live, folder }) => {
      await rm(join(folder, 'topics/gardening.yaml'));
      await live.refresh();
      expect(groupsOf(live.current())).to.deep.equal(['Growers']);
      expect(errorsOf(live.current())).to.deep.equal([growers]);
    }));

  it('because it is being written serves as it was before, though it is right so far', () =>
    serving(
      {},
      async ({ live, write }) => {
        const two = `${group}${group.slice(group.indexOf('  - id')).replace('plot', 'shed')}`;
        await write(growers, two);
        await live.refresh();
        await write(growers, group);
        await live.refresh();
        const activities = () => live.current().places.get('leeds')!.activities.length;
        expect(activities()).to.equal(2);
        await until(() => activities() === 1);
      },
      { patience: { file: 100, many: 100 } },
    ));

  it('is logged once, however often the content is read', () =>
    serving(withSingers, async ({ live, logged, write }) => {
      await write(growers, 'name: [');
      await live.refresh();
      await write(singers, group.replace('Growers', 'Choir'));
      await live.refresh();
      await live.refresh();
      expect(mistakes(logged)).to.have.length(1);
    }));

  it('was left out at the start, and serves once it is right', () =>
    serving({ ...withSingers, [growers]: 'name: [' }, async ({ live, logged, write }) => {
      expect(groupsOf(live.current())).to.deep.equal(['Singers']);
      expect(mistakes(logged)).to.have.length(1);
      await write(growers, group);
      await live.refresh();
      expect(groupsOf(live.current())).to.deep.equal(['Growers', 'Singers']);
    }));

  for (const file of [
    'topics/gardening.yaml',
    'access.yaml',
    'roles.yaml',
    'help-lines.yaml',
    'safety/en.yaml',
    'places/leeds/place.yaml',
  ]) {
    it(`serves as it was before: ${file}`, () =>
      serving({}, async ({ live, write }) => {
        const before = { ...live.current(), problems: [] };
        for (const text of ['', 'a: [', smallContent[file]!.slice(0, 30)]) {
          await write(file, text);
          await live.refresh();
          const { problems } = live.current();
          expect({ ...live.current(), problems: [] }).to.deep.equal(before);
          expect(problems.some((problem) => problem.file === file && problem.level === 'error')).to.equal(
            true,
          );
        }
      }));
  }
});

describe('what protects people', () => {
  const phrases = ({ safety }: Catalogue) => [...safety.get('en')!.phrases.values()].flat();

  it('loses no phrase by a file with a mistake, and gains those that are right in it', () =>
    serving({}, async ({ live, write }) => {
      const long = 'a'.repeat(201);
      await write('safety/en.yaml', `harmless: [kill myself]\nlife:\n  urgent: [end it all, ${long}]\n`);
      await live.refresh();
      expect(phrases(live.current())).to.have.members(['kill myself', 'no point', 'end it all']);
      expect(live.current().safety.get('en')!.harmless).to.deep.equal(['dying to try']);
      await write('safety/en.yaml', 'life:\n  urgent: [end it all]\n');
      await live.refresh();
      expect(phrases(live.current())).to.deep.equal(['end it all']);
    }));

  it('loses no language while the bot runs, though its file or the whole folder is taken away', () =>
    serving({}, async ({ live, folder }) => {
      for (const gone of ['safety/en.yaml', 'safety']) {
        await rm(join(folder, gone), { recursive: true });
        await live.refresh();
        expect(phrases(live.current())).to.deep.equal(['kill myself', 'no point']);
        expect(errorsOf(live.current())).to.include('safety/en.yaml');
      }
    }));

  it('loses no help line by a mistake in another', () =>
    serving({}, async ({ live, write }) => {
      const line = smallContent['help-lines.yaml']!;
      const two = `${line}${line.replace('samaritans', 'shout').replace('116 123', '116 124')}`;
      await write('help-lines.yaml', two);
      await live.refresh();
      await write('help-lines.yaml', two.replace('phone: 116 123', 'phone: soon'));
      await live.refresh();
      expect(live.current().helpLines.map(({ shown }) => shown)).to.have.members(['116 123', '116 124']);
    }));
});

describe('a place that is taken away', () => {
  it('is gone once that is certain', () =>
    serving(withYork, async ({ live, folder }) => {
      await rm(join(folder, 'places/york'), { recursive: true });
      await live.refresh();
      expect([...live.current().places.keys()]).to.deep.equal(['leeds']);
    }));

  it('does not blink where it comes back in a moment, as in a checkout', () =>
    serving(
      withYork,
      async ({ live, folder }) => {
        const before = live.current();
        await rename(join(folder, 'places/york'), join(folder, 'elsewhere'));
        await rm(join(folder, growers));
        await live.refresh();
        expect(live.current().places).to.equal(before.places);
        await rename(join(folder, 'elsewhere'), join(folder, 'places/york'));
        await writeFile(join(folder, growers), group);
        await live.refresh();
        expect(live.current().places).to.equal(before.places);
      },
      { patience: { file: 60_000, many: 60_000 } },
    ));

  it('serves all the same where it was the last', () =>
    serving({}, async ({ live, folder }) => {
      const { places } = live.current();
      await rm(join(folder, 'places'), { recursive: true });
      await live.refresh();
      expect(live.current().places).to.equal(places);
      expect(errorsOf(live.current())).to.include('places');
    }));

  it('serves with all the rest where the whole folder is away, and follows it when it is back', () =>
    serving({}, async ({ live, folder, logged, write }) => {
      const { topics, places } = live.current();
      await rename(folder, `${folder}-away`);
      await live.refresh();
      expect(live.current()).to.include({ topics, places });
      expect(errorsOf(live.current())).to.deep.equal(['.']);
      await live.refresh();
      expect(mistakes(logged)).to.have.length(1);
      await rename(`${folder}-away`, folder);
      await until(() => errorsOf(live.current()).length === 0);
      await write(growers, group.replace('Growers', 'Diggers'));
      await until(() => groupsOf(live.current())?.[0] === 'Diggers');
    }));

  it('is followed where the content folder is a link that is led elsewhere in one step', () =>
    withContent({ [growers]: group.replace('Growers', 'Diggers') }, (newer) =>
      withContent({}, async (older) => {
        const top = await mkdtemp(join(tmpdir(), 'link-'));
        const folder = join(top, 'content');
        await symlink(older, folder);
        await serving(
          {},
          async ({ live }) => {
            expect(groupsOf(live.current())).to.deep.equal(['Growers']);
            await symlink(newer, join(top, 'next'));
            await rename(join(top, 'next'), folder);
            await until(() => groupsOf(live.current())?.[0] === 'Diggers');
            await writeFile(join(newer, growers), group.replace('Growers', 'Raisers'));
            await until(() => groupsOf(live.current())?.[0] === 'Raisers');
          },
          { folder },
        );
        await rm(top, { recursive: true });
      }),
    ));

  it('is followed where its parts are links that are led elsewhere, as of a ConfigMap', () =>
    serving({}, async ({ live: first, folder }) => {
      await first.close();
      const names = ['places', 'topics', 'safety', 'access.yaml', 'roles.yaml', 'help-lines.yaml'];
      await mkdir(join(folder, '..older'));
      for (const name of names) {
        await rename(join(folder, name), join(folder, '..older', name));
        await symlink(`..data/${name}`, join(folder, name));
      }
      await symlink('..older', join(folder, '..data'));
      execFileSync('cp', ['-r', join(folder, '..older'), join(folder, '..newer')]);
      await writeFile(join(folder, '..newer', growers), group.replace('Growers', 'Diggers'));
      await serving(
        {},
        async ({ live }) => {
          expect(groupsOf(live.current())).to.deep.equal(['Growers']);
          await symlink('..newer', join(folder, '..data_tmp'));
          await rename(join(folder, '..data_tmp'), join(folder, '..data'));
          await until(() => groupsOf(live.current())?.[0] === 'Diggers');
          expect(errorsOf(live.current())).to.deep.equal([]);
        },
        { folder },
      );
    }));
});
