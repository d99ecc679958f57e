import { existsSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import path from 'node:path';
import type { Catalogue, Problem } from '../../catalogue/catalogue.js';
import { checkRoleForms, type FormsAsked } from '../../catalogue/role-forms.js';
import { readLocaleFiles, spokenLanguages } from '../../words/checking/locale-files.js';
import { roleFormsAsked } from '../../words/roles.js';

/**
 * Holds the names of the role in a content folder against the sentences of the locales.
 *
 * @param shared the folder that serves where this one has no `roles.yaml`.
 */
export async function checkRoles(
  folder: string,
  shared: string,
  { places }: Pick<Catalogue, 'places'>,
  locales: string,
): Promise<Problem[]> {
  const asked: FormsAsked = new Map(
    spokenLanguages(locales).map((language) => [language, formsAskedIn(locales, language)]),
  );
  const files = ['roles.yaml', ...[...places.keys()].map((id) => `places/${id}/place.yaml`)];
  const problems = files.map(async (file) => {
    const own = path.join(folder, file);
    return checkRoleForms(
      await readFile(existsSync(own) ? own : path.join(shared, file), 'utf8'),
      file,
      asked,
    );
  });
  return (await Promise.all(problems)).flat();
}

function formsAskedIn(locales: string, language: string): Map<string, string> {
  const files = readLocaleFiles(locales, language);
  return roleFormsAsked([...files.values()].flatMap((texts) => [...texts.values()]));
}
