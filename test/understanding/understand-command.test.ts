import { expect } from 'chai';
import { spawnSync } from 'node:child_process';
import path from 'node:path';
import { projectRoot } from '../../bot/root.js';

const understand = (lines: string, ...options: string[]) =>
  spawnSync(
    process.execPath,
    ['--import', 'tsx', path.join('bot', 'commands', 'understand.ts'), ...options],
    {
      cwd: projectRoot,
      input: lines,
      encoding: 'utf8',
    },
  );

describe('npm run understand', function () {
  this.timeout(60_000);

  it('says in one line of JSON what it heard in each line', () => {
    const { stdout, status } = understand(
      'I love gardening but no bingo, Tuesday evenings in LS6\n\nI want to kill myself\n',
      '--language',
      'en',
      '--place',
      'leeds',
    );
    const lines = stdout
      .trim()
      .split('\n')
      .map((line) => JSON.parse(line) as unknown);
    expect(status).to.equal(0);
    expect(lines).to.have.length(3);
    expect(lines[0]).to.deep.equal({
      language: 'en',
      topics: ['gardening'],
      not: ['games'],
      access: [],
      when: [{ days: [2], from: '17:00', to: '23:00', date: null, not: false, words: 'Tuesday evenings' }],
      where: 'Hyde Park',
      safety: null,
    });
    expect(lines[2]).to.deep.include({ safety: { kind: 'life', level: 'urgent' } });
  });

  it('names the places it knows when asked for another', () => {
    const { stderr, status } = understand('', '--place', 'atlantis');
    expect(status).to.equal(2);
    expect(stderr).to.include('leeds');
  });
});
