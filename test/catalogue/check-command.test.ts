import { expect } from 'chai';
import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { withContent } from './content-on-disk.js';
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

  it('names file, line and column of each problem, sums up, and exits with 1 where there is an error', () =>
    withContent(mistake, async (folder) => {
      const { code, out, error } = check(folder);
      expect(error).to.equal('');
      expect(out).to.contain(
        "places/leeds/groups/walkers.yaml:2:1  error  'abuot' isn't a part of a group I know. Did you mean about?\n",
      );
      expect(out.trimEnd().split('\n').at(-1)).to.match(/^2 errors, \d+ pieces? of advice\.$/);
      expect(code).to.equal(1);
    }));

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
      expect(out).to.contain('safety/en.tests.yaml:1:32  error  Taken too lightly: "I will kill myself"');
      expect(code).to.equal(1);
    }));

  it('names the help lines that nobody has checked for a year', () => {
    const old =
      '- { id: samaritans, culture: GB, kinds: [life], name: { en: S }, phone: 116 123, checked: 2020-01-31, source: s }';
    return withContent({ 'help-lines.yaml': old }, async (folder) => {
      const { out, code } = check(folder);
      expect(out).to.contain(
        'help-lines.yaml  advice  samaritans: nobody has checked this help line since 2020-01-31.',
      );
      expect(code).to.equal(0);
    });
  });

  it('exits with 0 where there is advice alone', () =>
    withContent({}, async (folder) => expect(check(folder).code).to.equal(0)));
});
