import { expect } from 'chai';
import { chmod, readdir, rename, rm, stat, symlink, writeFile } from 'node:fs/promises';
import { spawnSync } from 'node:child_process';
import { dirname, join } from 'node:path';
import { pathToFileURL } from 'node:url';
import type { Saved } from '../../bot/editing/editing.js';
import { groupForm, type GroupForm } from '../../bot/editing/group-form.js';
import { NotAllowed } from '../../bot/editing/editors.js';
import {
  errorOf,
  ofGrowers,
  ofPlace,
  ofWalkers,
  walkers,
  walkersFile,
  withEditing,
  type ExampleEditing,
} from './example-editing.js';

const contentFiles = pathToFileURL(join(import.meta.dirname, '../../bot/editing/content-files.ts')).href;
const at = { place: 'leeds', group: 'walkers' };

async function read({ files }: ExampleEditing) {
  const text = await files.read(ofWalkers, 'leeds', 'walkers');
  expect(text).not.to.equal(null);
  return text!;
}

function saved(result: Saved | { kind: string }): Extract<Saved, { kind: 'saved' }> {
  expect(result.kind).to.equal('saved');
  return result as Extract<Saved, { kind: 'saved' }>;
}

describe("a group's file in the browser", () => {
  it('is saved, served at once, and its earlier text kept', () =>
    withEditing(async (editing) => {
      const { version } = await read(editing);
      const text = walkers.replace('cost: free', 'cost: { amount: 2, per: session }');
      const result = saved(await editing.files.save(ofWalkers, { ...at, text, basedOn: version }));
      expect(await editing.onDisk(walkersFile)).to.equal(text);
      const [leeds] = await editing.files.places(ofWalkers);
      expect(leeds!.place.activities.find(({ id }) => id === 'walkers/stroll')!.cost).to.include({
        amount: 2,
      });
      expect(result.changes).to.deep.equal([
        {
          activity: 'stroll',
          activityName: 'The stroll',
          field: ['cost'],
          from: 'free',
          to: { amount: '2', per: 'session' },
        },
      ]);
      const versions = await editing.files.versions(ofPlace, 'leeds', 'walkers');
      expect(versions.map(({ how, who }) => [how, who])).to.deep.equal([
        ['saved', 'walkers@example.org'],
        ['found', null],
      ]);
      expect(await editing.files.textOf(ofWalkers, 'leeds', 'walkers', version)).to.equal(walkers);
    }));

  it('is saved from a form with its comments', () =>
    withEditing(async (editing) => {
      const { text, version } = await read(editing);
      const { form } = groupForm(text) as { form: GroupForm };
      (form['activities'] as GroupForm[])[0]!['name'] = 'The short stroll';
      saved(await editing.files.saveForm(ofWalkers, { ...at, form, basedOn: version }));
      expect(await editing.onDisk(walkersFile)).to.equal(
        walkers.replace('name: The stroll', 'name: The short stroll'),
      );
    }));

  it('is not saved with a mistake, which is said as by the command', () =>
    withEditing(async (editing) => {
      const { version } = await read(editing);
      const text = walkers.replace('2026-10-05', '31 February');
      const result = await editing.files.save(ofWalkers, { ...at, text, basedOn: version });
      expect(result.kind).to.equal('mistakes');
      expect(result).to.have.nested.property('problems[0].line', 12);
      expect(await editing.onDisk(walkersFile)).to.equal(walkers);
      expect(editing.files.check(ofWalkers, 'leeds', 'walkers', text).problems).to.deep.equal(
        (result as { problems: unknown }).problems,
      );
    }));

  it('tells whoever comes second what the first changed, and offers both together where they fit', () =>
    withEditing(async (editing) => {
      const { version } = await read(editing);
      const theirs = walkers.replace('cost: free', 'cost: £2');
      await editing.files.save(ofPlace, { ...at, text: theirs, basedOn: version });
      const mine = walkers.replace('A long walk.', 'A long walk with lunch.');
      const result = await editing.files.save(ofWalkers, { ...at, text: mine, basedOn: version });
      expect(result).to.deep.include({
        kind: 'changed-meanwhile',
        who: 'content@example.org',
        differences: [
          { activity: 'stroll', activityName: 'The stroll', field: ['cost'], from: 'free', to: '£2' },
        ],
      });
      if (result.kind !== 'changed-meanwhile') throw new Error();
      const both = theirs.replace('A long walk.', 'A long walk with lunch.');
      expect(result.merged).to.equal(both);
      saved(await editing.files.save(ofWalkers, { ...at, text: both, basedOn: result.theirs.version }));

      const against = walkers.replace('cost: free', 'cost: £3');
      const clash = await editing.files.save(ofWalkers, { ...at, text: against, basedOn: version });
      expect(clash).to.include({ kind: 'changed-meanwhile', merged: null });
      expect(await editing.onDisk(walkersFile)).to.equal(both);
    }));

  it('takes one of two that are saved at the same moment', () =>
    withEditing(async (editing) => {
      const { version } = await read(editing);
      const results = await Promise.all(
        ['£1', '£2', '£3'].map((cost) =>
          editing.files.save(ofWalkers, { ...at, text: walkers.replace('free', cost), basedOn: version }),
        ),
      );
      expect(results.map(({ kind }) => kind)).to.deep.equal([
        'saved',
        'changed-meanwhile',
        'changed-meanwhile',
      ]);
    }));

  it('notices what was changed by hand', () =>
    withEditing(async (editing) => {
      const { version } = await read(editing);
      await editing.byHand(walkersFile, walkers.replace('A short walk.', 'A walk.'));
      const result = await editing.files.save(ofWalkers, { ...at, text: walkers, basedOn: version });
      expect(result).to.deep.include({ kind: 'changed-meanwhile', who: null });
      const [first] = await editing.files.versions(ofWalkers, 'leeds', 'walkers');
      expect(first).to.include({ how: 'by-hand', who: null });
      expect(first!.changes).to.have.length(1);
    }));

  it('goes back to an earlier version as a new one', () =>
    withEditing(async (editing) => {
      const { version } = await read(editing);
      const text = walkers.replace('free', '£2');
      const now = saved(await editing.files.save(ofWalkers, { ...at, text, basedOn: version }));
      const change = { ...at, version, basedOn: now.version };
      saved(await editing.files.restore(ofPlace, change));
      expect(await editing.onDisk(walkersFile)).to.equal(walkers);
      const versions = await editing.files.versions(ofWalkers, 'leeds', 'walkers');
      expect(versions.map(({ how }) => how)).to.deep.equal(['restored', 'saved', 'found']);
      const never = { ...at, version: 'f'.repeat(32), basedOn: version };
      expect(await editing.files.restore(ofPlace, never)).to.deep.equal({ kind: 'gone' });
    }));

  it('keeps fifty versions, and none but the newest for more than a year', () =>
    withEditing(async (editing) => {
      let { version } = await read(editing);
      const first = version;
      for (let cost = 1; cost <= 52; cost++) {
        editing.clock.now = new Date(editing.clock.now.getTime() + 60_000);
        const text = walkers.replace('free', `£${cost}`);
        version = saved(await editing.files.save(ofWalkers, { ...at, text, basedOn: version })).version;
      }
      expect(await editing.files.versions(ofWalkers, 'leeds', 'walkers')).to.have.length(50);
      expect(await editing.files.textOf(ofWalkers, 'leeds', 'walkers', first)).to.equal(null);
      editing.clock.now = new Date('2027-11-21T10:00:00Z');
      expect(await editing.removeExpired()).to.equal(49);
      expect(await editing.files.versions(ofWalkers, 'leeds', 'walkers')).to.have.length(1);
      expect(await editing.files.textOf(ofWalkers, 'leeds', 'walkers', version)).not.to.equal(null);
      expect(await editing.files.versions(ofWalkers, 'leeds', 'walkers')).to.have.nested.property(
        '[0].who',
        null,
      );
      expect(await editing.removeExpired()).to.equal(0);
      await rm(editing.groupFile('walkers'));
      expect(await editing.removeExpired()).to.equal(1);
      expect(await editing.files.textOf(ofWalkers, 'leeds', 'walkers', version)).to.equal(null);
    }));

  it('keeps the line endings, the mark at the beginning and the mode of the file', () =>
    withEditing(async (editing) => {
      const windows = `\ufeff${walkers.replaceAll('\n', '\r\n')}`;
      await editing.byHand(walkersFile, windows);
      await chmod(editing.groupFile('walkers'), 0o664);
      const { text, version } = await read(editing);
      expect(text.startsWith('name')).to.equal(true);
      saved(
        await editing.files.save(ofWalkers, { ...at, text: walkers.replace('free', '£2'), basedOn: version }),
      );
      expect(await editing.onDisk(walkersFile)).to.equal(windows.replace('free', '£2'));
      expect((await stat(editing.groupFile('walkers'))).mode & 0o777).to.equal(0o664);
      expect((await readdir(join(editing.folder, 'places/leeds/groups'))).sort()).to.deep.equal([
        'growers.yaml',
        'walkers.yaml',
      ]);
    }));

  it('says that somebody would lock themselves out once they have', () =>
    withEditing(async (editing) => {
      const { version } = await read(editing);
      const text = walkers.replace('email: walkers@example.org', 'phone: 0113 496 0123');
      const result = saved(await editing.files.save(ofWalkers, { ...at, text, basedOn: version }));
      expect(result.stillEditor).to.equal(false);
      expect(await errorOf(editing.files.read(ofWalkers, 'leeds', 'walkers'))).to.be.instanceOf(NotAllowed);
    }));

  it('never writes through a link or outside the folder', () =>
    withEditing(async (editing) => {
      const outside = join(editing.folder, 'outside.yaml');
      await writeFile(outside, walkers);
      const { version } = await read(editing);
      await rm(editing.groupFile('walkers'));
      await symlink(outside, editing.groupFile('walkers'));
      const text = walkers.replace('free', '£2');
      expect(await editing.files.save(ofWalkers, { ...at, text, basedOn: version })).to.deep.equal({
        kind: 'gone',
      });
      expect(await editing.onDisk('outside.yaml')).to.equal(walkers);

      const groups = join(editing.folder, 'places/leeds/groups');
      await rename(groups, join(editing.folder, 'elsewhere'));
      await symlink(join(editing.folder, 'elsewhere'), groups);
      expect(await editing.files.read(ofPlace, 'leeds', 'growers')).to.equal(null);
      const made = await editing.files.create(ofPlace, { place: 'leeds', group: 'new', text });
      expect(made).to.deep.equal({ kind: 'not-written', why: 'link' });
      for (const group of ['../place', 'groups/../growers', '', '.', 'GROWERS', 'a/b', 'a\0b']) {
        expect(await editing.files.read(ofPlace, 'leeds', group)).to.equal(null);
        expect((await editing.files.create(ofPlace, { place: 'leeds', group, text })).kind).to.equal(
          'bad-name',
        );
      }
    }));

  it('stays whole where the disk is full, and nothing is left lying about', () =>
    withEditing(async ({ folder, groupFile, onDisk }) => {
      // A limit on the size of files stands in for a full disk: the system refuses in the middle of writing.
      const program = `
        import { ContentFiles, versionOf } from ${JSON.stringify(contentFiles)};
        const files = new ContentFiles(${JSON.stringify(folder)});
        const { version } = await files.read('leeds', 'walkers');
        const text = '# '.repeat(100_000);
        console.log(JSON.stringify(await files.write('leeds', 'walkers', text, version)));`;
      const run = spawnSync(
        'bash',
        [
          '-c',
          'ulimit -f 128; exec "$@"',
          'bash',
          process.execPath,
          '--import',
          'tsx',
          '--input-type=module',
          '-e',
          program,
        ],
        { encoding: 'utf8' },
      );
      expect(JSON.parse(run.stdout), run.stderr).to.deep.equal({ kind: 'not-written', why: 'disk-full' });
      expect(await onDisk(walkersFile)).to.equal(walkers);
      expect(await readdir(dirname(groupFile('walkers')))).to.have.length(2);
    })).timeout(30_000);

  describe('for the editors of a place', () => {
    it('is made new, once', () =>
      withEditing(async (editing) => {
        const group = { place: 'leeds', group: 'ramblers', text: walkers };
        saved(await editing.files.create(ofPlace, group));
        expect(await editing.files.create(ofPlace, group)).to.deep.equal({ kind: 'exists' });
        const [leeds] = await editing.files.places(ofPlace);
        expect(leeds!.groups.map(({ id }) => id)).to.have.members(['growers', 'ramblers', 'walkers']);
        const mistaken = await editing.files.create(ofPlace, {
          ...group,
          group: 'others',
          text: 'name: x\n',
        });
        expect(mistaken.kind).to.equal('mistakes');
      }));

    it('is listed also where it has been wrong from the beginning', () =>
      withEditing(async (editing) => {
        await editing.byHand('places/leeds/groups/broken.yaml', 'name: [\n');
        const [leeds] = await editing.files.places(ofPlace);
        expect(leeds!.groups.filter(({ sound }) => !sound).map(({ id }) => id)).to.deep.equal(['broken']);
        expect((await editing.files.read(ofPlace, 'leeds', 'broken'))?.text).to.equal('name: [\n');
        const result = await editing.files.saveForm(ofPlace, {
          place: 'leeds',
          group: 'broken',
          form: {},
          basedOn: (await editing.files.read(ofPlace, 'leeds', 'broken'))!.version,
        });
        expect(result.kind).to.equal('mistakes');
      }));
  });

  it('is closed to the editor of another group, whatever they ask for', () =>
    withEditing(async (editing) => {
      const { files, freshness, reports, topics } = editing;
      const { version } = await read(editing);
      const text = walkers.replace('free', '£2');
      for (const who of [ofGrowers, { email: 'nobody@example.org' }, { email: '' }]) {
        for (const attempt of [
          () => files.read(who, 'leeds', 'walkers'),
          () => files.check(who, 'leeds', 'walkers', text),
          () => files.save(who, { ...at, text, basedOn: version }),
          () => files.saveForm(who, { ...at, form: {}, basedOn: version }),
          () => files.create(who, { place: 'leeds', group: 'mine', text }),
          () => files.versions(who, 'leeds', 'walkers'),
          () => files.textOf(who, 'leeds', 'walkers', version),
          () => files.restore(who, { ...at, version, basedOn: version }),
          () => freshness.stillRight(who, { ...at, activity: null }),
          () => topics.propose(who, { ...at, name: 'Chess', words: '' }),
          () => topics.waiting(who, 'leeds'),
          () => topics.settle(who, 'leeds', 'one'),
          () => reports.of(who, 'leeds', 'walkers'),
          () => reports.resolve(who, 'leeds', 'walkers', 'one'),
          () => files.read(who, 'york', 'walkers'),
        ]) {
          expect(await errorOf(attempt), attempt.toString()).to.be.instanceOf(NotAllowed);
        }
      }
      expect(await editing.onDisk(walkersFile)).to.equal(walkers);
      const mine = await files.places(ofGrowers);
      expect(mine.map(({ whole, groups }) => [whole, groups.map(({ id }) => id)])).to.deep.equal([
        [false, ['growers']],
      ]);
    }));
});
