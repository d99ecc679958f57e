import { existsSync, readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import i18next, { type i18n, type Resource } from 'i18next';
import { parse } from 'yaml';
import * as z from 'zod';

/** The language whose locale is complete; what others lack is said in it. */
export const fallbackLanguage = 'en';

/**
 * Reads every locale: a folder a language, a JSON file a subject, whose keys are addressed as `subject:key`. Throws
 * where a file is not JSON, because a bot that cannot speak must not start.
 */
export function readLocales(folder: string): i18n {
  const resources: Resource = {};
  for (const language of readdirSync(folder, { withFileTypes: true })) {
    if (language.isDirectory()) {
      const own = path.join(folder, language.name);
      resources[language.name] = {
        ...readSubjects(own),
        [aboutSubject]: readAbout(path.join(own, aboutSubject)),
      };
    }
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

/** Whether a native speaker has read a language's texts, as its `about.yaml` says. */
export function reviewed(locales: i18n, language: string): boolean {
  return locales.getResource(language, aboutSubject, 'native-speaker') === 'yes';
}

/** What a folder says of itself stands beside its texts, under a name that no file of texts can have. */
const aboutSubject = 'about.yaml';

const about = z.strictObject({
  language: z.string().min(1),
  'native-speaker': z.enum(['yes', 'no']),
  reviews: z.array(z.strictObject({ by: z.string().min(1), on: z.iso.date(), read: z.string().min(1) })),
});

function readAbout(file: string): Record<string, string> {
  if (!existsSync(file)) return {};
  // Dates stay the text that was written.
  const read = about.safeParse(parse(readFileSync(file, 'utf8'), { schema: 'failsafe' }));
  if (!read.success) throw new Error(`${file} is not as it should be: ${z.prettifyError(read.error)}`);
  return { 'native-speaker': read.data['native-speaker'] };
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
