import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { existsSync } from 'node:fs';
import path from 'node:path';
import { projectRoot } from '../../root.js';
import { readLocaleFiles, spokenLanguages, type LocaleFiles } from '../../words/checking/locale-files.js';
import { readNotes } from '../../words/checking/notes.js';
import { sheetOf, takeSheet } from '../../words/checking/sheet.js';
import { readOptions, WrongCall } from '../options.js';

/** Writes a language's sheet, or takes one back into its files. Answers 1 where the sheet has mistakes. */
export async function sheet(written: readonly string[]): Promise<number> {
  const { language, out, from } = readOptions(written, ['language', 'out', 'from'], []);
  const folder = path.join(projectRoot, 'locales');
  const tag = languageOf(language);
  const english = readLocaleFiles(folder, 'en');
  const translation: LocaleFiles = existsSync(path.join(folder, tag))
    ? readLocaleFiles(folder, tag)
    : new Map();
  if (from === undefined) {
    const table = sheetOf(english, translation, tag, await readNotes(path.join(folder, 'notes.yaml')));
    if (out === undefined) process.stdout.write(table);
    else await writeFile(out, table);
    return 0;
  }
  const text = await readFile(from, 'utf8').catch(() => {
    throw new Error(`There is no file ${from} that can be read.`);
  });
  const { files, changed, mistakes, outdated } = takeSheet(text, english, translation, tag);
  if (mistakes.length === 0) await writeFiles(path.join(folder, tag), files);
  const told = [
    ...mistakes,
    ...outdated.map((key) => `${key}: the English is another by now. Please look at it again.`),
    mistakes.length > 0 ? 'Nothing was written.' : `${changed} texts were written.`,
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

async function writeFiles(folder: string, files: LocaleFiles): Promise<void> {
  await mkdir(folder, { recursive: true });
  for (const [subject, texts] of files) {
    await writeFile(
      path.join(folder, `${subject}.json`),
      `${JSON.stringify(Object.fromEntries(texts), null, 2)}\n`,
    );
  }
}
