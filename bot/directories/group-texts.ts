/** The texts of a place's group files, by group. */
import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';

export async function readGroupTexts(folder: string): Promise<Map<string, string>> {
  const names = (await readdir(folder).catch(() => [])).filter((name) => /^[^.].*\.yaml$/.test(name)).sort();
  const texts = new Map<string, string>();
  for (const name of names) {
    const text = await readFile(join(folder, name), 'utf8').catch(() => null);
    if (text !== null) texts.set(name.replace(/\.yaml$/, ''), text);
  }
  return texts;
}
