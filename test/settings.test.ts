import { expect } from 'chai';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { projectRoot } from '../bot/root.js';
import {
  environmentWithFile,
  readSettings,
  settingNames,
  type Environment,
  type Settings,
} from '../bot/settings.js';

const read = (environment: Environment) => readSettings(environment, '/project') as Settings;
const problemsOf = (environment: Environment) => {
  const result = readSettings(environment, '/project');
  return 'problems' in result ? result.problems : [];
};

describe('settings', () => {
  it('need nothing to be set', () => {
    expect(read({})).to.deep.equal({
      port: 3978,
      host: null,
      contentFolder: '/project/content',
      dataFolder: '/project/data',
      publicUrl: null,
      database: null,
      dataKeys: [],
      keepDays: 30,
      logLevel: 'info',
      sentenceModel: true,
      mailServer: null,
      mailFrom: { name: 'What Matters', address: 'what-matters@localhost' },
      webhookSecret: null,
      webhookPrivateNetwork: false,
      twilio: null,
      botService: null,
      warnings: [],
    });
  });

  it('are read from the environment; relative folders count from the top of the project', () => {
    const settings = read({
      PORT: '0',
      HOST: '::1',
      CONTENT_DIR: 'ours',
      DATA_DIR: '/var/lib/what-matters',
      PUBLIC_URL: 'https://chat.example.org/',
      KEEP_DAYS: ' 7 ',
      LOG_LEVEL: 'WARN',
    });
    expect(settings).to.include({
      port: 0,
      host: '::1',
      contentFolder: '/project/ours',
      dataFolder: '/var/lib/what-matters',
      publicUrl: 'https://chat.example.org',
      keepDays: 7,
      logLevel: 'warn',
    });
  });

  it('name a database, and how many connections to it there may be', () => {
    const url = 'postgresql://bot:p%40ss@db/whatmatters?sslmode=verify-full';
    expect(read({ DATABASE_URL: url }).database).to.deep.equal({ url, connections: 10 });
    expect(read({ DATABASE_URL: url, DATABASE_CONNECTIONS: '3' }).database?.connections).to.equal(3);
  });

  it('that are empty count as not set', () => {
    expect(read({ PORT: '', KEEP_DAYS: '  ', DATABASE_URL: '' })).to.deep.equal(read({}));
  });

  const wrong: [name: string, written: string][] = [
    ['PORT', '65536'],
    ['SENTENCE_MODEL', 'maybe'],
    ['PORT', '-1'],
    ['PORT', '3978x'],
    ['PORT', '1e3'],
    ['HOST', 'http://localhost'],
    ['KEEP_DAYS', '0'],
    ['KEEP_DAYS', '30 days'],
    ['KEEP_DAYS', '1.5'],
    ['PUBLIC_URL', 'chat.example.org'],
    ['PUBLIC_URL', 'ftp://chat.example.org'],
    ['PUBLIC_URL', 'https://name:password@chat.example.org'],
    ['LOG_LEVEL', 'loud'],
    ['WEBHOOK_SECRET', 'secret'],
    ['WEBHOOK_PRIVATE_NETWORK', 'yes'],
    ['MAIL_FROM', 'bot'],
    ['MAIL_FROM', 'bot@example.org, other@example.org'],
    ['DATABASE_URL', 'mysql://localhost/whatmatters'],
    ['DATABASE_URL', 'postgresql://localhost'],
    ['DATABASE_URL', 'postgresql://bot:a/b@localhost/whatmatters'],
    ['DATABASE_URL', 'postgresql://localhost/whatmatters?sslmode=yes'],
    ['DATABASE_CONNECTIONS', '0'],
    ['DATA_KEY', '0123456789abcdef'],
  ];
  for (const [name, written] of wrong) {
    it(`refuse ${name}=${written} in one line that names it`, () => {
      const problems = problemsOf({ [name]: written });
      expect(problems).to.have.length(1);
      expect(problems[0]).to.match(new RegExp(`^${name} is [^\n]+\\.$`));
    });
  }

  it('tell every problem at once, and a value cannot begin a line of its own', () => {
    const problems = problemsOf({ PORT: 'x\nall is well', KEEP_DAYS: '-1' });
    expect(problems).to.have.length(2);
    expect(problems.join('')).not.to.include('\n');
  });

  it('do not repeat what may hold a password', () => {
    expect(problemsOf({ DATABASE_URL: 'mysql://bot:hunter2@db/x' }).join()).not.to.include('hunter2');
    expect(problemsOf({ PUBLIC_URL: 'https://bot:hunter2@x' }).join()).not.to.include('hunter2');
  });

  it('warn of a name that is ours but for a slip of the hand', () => {
    expect(read({ KEEP_DAY: '7' }).warnings).to.deep.equal([
      'KEEP_DAY is not a setting and does nothing. Did you mean KEEP_DAYS?',
    ]);
    for (const name of ['PUBLIC_URI', 'data_dir', 'LOGLEVEL', 'CONTENT_DIRS']) {
      expect(read({ [name]: 'x' }).warnings, name).to.have.length(1);
    }
  });

  it('do not mind the rest of an environment', () => {
    const others =
      'PATH HOME HOSTNAME USER PWD SHELL TERM LANG LOGNAME MAIL POST PORTS npm_config_loglevel NODE_ENV';
    expect(read(Object.fromEntries(others.split(' ').map((name) => [name, 'x']))).warnings).to.deep.equal([]);
  });

  describe('in a file .env', () => {
    let folder: string;
    beforeEach(async () => (folder = await mkdtemp(join(tmpdir(), 'whatmatters-settings-'))));
    afterEach(() => rm(folder, { recursive: true }));

    it('stand below the environment', async () => {
      await writeFile(join(folder, '.env'), '# ours\nPORT=4000\nKEEP_DAYS="7"\n');
      expect(environmentWithFile({ PORT: '5000' }, folder)).to.deep.equal({ PORT: '5000', KEEP_DAYS: '7' });
    });

    it('are not needed', () => {
      expect(environmentWithFile({ PORT: '5000' }, folder)).to.deep.equal({ PORT: '5000' });
    });
  });

  it('are each explained in .env.example, and nothing else is', async () => {
    const example = await readFile(join(projectRoot, '.env.example'), 'utf8');
    const named = [...example.matchAll(/^# ?(\w+)=/gm)].map(([, name]) => name);
    expect(named).to.deep.equal([...settingNames]);
  });
});
