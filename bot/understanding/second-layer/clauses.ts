import { Break, type Token } from '../tokens.js';

/** A part of a message that is read by itself. */
export interface Clause {
  text: string;
  /** Its tokens: from the first to one past the last. */
  from: number;
  to: number;
}

/** What is longer takes the sentence model longer than anybody waits. */
const longestClause = 160;
const longestWhole = 320;
const mostClauses = 8;
/** A part with fewer words than this says too little by itself. */
const fewestWords = 3;

/** What is read of a whole message, beside its clauses. */
export const wholeOf = (text: string): string => text.trim().slice(0, longestWhole);

/**
 * A message as the clauses that the sentence model reads one by one: sentences, parts between commas, and what follows
 * a word that turns to something else (`turns`: "but", "because"). Short parts stay with the one before.
 */
export function clausesOf(text: string, tokens: readonly Token[], turns: ReadonlySet<string>): Clause[] {
  const starts: number[] = [];
  for (const [i, token] of tokens.entries()) {
    const begins = i === 0 || token.before !== Break.none || turns.has(token.word);
    if (begins && i - (starts.at(-1) ?? -fewestWords) >= fewestWords) starts.push(i);
  }
  if (starts.length > 1 && tokens.length - (starts.at(-1) ?? 0) < fewestWords) starts.pop();
  return starts.slice(0, mostClauses).flatMap((from, n) => {
    const to = starts[n + 1] ?? tokens.length;
    const first = tokens[from];
    const last = tokens[to - 1];
    if (!first || !last) return [];
    return [{ text: text.slice(first.start, last.end).slice(0, longestClause), from, to }];
  });
}
