/** Languages, countries, time zones and currencies, by the codes of their standards. */
import { didYouMean } from './nearest.js';
import { quoted, shortened } from './report.js';
import { Mistake, value, type Shape } from './shape.js';
import { wrong } from './what-is-wrong.js';

const languageNames = new Intl.DisplayNames(['en'], { type: 'language', fallback: 'none' });
/** Looked up before; the same few are named in every file. */
const knownLanguages = new Map<string, string>();

/** A language tag: `en`, `cy`, `zh-Hans`. */
export function readLanguage(written: string): string | Mistake {
  const known = knownLanguages.get(written) ?? lookUpLanguage(written);
  if (!(known instanceof Mistake)) knownLanguages.set(written, known);
  return known;
}
function lookUpLanguage(written: string): string | Mistake {
  try {
    const [tag] = Intl.getCanonicalLocales(written.trim());
    if (tag !== undefined && languageNames.of(tag) !== undefined) return tag;
  } catch {
    // Not in the form of a tag at all; said below.
  }
  const meant = tagOfLanguageNamed(written.trim().toLowerCase());
  const help = meant ? ` Did you mean ${meant}?` : ' Write its short tag, like en for English.';
  const text = shortened(written);
  return new Mistake(
    `${quoted(written)} isn't a language I know.${help}`,
    meant ? wrong('language-meant', { text, meant }) : wrong('language', { text }),
  );
}
function tagOfLanguageNamed(name: string): string | null {
  const letters = [...'abcdefghijklmnopqrstuvwxyz'];
  const tags = letters.flatMap((first) => letters.map((second) => first + second));
  return tags.find((tag) => languageNames.of(tag)?.toLowerCase() === name) ?? null;
}
export const language: Shape<string> = value('a language', readLanguage);

/** ISO 3166-1, with the part of the country where that matters: `GB`, `GB-WLS`. */
export function readCulture(written: string): string | Mistake {
  const tag = written.trim();
  return /^[A-Z]{2}(-[A-Z0-9]{1,3})?$/.test(tag) && regionNames.of(tag.slice(0, 2)) !== undefined
    ? tag
    : new Mistake(`${quoted(written)} isn't a country I know. Write it like GB, GB-WLS or NL.`);
}
export const culture: Shape<string> = value('a culture', readCulture);
const regionNames = new Intl.DisplayNames(['en'], { type: 'region', fallback: 'none' });

export const timezone: Shape<string> = value('a time zone', (written) => {
  const zone = written.trim();
  try {
    new Intl.DateTimeFormat('en', { timeZone: zone });
    if (/^[A-Z]/.test(zone)) return zone;
  } catch {
    // Unknown; said below.
  }
  const meant = didYouMean(zone, zone.includes('/') ? Intl.supportedValuesOf('timeZone') : ['Europe/London']);
  return new Mistake(`${quoted(written)} isn't a time zone I know.${meant}`);
});

export const currency: Shape<string> = value('a currency', (written) => {
  const code = written.trim();
  return Intl.supportedValuesOf('currency').includes(code)
    ? code
    : new Mistake(`${quoted(written)} isn't a currency I know. Write its three letters, like GBP or EUR.`);
});
