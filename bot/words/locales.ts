import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import i18next, { type i18n, type Resource } from 'i18next';

/** The language whose locale is complete; what others lack is said in it. */
export const fallbackLanguage = 'en';

/**
 * Reads every locale: a folder a language, a JSON file a subject, whose keys are addressed as `subject:key`. Throws
 * where a file is not JSON, because a bot that cannot speak must not start.
 */
export function readLocales(folder: string): i18n {
  const resources: Resource = {};
  for (const language of readdirSync(folder, { withFileTypes: true })) {
    if (language.isDirectory()) resources[language.name] = readSubjects(path.join(folder, language.name));
  }
  const locales = i18next.createInstance();
  void locales.init({
    resources,
    fallbackLng: fallbackLanguage,
    initAsync: false,
    keySeparator: false,
    nsSeparator: ':',
    returnNull: false,
    // Each renderer escapes for its own channel: HTML in the page, none by SMS.
    interpolation: { escapeValue: false },
  });
  return locales;
}

function readSubjects(folder: string): Record<string, Record<string, string>> {
  const files = readdirSync(folder).filter((file) => file.endsWith('.json'));
  return Object.fromEntries(
    files.map((file) => [path.basename(file, '.json'), readSubject(path.join(folder, file))]),
  );
}

function readSubject(file: string): Record<string, string> {
  try {
    return JSON.parse(readFileSync(file, 'utf8')) as Record<string, string>;
  } catch (error) {
    throw new Error(`The locale file ${file} is not JSON: ${(error as Error).message}`, { cause: error });
  }
}
