import type { SafetyFinding, SafetyKind } from '../../dialogs/heard.js';
import type { SafetyPhrases } from '../catalogue/catalogue.js';
import { atOnce } from '../slices.js';
import { PhraseIndex, type Entry } from '../understanding/phrase-index.js';
import type { DangerCue, UnderstoodWords } from '../understanding/understood-words.js';

/** What a phrase of the safety files, or a cue around one, says. */
export type DangerMeaning =
  | { kind: 'danger'; danger: SafetyKind; level: SafetyFinding['level']; language: string }
  | { kind: 'harmless' }
  /** A cue lowers what is said in its own language: Welsh "heb" is "without", Dutch "heb" is "have". */
  | { kind: DangerCue; language: string };

/** All safety phrases of all languages, and the cues that lower what they say. */
export interface DangerIndex {
  phrases: PhraseIndex<DangerMeaning>;
  words: UnderstoodWords;
}

const kinds: ReadonlySet<string> = new Set<SafetyKind>(['life', 'harm', 'medical']);
const levels: ReadonlySet<string> = new Set<SafetyFinding['level']>(['urgent', 'check']);

/** Indexes the safety phrases of every language; each message is read against all of them. */
export function indexDanger(safety: ReadonlyMap<string, SafetyPhrases>, words: UnderstoodWords): DangerIndex {
  return atOnce(indexingDanger(safety, words));
}

/** The same in steps. */
export function* indexingDanger(
  safety: ReadonlyMap<string, SafetyPhrases>,
  words: UnderstoodWords,
): Generator<undefined, DangerIndex> {
  return { phrases: yield* PhraseIndex.making(dangerEntries(safety, words), words.matching), words };
}

function* dangerEntries(
  safety: ReadonlyMap<string, SafetyPhrases>,
  words: UnderstoodWords,
): Generator<Entry<DangerMeaning>> {
  for (const { language, phrases, harmless } of safety.values()) {
    for (const [key, list] of phrases) {
      const [danger, level] = key.split('/');
      if (!isKind(danger) || !isLevel(level)) continue;
      for (const phrase of list)
        yield { phrase, language, meaning: { kind: 'danger', danger, level, language } };
    }
    for (const phrase of harmless) yield { phrase, language, meaning: { kind: 'harmless' } };
  }
  for (const [language, file] of words.languages) {
    for (const [cue, list] of Object.entries(file.danger ?? {})) {
      for (const phrase of list)
        yield { phrase, language, meaning: { kind: cue as DangerCue, language }, exact: true };
    }
  }
}

const isKind = (kind: string | undefined): kind is SafetyKind => kind !== undefined && kinds.has(kind);
const isLevel = (level: string | undefined): level is SafetyFinding['level'] =>
  level !== undefined && levels.has(level);
