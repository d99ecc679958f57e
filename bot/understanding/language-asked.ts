import { canonicalWord } from './canonical.js';
import { welshRoots } from './stems.js';
import { tokenise, type Token } from './tokens.js';
import type { UnderstoodWords } from './understood-words.js';
import { bare, eitherWay } from './whole-message.js';

/** What the languages of one place are called, and what stands around a name where somebody asks for one. */
export interface LanguageNames {
  /** The words of a name, joined by spaces, to the language. */
  names: ReadonlyMap<string, string>;
  /** "can we speak", "please". */
  around: ReadonlySet<string>;
  /** Before and behind a name where something is wished to be held in it: "in", "who speak"; "speaking". */
  before: ReadonlySet<string>;
  behind: ReadonlySet<string>;
}

const mostWords = 10;

/** Gathers the names of these languages in all languages that we read, from Unicode's list and the word files. */
export function languageNames(served: readonly string[], words: UnderstoodWords): LanguageNames {
  const names = new Map<string, string>();
  const around = new Set<string>();
  const before = new Set<string>();
  const behind = new Set<string>();
  const { same } = words.matching;
  const key = (phrase: string): string =>
    tokenise(phrase, same)
      .map(({ word }) => word)
      .join(' ');
  for (const [reader, file] of words.languages) {
    const known = new Intl.DisplayNames([reader], { type: 'language', fallback: 'none' });
    for (const language of served) {
      const name = known.of(language);
      if (name) names.set(key(name), language);
    }
    for (const phrase of [...(file.courtesy ?? []), ...(file.speak?.around ?? [])]) {
      for (const way of eitherWay(phrase)) around.add(key(way));
    }
    for (const [phrases, into] of [
      [file.speak?.before, before],
      [file.speak?.behind, behind],
    ] as const) {
      for (const phrase of phrases ?? []) for (const way of eitherWay(phrase)) into.add(key(way));
    }
  }
  for (const file of words.languages.values()) {
    for (const [language, list] of Object.entries(file.speak?.names ?? {})) {
      if (served.includes(language)) for (const name of list) names.set(key(name), language);
    }
  }
  return { names, around, before, behind };
}

/** The language that the whole message asks to speak: "Cymraeg", "can we speak Polish please", "po polsku". */
export function languageAsked(tokens: readonly Token[], { names, around }: LanguageNames): string | null {
  if (tokens.length === 0 || tokens.length > mostWords) return null;
  const whole = tokens.map(({ word }) => canonicalWord(word)).join(' ');
  const asked = names.get(whole);
  if (asked !== undefined) return asked;
  const name = bare(tokens, around, around)
    .map(({ word }) => word)
    .join(' ');
  for (const spelling of welshRoots(name)) {
    const found = names.get(spelling);
    if (found !== undefined) return found;
  }
  return null;
}
