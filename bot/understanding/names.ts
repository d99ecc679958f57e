import { cuesOf, firstOf, lastOf, type Message } from './message.js';
import { Break, type Token } from './tokens.js';

/** Kinds of street, and forenames, by which names of streets and of people are known. */
export interface NameWords {
  streets: ReadonlySet<string>;
  /** What surgeries, schools and the like are called after their names: "Chess Valley surgery". */
  buildings: ReadonlySet<string>;
  forenames: ReadonlySet<string>;
}

/**
 * The words of a message that belong to the name of a person or a street, so that "Garden Street" and "Rose Gardner"
 * are no interests. Only capital letters, house numbers and "my name is" tell a name.
 */
export function namesIn(message: Message, words: NameWords): Set<number> {
  const names = new Set<number>();
  const { tokens } = message;
  for (let i = 0; i < tokens.length; i++) {
    const token = tokens[i];
    const next = tokens[i + 1];
    if (!token) continue;
    if (next && words.streets.has(next.word) && isStreet(tokens, i)) {
      names.add(i).add(i + 1);
      if (/^\d/.test(tokens[i - 1]?.word ?? '')) names.add(i - 1);
      if (/^\d/.test(tokens[i - 2]?.word ?? '') && tokens[i - 1]?.capital) names.add(i - 1).add(i - 2);
    }
    if (!token.capital || !words.forenames.has(token.word)) continue;
    if (next?.capital && next.before === Break.none && next.start > token.end) names.add(i).add(i + 1);
  }
  for (const cue of cuesOf(message, 'names-follow')) {
    for (let i = lastOf(cue) + 1; i <= lastOf(cue) + 3; i++) {
      const token = tokens[i];
      if (!token || (token.before !== Break.none && i > lastOf(cue) + 1)) break;
      if (!token.capital && !words.forenames.has(token.word)) break;
      names.add(i);
    }
  }
  for (const cue of cuesOf(message, 'kin')) {
    const next = tokens[lastOf(cue) + 1];
    if (next?.capital && next.before === Break.none && !isAllCapitals(message, next))
      names.add(lastOf(cue) + 1);
    const before = tokens[firstOf(cue) - 2];
    if (
      before?.capital &&
      words.forenames.has(before.word) &&
      tokens[firstOf(cue) - 1]?.before === Break.soft
    )
      names.add(firstOf(cue) - 2);
  }
  return names;
}

/** The words that belong to names of places and buildings: "I come from Reading", "Chess Valley surgery". */
export function placeNamesIn(message: Message, words: NameWords): Set<number> {
  const { tokens } = message;
  const names = new Set<number>();
  for (const cue of cuesOf(message, 'place-follows')) {
    const next = tokens[lastOf(cue) + 1];
    if (next?.capital && next.before === Break.none && !isAllCapitals(message, next))
      names.add(lastOf(cue) + 1);
  }
  addBuildings(message, words, names);
  return names;
}

/** "Chess Valley surgery", "the Walker Medical Centre": capitals before what a building is called. */
function addBuildings({ tokens }: Message, words: NameWords, names: Set<number>): void {
  tokens.forEach((token, at) => {
    if (!words.buildings.has(token.word) || token.before !== Break.none) return;
    let first = at;
    while (tokens[first - 1]?.capital && tokens[first]?.before === Break.none) first--;
    const isOnlyStart = first === at - 1 && tokens[first]?.before === Break.hard && !token.capital;
    if (!isOnlyStart) for (let i = first; i < at; i++) names.add(i);
  });
}

/** "BSL" is no name. */
function isAllCapitals({ text }: Message, token: Token): boolean {
  const written = text.slice(token.start, token.end);
  return written === written.toUpperCase();
}

/** "12 Garden Street", "Garden Street", but not "walking street" or "the way". */
function isStreet(tokens: readonly Token[], i: number): boolean {
  const token = tokens[i];
  const next = tokens[i + 1];
  if (!token || !next || next.before !== Break.none) return false;
  const numbered =
    /^\d+[a-z]?$/.test(tokens[i - 1]?.word ?? '') || /^\d+[a-z]?$/.test(tokens[i - 2]?.word ?? '');
  return (token.capital && next.capital) || numbered;
}
