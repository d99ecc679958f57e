import type { LanguageHeard } from '../../dialogs/heard.js';
import type { LanguageNames } from './language-asked.js';
import { cuesOf, firstOf, lastOf, written, type Message } from './message.js';
import { welshRoots } from './stems.js';
import { Break } from './tokens.js';

/** The most words of a name of a language, and of what stands before or behind it. */
const longestName = 3;
const longestMark = 4;
/** Words between a "not" and the language that it denies: "I don't really speak English". */
const denialReaches = 3;

/** The languages that a message wishes an activity to be held in: "in Polish", "where they speak Urdu". */
export function languagesWished(message: Message, names: LanguageNames): LanguageHeard[] {
  const { tokens } = message;
  const found: LanguageHeard[] = [];
  for (let first = 0; first < tokens.length; first++) {
    for (let last = Math.min(first + longestName, tokens.length) - 1; last >= first; last--) {
      const language = nameAt(message, first, last, names);
      if (language === undefined) continue;
      const span = marked(message, first, last, names);
      if (span === null || isDenied(message, span.first, span.last)) continue;
      if (!found.some((one) => one.language === language))
        found.push({ language, words: written(message, span.first, span.last) });
    }
  }
  return found;
}

interface Span {
  first: number;
  last: number;
}

function nameAt(message: Message, first: number, last: number, { names }: LanguageNames): string | undefined {
  const name = wordsOf(message, first, last);
  for (const spelling of welshRoots(name)) {
    const language = names.get(spelling);
    if (language !== undefined) return language;
  }
  return undefined;
}

/** The name with what says that it is wished for before or behind it; null where nothing does. */
function marked(
  message: Message,
  first: number,
  last: number,
  { before, behind }: LanguageNames,
): Span | null {
  for (let size = longestMark; size > 0; size--) {
    if (first - size >= 0 && before.has(wordsOf(message, first - size, first - 1)))
      return { first: first - size, last };
    if (behind.has(wordsOf(message, last + 1, last + size))) return { first, last: last + size };
  }
  return null;
}

/** Words as one phrase; nothing where something else begins between them. */
function wordsOf({ tokens }: Message, first: number, last: number): string {
  const all = tokens.slice(first, last + 1);
  if (all.length <= last - first || all.some(({ before }, i) => i > 0 && before !== Break.none)) return '';
  return all.map(({ word }) => word).join(' ');
}

const denials = ['no', 'does-not', 'turn-down', 'turns-nothing-down'] as const;

function isDenied(message: Message, first: number, last: number): boolean {
  return denials
    .flatMap((kind) => cuesOf(message, kind))
    .some((cue) => {
      const [from, to] = [firstOf(cue), lastOf(cue)];
      const gap = to < first ? first - to : Math.max(0, from - last);
      const apart = message.tokens.slice(Math.min(to, last) + 1, Math.max(from, first) + 1);
      return gap <= denialReaches && apart.every(({ before }) => before === Break.none);
    });
}
