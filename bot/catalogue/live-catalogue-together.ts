/** What serves while a file that protects people has a mistake: nothing that it said before is lost. */
import type { HelpLine, SafetyPhrases } from './catalogue.js';

/** Danger that is noticed by either; harmless is only what was harmless before, because it keeps danger from being noticed. */
export function phrasesTogether(now: SafetyPhrases, before: SafetyPhrases): SafetyPhrases {
  const phrases = new Map<string, readonly string[]>();
  for (const kind of new Set([...before.phrases.keys(), ...now.phrases.keys()])) {
    const said = [...(before.phrases.get(kind) ?? []), ...(now.phrases.get(kind) ?? [])];
    phrases.set(kind, [...new Set(said)]);
  }
  return { language: now.language, phrases, harmless: before.harmless };
}

/** Each as it is now, and those of before that are missing now, after the others. */
export function helpLinesTogether(now: readonly HelpLine[], before: readonly HelpLine[]): HelpLine[] {
  const there = new Set(now.map(({ id }) => id));
  return [...now, ...before.filter(({ id }) => !there.has(id))];
}
