/** Questions about an activity that is on view: "Is there parking?", "What do I bring?". */
import { aboutActivity, type AboutActivity, type AskedAbout } from '../../dialogs/heard.js';
import {
  longest,
  PhraseIndex,
  type Entry,
  type IndexWords,
  type Match,
  type Repairs,
} from './phrase-index.js';
import type { Token } from './tokens.js';

/** `locales/<language>/asked-about.yaml`: phrases by what they ask about, and those by which a question is known. */
export type AskedAboutFile = Partial<Record<AboutActivity | 'question', string[]>>;

type Meaning = AboutActivity | 'question';

export type AskedAboutIndex = PhraseIndex<Meaning>;

/** What somebody may also need or like: said without a question, it asks for activities that have it. */
const needs: ReadonlySet<Meaning> = new Set<Meaning>([
  'step-free',
  'toilet',
  'hearing-loop',
  'bsl',
  'quiet',
  'companion',
  'large-print',
  'transport',
  'childcare',
  'cost',
  'children',
  'when',
  'food',
  'ages',
  'dogs',
]);

/** Longer messages tell of more than a question, and are heard for that. */
const mostWords = 10;
/** "Parking" alone asks whether there is any; a longer message is a question only where it looks like one. */
const mostBareWords = 2;

export function indexAskedAbout(
  files: ReadonlyMap<string, AskedAboutFile>,
  languages: readonly string[],
  words: IndexWords,
): AskedAboutIndex {
  const entries = languages.flatMap((language) =>
    (['question', ...aboutActivity] as const).flatMap((meaning) =>
      (files.get(language)?.[meaning] ?? []).map((phrase): Entry<Meaning> => ({
        phrase,
        language,
        meaning,
        exact: meaning === 'question',
      })),
    ),
  );
  return new PhraseIndex(entries, words);
}

/** What a message asks about, each once, with the words for it; empty where it asks nothing of the kind. */
export function askedAboutIn(
  text: string,
  tokens: readonly Token[],
  index: AskedAboutIndex,
  repairs: Repairs,
): AskedAbout[] {
  if (tokens.length === 0 || tokens.length > mostWords) return [];
  const found = index.find(tokens, repairs);
  const isQuestion = /[?？؟]/.test(text) || found.some(({ meaning }) => meaning === 'question');
  const asked = new Map<AboutActivity, AskedAbout>();
  for (const match of longest(found.filter(({ meaning }) => meaning !== 'question'))) {
    const { meaning } = match;
    if (meaning === 'question' || asked.has(meaning)) continue;
    if (!isQuestion && (needs.has(meaning) || tokens.length > mostBareWords)) continue;
    asked.set(meaning, { about: meaning, words: wordsOf(match, text, tokens) });
  }
  return [...asked.values()];
}

function wordsOf({ tokens: own }: Match<Meaning>, text: string, tokens: readonly Token[]): string {
  const [first, last] = [tokens[Math.min(...own)], tokens[Math.max(...own)]];
  return first === undefined || last === undefined ? '' : text.slice(first.start, last.end);
}
