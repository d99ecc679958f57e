/** `npm run teams-package`: the app by which people in Teams find the bot, as a file to upload there. */
import { mkdir, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { loadCatalogue } from '../catalogue/load.js';
import { contentOfTheBot, projectRoot } from '../root.js';
import { environmentWithFile, readSettings } from '../settings.js';
import { readLocales } from '../words/locales.js';
import { createWords } from '../words/words.js';
import { readOptions, WrongCall } from './options.js';
import { manifestFiles } from './teams-package/manifest.js';
import { pack } from './teams-package/pack.js';
import { textsIn } from './teams-package/texts.js';
import { contentsOf } from './teams-package/wishes.js';

/** Beside the built bot: it is made anew from the settings at any time. */
const usualFile = path.join(projectRoot, 'dist/teams/what-matters-teams.zip');

const options = ['place', 'version', 'developer', 'privacy-url', 'terms-url', 'languages', 'out'] as const;

async function teamsPackage(): Promise<void> {
  const wishes = readOptions(process.argv.slice(2), options, []);
  const settings = readSettings(environmentWithFile(process.env));
  if ('problems' in settings) throw new WrongCall(settings.problems.join('\n'));
  const catalogue = await loadCatalogue(settings.contentFolder, null, contentOfTheBot);
  const words = createWords(readLocales(path.join(projectRoot, 'locales')), () => catalogue);
  const { app, places, languages } = contentsOf(wishes, settings, catalogue, words.languages);
  const [first, ...others] = languages;
  const now = new Date();
  const texts = (language: string) => textsIn(language, places, words, now);
  const files = manifestFiles(app, [texts(first), ...others.map(texts)]);
  const file = wishes.out === undefined ? usualFile : path.resolve(wishes.out);
  await mkdir(path.dirname(file), { recursive: true });
  await writeFile(file, pack(files));
  process.stdout.write(`${file}\n`);
  process.stderr.write(
    [
      `Version ${app.version}, by ${app.developer}, in ${languages.join(', ')}, for bot ${app.botId}.`,
      `Teams will show ${app.privacyUrl} for privacy and ${app.termsUrl} for the terms.`,
      'docs/teams.md says how to upload it.\n',
    ].join('\n'),
  );
}

try {
  await teamsPackage();
} catch (error) {
  process.stderr.write(`${(error as Error).message}\n`);
  process.exitCode = error instanceof WrongCall ? 2 : 1;
}
