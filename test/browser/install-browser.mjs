/**
 * Makes sure that the browser tests have a browser. Called by `npm test`. On Debian, as root, it installs the
 * distribution's own Chromium; elsewhere it lets playwright download one. Says nothing where there is one already.
 */
import { spawnSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { findBrowser } from './find-browser.mjs';

const playwright = dirname(createRequire(import.meta.url).resolve('playwright-core/package.json'));

if (findBrowser() === null) {
  if (process.env.CHROMIUM) fail(`CHROMIUM is ${process.env.CHROMIUM}, but there is no such file.`);
  console.log('The browser tests need Chromium. Getting it, once; this may take a minute.');
  for (const get of [fromDebian, fromPlaywright]) {
    get();
    if (findBrowser() !== null) break;
  }
  if (findBrowser() === null) {
    fail(
      [
        'No Chromium was found, and none could be installed. Please do one of these, then run the tests again:',
        '  Debian, as root:  apt-get install chromium',
        '  elsewhere:        npx playwright-core install --with-deps chromium',
        '  or name one:      CHROMIUM=/path/to/chrome npm test',
        'To run all other tests: npm run test:quick',
      ].join('\n'),
    );
  }
}

function fromDebian() {
  const { ID, ID_LIKE } = system();
  if (ID !== 'debian' && !(ID_LIKE ?? '').split(' ').includes('debian')) return;
  // Ubuntu's package only points to a snap, which containers cannot run.
  if (ID === 'ubuntu' || process.getuid?.() !== 0) return;
  run('apt-get', ['update', '-qq']);
  run('apt-get', ['install', '-y', '-qq', '--no-install-recommends', 'chromium', 'fonts-noto-core']);
}

function fromPlaywright() {
  const asRoot = process.getuid?.() === 0;
  run(process.execPath, [
    join(playwright, 'cli.js'),
    'install',
    ...(asRoot ? ['--with-deps'] : []),
    'chromium',
  ]);
}

function run(program, words) {
  spawnSync(program, words, {
    stdio: ['ignore', 'ignore', 'inherit'],
    env: { ...process.env, DEBIAN_FRONTEND: 'noninteractive' },
  });
}

/** What /etc/os-release says of this system. */
function system() {
  if (!existsSync('/etc/os-release')) return {};
  const lines = readFileSync('/etc/os-release', 'utf8').split('\n');
  return Object.fromEntries(
    lines
      .map((line) => /^(\w+)="?(.*?)"?$/.exec(line))
      .flatMap((found) => (found ? [[found[1], found[2]]] : [])),
  );
}

function fail(message) {
  console.error(message);
  process.exit(1);
}
