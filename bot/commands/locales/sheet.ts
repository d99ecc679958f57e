import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { parse } from 'yaml';
import { loadCatalogue } from '../../catalogue/load.js';
import { contentOfTheBot, projectRoot } from '../../root.js';
import { environmentWithFile, readSettings } from '../../settings.js';
import type { UnderstoodFile } from '../../understanding/understood-words.js';
import { readLocaleFiles, spokenLanguages, type LocaleFiles } from '../../words/checking/locale-files.js';
import { readNotes } from '../../words/checking/notes.js';
import { sheetOf, takeSheet, type Taken } from '../../words/checking/sheet.js';
import { contentRows, understoodRows, valueOf } from '../../words/checking/sheet-words.js';
import { readUnderstood } from '../../words/checking/understood-gaps.js';
import { withYamlValue } from '../../words/checking/yaml-values.js';
import { readOptions, WrongCall } from '../options.js';

/** Writes a language's sheet, or takes one back into its files. Answers 1 where the sheet has mistakes. */
export async function sheet(written: readonly string[]): Promise<number> {
  const { language, out, from } = readOptions(written, ['language', 'out', 'from'], []);
  const settings = readSettings(environmentWithFile(process.env));
  if ('problems' in settings) throw new WrongCall(settings.problems.join('\n'));
  const folder = path.join(projectRoot, 'locales');
  const tag = languageOf(language);
  const english = readLocaleFiles(folder, 'en');
  const translation: LocaleFiles = existsSync(path.join(folder, tag))
    ? readLocaleFiles(folder, tag)
    : new Map();
  const understood = understoodIn(folder, tag);
  const catalogue = await loadCatalogue(settings.contentFolder, null, contentOfTheBot);
  const words = [...understoodRows(understoodIn(folder, 'en'), understood), ...contentRows(catalogue, tag)];
  if (from === undefined) {
    const notes = await readNotes(path.join(folder, 'notes.yaml'));
    const table = sheetOf(english, translation, tag, notes, words);
    if (out === undefined) process.stdout.write(table);
    else await writeFile(out, table);
    return 0;
  }
  const text = await readFile(from, 'utf8').catch(() => {
    throw new Error(`There is no file ${from} that can be read.`);
  });
  const taken = takeSheet(text, english, translation, tag, words);
  const { changed, mistakes, outdated } = taken;
  if (mistakes.length === 0) {
    const contents = [settings.contentFolder, contentOfTheBot];
    const wordFiles = await filesWithWords(taken.words, path.join(folder, tag), contents, tag);
    await writeTexts(path.join(folder, tag), taken.files);
    for (const [file, content] of wordFiles) await writeFile(file, content);
  }
  const told = [
    ...mistakes,
    ...outdated.map((key) => `${key}: the English is another by now. Please look at it again.`),
    mistakes.length > 0 ? 'Nothing was written.' : `${changed} cells were written.`,
  ];
  process.stdout.write(`${told.join('\n')}\n`);
  return mistakes.length > 0 ? 1 : 0;
}

function languageOf(written: string | undefined): string {
  if (written === undefined || written === 'en') {
    const known = spokenLanguages(path.join(projectRoot, 'locales')).slice(1);
    throw new WrongCall(`Say which language: --language ${known.join(' | ')}, or the tag of a new one.`);
  }
  try {
    const [tag] = Intl.getCanonicalLocales(written);
    if (tag !== undefined && /^[a-z]{2,3}(-[A-Z][a-z]{3})?$/.test(tag)) return tag;
  } catch {
    // Falls through to the same answer.
  }
  throw new WrongCall(`${written} is not the tag of a language, such as es, or sr-Latn.`);
}

function understoodIn(folder: string, language: string): UnderstoodFile {
  const file = path.join(folder, language, 'understood.yaml');
  if (!existsSync(file)) return {};
  const name = `locales/${language}/understood.yaml`;
  const { words, gaps } = readUnderstood(readFileSync(file, 'utf8'), name);
  if (words === null) throw new Error(`${name} ${gaps[0]?.what ?? ''}`);
  return words;
}

/** Every file with words in it as it will be, before any of them is written. */
async function filesWithWords(
  changes: Taken['words'],
  folder: string,
  contents: readonly string[],
  language: string,
): Promise<Map<string, string>> {
  const files = new Map<string, string>();
  for (const { row, cell } of changes) {
    const file =
      row.file === 'understood'
        ? path.join(folder, 'understood.yaml')
        : (contents.map((content) => path.join(content, row.file)).find(existsSync) ?? row.file);
    const before = files.get(file) ?? (existsSync(file) ? await readFile(file, 'utf8') : newWords(language));
    const [at, value] = valueOf(row, cell, (parse(before) ?? {}) as UnderstoodFile);
    try {
      files.set(file, withYamlValue(before, at, value));
    } catch (error) {
      throw new Error(`${row.key}: ${(error as Error).message} Nothing was written.`, { cause: error });
    }
  }
  return files;
}

function newWords(language: string): string {
  const name = new Intl.DisplayNames(['en'], { type: 'language' }).of(language) ?? language;
  return [
    `# What people say in ${name}, as the bot reads it. Written like locales/en/understood.yaml.`,
    '# NOT REVIEWED by a native speaker.',
    '',
  ].join('\n');
}

async function writeTexts(folder: string, files: LocaleFiles): Promise<void> {
  await mkdir(folder, { recursive: true });
  for (const [subject, texts] of files) {
    await writeFile(
      path.join(folder, `${subject}.json`),
      `${JSON.stringify(Object.fromEntries(texts), null, 2)}\n`,
    );
  }
}
