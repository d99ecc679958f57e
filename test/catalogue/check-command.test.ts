import { expect } from 'chai';
import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { smallContent, withContent } from './content-on-disk.js';
import type { Problem } from '../../bot/catalogue/catalogue.js';

const command = join(import.meta.dirname, '../../bot/commands/content.ts');

function check(folder: string | null, ...options: string[]) {
  const CONTENT_DIR = folder ?? '';
  const environment = { ...process.env, CONTENT_DIR };
  const run = spawnSync(process.execPath, ['--import', 'tsx', command, 'check', ...options], {
    encoding: 'utf8',
    env: environment,
  });
  return { code: run.status, out: run.stdout, error: run.stderr };
}

describe('npm run content -- check', function () {
  /** Each starts a program of its own. */
  this.timeout(60_000);
  const mistake = { 'places/leeds/groups/walkers.yaml': 'name: Walkers\nabuot: We walk.\n' };

  it('tells each group its mistakes and its advice apart, sums up, and exits with 1 where there is a mistake', () =>
    withContent(mistake, async (folder) => {
      const { code, out, error } = check(folder);
      expect(error).to.equal('');
      expect(out).to.contain('\nGrowers: 1 activity, no mistakes, no advice\n');
      expect(out).to.contain(
        [
          'walkers: 2 mistakes, no advice',
          '  places/leeds/groups/walkers.yaml',
          '  Mistakes. Until they are mended, nobody is told of this group:',
          '    Line 1, column 1: activities: is missing from a group.',
          "    Line 2, column 1: 'abuot' isn't a part of a group I know. Did you mean about?",
        ].join('\n'),
      );
      expect(out.trimEnd().split('\n').at(-1)).to.match(
        /^In all: 1 place, 1 group, 1 activity; 2 mistakes, \d+ pieces? of advice\.$/,
      );
      expect(code).to.equal(1);
      expect(check(folder, '--only', 'growers').code).to.equal(0);
    }));

  it('says advice that is alike once, unless all of it is asked for', () => {
    const words = {
      'places/leeds/place.yaml': smallContent['places/leeds/place.yaml']!.replace(
        '[en, ur]',
        '[en, ur, pl, nl, cy, zh, fr]',
      ),
    };
    return withContent(words, async (folder) => {
      const folded = check(folder).out;
      expect(folded).to.match(/1\d times, first in topics\/gardening\.yaml:\n {4}Add words in/);
      expect(folded.match(/Add words in/g)).to.have.length(2);
      expect(check(folder, '--all').out.match(/Add words in/g)!.length).to.be.above(10);
    });
  });

  it('gives the same as JSON for other programs', () =>
    withContent(mistake, async (folder) => {
      const { out, code } = check(null, folder, '--json');
      const problems = JSON.parse(out) as Problem[];
      expect(problems.find(({ line }) => line === 2)).to.include({ column: 1, level: 'error' });
      expect(code).to.equal(1);
    }));

  it('says in one line where it cannot check at all', () => {
    const { code, out, error } = check('/no/such/folder');
    expect([code, out]).to.deep.equal([1, '']);
    expect(error.trim().split('\n')).to.have.length(1);
    expect(check(null, 'a', 'b').error).to.contain('Usage:');
  });

  it('names the sentences beside the safety phrases that are no longer taken as they must be', () =>
    withContent({ 'safety/en.yaml': 'life: { check: [kill myself] }' }, async (folder) => {
      const { out, code } = check(folder);
      expect(out).to.contain('safety/en.tests.yaml: 1 mistake, no advice\n  Mistakes:\n');
      expect(out).to.contain('    Line 1, column 32: Taken too lightly: "I will kill myself"');
      expect(code).to.equal(1);
    }));

  it('names the help lines that nobody has checked for a year', () => {
    const old =
      '- { id: samaritans, culture: GB, kinds: [life], name: { en: S }, phone: 116 123, checked: 2020-01-31, source: s }';
    return withContent({ 'help-lines.yaml': old }, async (folder) => {
      const { out, code } = check(folder);
      expect(out).to.contain('help-lines.yaml: no mistakes, 1 piece of advice\n');
      expect(out).to.contain('samaritans: nobody has checked this help line since 2020-01-31.');
      expect(code).to.equal(0);
    });
  });

  it('exits with 0 where there is advice alone', () =>
    withContent({}, async (folder) => expect(check(folder).code).to.equal(0)));
});
