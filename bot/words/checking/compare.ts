import { isForChannel, isPlural, keysFor, withoutPlural } from './keys.js';
import type { LocaleFiles } from './locale-files.js';

/** Something about one text of a translation that its translator should look at. */
export interface LocaleProblem {
  /** Without a key it is of the whole file. */
  subject: string;
  key: string | null;
  kind: 'missing' | 'unknown' | 'left-out' | 'added' | 'marks' | 'blank';
  /** What it is about: placeholders, or the mark. */
  about: string[];
}

/** What a translation lacks, has too much, or has otherwise than the English. */
export function compareLocales(
  english: LocaleFiles,
  translation: LocaleFiles,
  language: string,
): LocaleProblem[] {
  const problems: LocaleProblem[] = [];
  for (const subject of translation.keys())
    if (!english.has(subject)) problems.push({ subject, key: null, kind: 'unknown', about: [] });
  for (const [subject, texts] of english) {
    const translated = translation.get(subject);
    if (translated === undefined) problems.push({ subject, key: null, kind: 'missing', about: [] });
    else problems.push(...compareTexts(subject, texts, translated, language));
  }
  return problems;
}

function compareTexts(
  subject: string,
  english: ReadonlyMap<string, string>,
  translated: ReadonlyMap<string, string>,
  language: string,
): LocaleProblem[] {
  const wanted = keysFor(english.keys(), language);
  const missing = wanted.filter((key) => !translated.has(key) && !isForChannel(key));
  const mayBe = new Set([...wanted, ...keysFor([...english.keys()].map(forTexts), language)]);
  return [
    ...missing.map((key): LocaleProblem => ({ subject, key, kind: 'missing', about: [] })),
    ...[...translated].flatMap(([key, text]): LocaleProblem[] =>
      mayBe.has(key)
        ? problemsOf(subject, key, text, standsFor(english, key))
        : [{ subject, key, kind: 'unknown', about: [] }],
    ),
  ];
}

/** Any text may have a shorter one for text messages, also where the English needs none. */
function forTexts(key: string): string {
  const form = key.slice(withoutPlural(key).length);
  return isForChannel(key) ? key : `${withoutPlural(key)}_sms${form}`;
}

function problemsOf(subject: string, key: string, text: string, english: readonly string[]): LocaleProblem[] {
  if (text.trim() !== text || text === '') return [{ subject, key, kind: 'blank', about: [] }];
  const names = placeholders(text);
  const wanted = english.map(placeholders);
  const inAll = (wanted[0] ?? []).filter((name) => wanted.every((one) => one.includes(name)));
  const leftOut = isForChannel(key) ? [] : inAll.filter((name) => !names.includes(name));
  const added = names.filter((name) => !wanted.flat().includes(name));
  const marks = english.some((one) => markOf(one) === markOf(text)) ? [] : [markOf(english[0] ?? '')];
  return [
    ...(leftOut.length > 0 ? [{ subject, key, kind: 'left-out' as const, about: leftOut }] : []),
    ...(added.length > 0 ? [{ subject, key, kind: 'added' as const, about: added }] : []),
    ...(marks.length > 0 ? [{ subject, key, kind: 'marks' as const, about: marks }] : []),
  ];
}

/** The English texts that a translation stands for: more than one where English has plurals or a shorter form. */
export function englishTexts(english: ReadonlyMap<string, string>, key: string): string[] {
  const same = english.get(key);
  if (same !== undefined) return [same];
  const plurals = pluralsOf(english, key);
  if (plurals.length > 0) return plurals;
  return isForChannel(key) ? englishTexts(english, key.replace('_sms', '')) : [];
}

function pluralsOf(english: ReadonlyMap<string, string>, key: string): string[] {
  if (!isPlural(key)) return [];
  return [...english]
    .filter(([one]) => isPlural(one) && withoutPlural(one) === withoutPlural(key))
    .map(([, text]) => text);
}

/** "One thing" may leave the number out in one language and have it in another. */
function standsFor(english: ReadonlyMap<string, string>, key: string): string[] {
  const plurals = pluralsOf(english, key);
  return plurals.length > 0 ? plurals : englishTexts(english, key);
}

/** What a text leaves to be filled in. Which form of the role it asks for is for each language to choose. */
export function placeholders(text: string): string[] {
  const names = [...text.matchAll(/\{\{\s*(.+?)\s*\}\}/g)].map(([, name]) => name ?? '');
  return [...new Set(names.map((name) => (name.startsWith('role.') ? 'role' : name)))].sort();
}

/** A text that leads on to something, or asks, does so in each language; each script has signs of its own for it. */
function markOf(text: string): ':' | '?' | '' {
  if (/[:：]$/.test(text)) return ':';
  return /[?？؟]$/.test(text) ? '?' : '';
}
