import { existsSync, readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { loadCatalogue } from '../../catalogue/load.js';
import { contentOfTheBot, projectRoot } from '../../root.js';
import { environmentWithFile, readSettings } from '../../settings.js';
import { aboutGaps, taughtGaps } from '../../words/checking/about-gaps.js';
import { compareLocales, type LocaleProblem } from '../../words/checking/compare.js';
import { contentGaps } from '../../words/checking/content-gaps.js';
import type { Gap } from '../../words/checking/gaps.js';
import { readLocaleFiles, type LocaleFiles } from '../../words/checking/locale-files.js';
import { readUnderstood, understoodGaps } from '../../words/checking/understood-gaps.js';
import { unusedKeys } from '../../words/checking/keys-used.js';
import { readLocales, reviewed } from '../../words/locales.js';
import { oneOf, readOptions, WrongCall } from '../options.js';
import { keysOfTheBot } from './sources.js';

const sayings: Record<LocaleProblem['kind'], (about: string) => string> = {
  missing: () => 'is missing: it is said in another language instead',
  unknown: () => 'is not in the English, so it is never said',
  'left-out': (about) => `leaves out what is to be filled in: ${about}`,
  added: (about) => `asks for something that is not filled in: ${about}`,
  marks: (about) => (about === '' ? 'ends with : or ?, the English does not' : `should end with ${about}`),
  blank: () => 'is empty, or begins or ends with a space',
};

/**
 * Prints what a language lacks, a line each with the file to open: what must be mended before anybody uses it, then what
 * would make it better. Answers 1 where something must be mended.
 */
export async function check(written: readonly string[]): Promise<number> {
  const asked = readOptions(written, ['language'], []);
  const settings = readSettings(environmentWithFile(process.env));
  if ('problems' in settings) throw new WrongCall(settings.problems.join('\n'));
  const folder = path.join(projectRoot, 'locales');
  const translations = foldersOf(folder).filter((language) => language !== 'en');
  const chosen =
    asked.language === undefined ? translations : [oneOf('language', asked.language, translations)];
  const english = readLocaleFiles(folder, 'en');
  const unused = unusedKeys(english, keysOfTheBot()).map(([subject, key]) =>
    must(`locales/en/${subject}.json`, `${key} is unused: nothing says it`),
  );
  const catalogue = await loadCatalogue(settings.contentFolder, null, contentOfTheBot);
  const lines = linesOf('en', unused);
  let found = unused.length;
  for (const language of chosen) {
    const texts = readLocaleFiles(folder, language);
    const gaps = [
      ...(texts.has('hello')
        ? []
        : [
            must(
              `locales/${language}/hello.json`,
              'is missing: until it is there, the bot does not speak it',
            ),
          ]),
      ...compareLocales(english, texts, language).map((problem) => gapOf(language, problem)),
      ...wordGaps(folder, language, texts),
      ...contentGaps(catalogue, language),
      ...aboutGaps(language, reviewOf(folder, language)),
    ];
    const first = gaps.filter(({ level }) => level === 'must').length;
    found += first;
    lines.push(
      ...linesOf(language, gaps),
      `${language}: ${countOf(texts)} texts, ${first} to mend, ${gaps.length - first} that would make it better.`,
    );
  }
  process.stdout.write(`${lines.join('\n')}\n`);
  return found > 0 ? 1 : 0;
}

/** Those that are only begun, too. */
function foldersOf(folder: string): string[] {
  return readdirSync(folder, { withFileTypes: true })
    .filter((entry) => entry.isDirectory())
    .map(({ name }) => name)
    .sort();
}

function wordGaps(folder: string, language: string, texts: LocaleFiles): Gap[] {
  const file = `locales/${language}/understood.yaml`;
  const written = readIfThere(path.join(folder, language, 'understood.yaml'));
  if (written === null)
    return [must(file, 'is missing: yes, no, days, times and commands are not understood in this language')];
  const english = readUnderstood(readIfThere(path.join(folder, 'en', 'understood.yaml')) ?? '', 'en').words;
  const { words, gaps } = readUnderstood(written, file);
  if (words === null) return gaps;
  return [...gaps, ...understoodGaps(words, english ?? {}, file), ...taughtGaps(texts, words, language)];
}

function readIfThere(file: string): string | null {
  return existsSync(file) ? readFileSync(file, 'utf8') : null;
}

function reviewOf(folder: string, language: string): boolean | null {
  if (!existsSync(path.join(folder, language, 'about.yaml'))) return null;
  return reviewed(readLocales(folder), language);
}

function gapOf(language: string, { subject, key, kind, about }: LocaleProblem): Gap {
  const names = about.map((name) => (kind === 'marks' ? name : `{{${name}}}`)).join(', ');
  return {
    level: kind === 'marks' ? 'better' : 'must',
    file: `locales/${language}/${subject}.json`,
    what: `${key === null ? '' : `${key} `}${sayings[kind](names)}`,
  };
}

function must(file: string, what: string): Gap {
  return { level: 'must', file, what };
}

function linesOf(language: string, gaps: readonly Gap[]): string[] {
  const under = (heading: string, level: Gap['level']): string[] => {
    const lines = gaps.filter((gap) => gap.level === level).map(({ file, what }) => `  ${file} ${what}`);
    return lines.length === 0 ? [] : [`${language}, ${heading}:`, ...lines];
  };
  return [...under('to mend before anybody uses it', 'must'), ...under('would make it better', 'better')];
}

function countOf(translation: LocaleFiles): number {
  return [...translation.values()].reduce((sum, texts) => sum + texts.size, 0);
}
