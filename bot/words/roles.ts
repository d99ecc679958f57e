import type { Place, Role } from '../catalogue/catalogue.js';
import { fallbackLanguage } from './locales.js';

/** The culture whose name for the role is used where a culture has none of its own. */
const fallbackCulture = 'GB-ENG';

/**
 * What the link worker is called in a place, best first. A name in the language that is spoken comes before one in
 * English, as only it has the forms that its sentences need; within a language, the place's own comes before that of its
 * culture, of its country, and of the culture that has names in every language.
 */
export function rolesFor(
  roles: readonly Role[],
  { culture, roles: own = [] }: Pick<Place, 'culture' | 'roles'>,
  language: string,
): Role[] {
  const country = culture.split('-')[0];
  const cultures = [...new Set([culture, country, fallbackCulture])];
  return [...new Set([language, fallbackLanguage])].flatMap((tag) => [
    ...own.filter((role) => role.language === tag),
    ...cultures.flatMap((one) => roles.filter((role) => role.culture === one && role.language === tag)),
  ]);
}

const formAsked = /\{\{\s*role\.([^\s}]+)\s*\}\}/g;

/** The forms of the role that sentences ask for, each with the shortest sentence that does. */
export function roleFormsAsked(sentences: Iterable<string>): Map<string, string> {
  const asked = new Map<string, string>();
  for (const sentence of sentences)
    for (const [, form = ''] of sentence.matchAll(formAsked))
      if (sentence.length < (asked.get(form) ?? `${sentence} `).length) asked.set(form, sentence);
  return asked;
}

/** The form of the role that a placeholder of a sentence names; null where it names none. */
export function formNamed(placeholder: string): string | null {
  return /^role\.(.+)$/.exec(placeholder.trim())?.[1] ?? null;
}
