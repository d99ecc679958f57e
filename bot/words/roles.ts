import type { Role } from '../catalogue/catalogue.js';
import { fallbackLanguage } from './locales.js';

/** The culture whose name for the role is used where a culture has none of its own. */
const fallbackCulture = 'GB-ENG';

/** What the link worker is called in a culture, in the language that is nearest to the one asked for, best first. */
export function rolesFor(roles: readonly Role[], culture: string, language: string): Role[] {
  const country = culture.split('-')[0];
  const cultures = [...new Set([culture, country, fallbackCulture])];
  const languages = [...new Set([language, fallbackLanguage])];
  return cultures.flatMap((one) =>
    languages.flatMap((tag) => roles.filter((role) => role.culture === one && role.language === tag)),
  );
}
