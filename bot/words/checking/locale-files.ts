import { existsSync, readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';

/** The texts of one language as they stand in its files: subject -> key -> text, in the order of the files. */
export type LocaleFiles = ReadonlyMap<string, ReadonlyMap<string, string>>;

/** Languages that the bot can speak; another folder may hold only words to be understood. English comes first. */
export function spokenLanguages(folder: string): string[] {
  const all = readdirSync(folder).filter((name) => existsSync(path.join(folder, name, 'hello.json')));
  return all.sort((one, other) => Number(other === 'en') - Number(one === 'en') || one.localeCompare(other));
}

/** Throws an error of one line where a file is not a table of texts. */
export function readLocaleFiles(folder: string, language: string): LocaleFiles {
  const files = readdirSync(path.join(folder, language)).filter((name) => name.endsWith('.json'));
  return new Map(
    files.sort().map((name) => [path.basename(name, '.json'), textsOf(path.join(folder, language, name))]),
  );
}

function textsOf(file: string): Map<string, string> {
  let read: unknown;
  try {
    read = JSON.parse(readFileSync(file, 'utf8'));
  } catch (error) {
    throw new Error(`${file} is not JSON: ${(error as Error).message}`, { cause: error });
  }
  const texts = Object.entries(read as Record<string, unknown>);
  const odd = texts.find(([, text]) => typeof text !== 'string');
  if (typeof read !== 'object' || read === null || Array.isArray(read) || odd !== undefined)
    throw new Error(`${file} must be a table of texts${odd === undefined ? '' : `; "${odd[0]}" is none`}.`);
  return new Map(texts as [string, string][]);
}
