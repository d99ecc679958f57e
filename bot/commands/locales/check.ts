import path from 'node:path';
import { projectRoot } from '../../root.js';
import { compareLocales, type LocaleProblem } from '../../words/checking/compare.js';
import { readLocaleFiles, spokenLanguages, type LocaleFiles } from '../../words/checking/locale-files.js';
import { unusedKeys } from '../../words/checking/keys-used.js';
import { oneOf, readOptions } from '../options.js';
import { keysOfTheBot } from './sources.js';

const sayings: Record<LocaleProblem['kind'], (about: string) => string> = {
  missing: () => 'is missing: the English is shown instead',
  unknown: () => 'is not in the English, so it is never said',
  'left-out': (about) => `leaves out what is to be filled in: ${about}`,
  added: (about) => `asks for something that is not filled in: ${about}`,
  marks: (about) => (about === '' ? 'ends with : or ?, the English does not' : `should end with ${about}`),
  blank: () => 'is empty, or begins or ends with a space',
};

/** Prints what to look at, a line each. Answers 1 where something is missing or would not be said right. */
export async function check(written: readonly string[]): Promise<number> {
  const asked = readOptions(written, ['language'], []);
  const folder = path.join(projectRoot, 'locales');
  const [, ...translations] = spokenLanguages(folder);
  const chosen =
    asked.language === undefined ? translations : [oneOf('language', asked.language, translations)];
  const english = readLocaleFiles(folder, 'en');
  const lines = unusedKeys(english, keysOfTheBot()).map(
    ([subject, key]) => `locales/en/${subject}.json ${key} is unused: nothing says it`,
  );
  let found = lines.length;
  for (const language of chosen) {
    const translation = readLocaleFiles(folder, language);
    const problems = compareLocales(english, translation, language);
    found += problems.filter(({ kind }) => kind !== 'marks').length;
    lines.push(...problems.map((problem) => lineOf(language, problem)));
    lines.push(`${language}: ${countOf(translation)} texts, ${problems.length} to look at.`);
  }
  process.stdout.write(`${lines.join('\n')}\n`);
  return found > 0 ? 1 : 0;
}

function lineOf(language: string, { subject, key, kind, about }: LocaleProblem): string {
  const names = about.map((name) => (kind === 'marks' ? name : `{{${name}}}`)).join(', ');
  return `locales/${language}/${subject}.json ${key === null ? '' : `${key} `}${sayings[kind](names)}`;
}

function countOf(translation: LocaleFiles): number {
  return [...translation.values()].reduce((sum, texts) => sum + texts.size, 0);
}
