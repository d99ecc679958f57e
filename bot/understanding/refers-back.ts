import type { Cue } from './cues.js';
import { isTrouble, type ContentMeaning } from './lexicon.js';
import { cuesOf, firstOf, lastOf, sentenceEndsBetween, type Message } from './message.js';
import type { Match } from './phrase-index.js';
import { Break } from './tokens.js';

/** How many words may stand between a thing and what is said of it: "the walking group at church is not for me". */
const mostBetween = 5;
/** A question that a "no" answers has no more words than this: "a bit of birdwatching?" */
const longestFragment = 7;
const mostCues = 40;

/** Tells which matches are turned down by what follows them: "bingo is not for me", "Cards? No.", "It won't help". */
export function refersBackTo(message: Message, matches: readonly Match<ContentMeaning>[]): boolean[] {
  const down = matches.map(() => false);
  const cues: readonly Match<Cue>[] = (
    ['turn-down-after', 'refusal', 'refers-back', 'fine-as-it-is'] as const
  )
    .flatMap((kind) => cuesOf(message, kind))
    .slice(0, mostCues);
  for (const cue of cues) {
    const about = aboutWhat(message, cue, matches);
    if (about === null || !isSaidOf(message, cue, about)) continue;
    for (const [i, match] of matches.entries()) {
      if (
        isOneOfList(message, match, about) &&
        !(cue.meaning.kind === 'refers-back' && isTrouble(match.meaning))
      )
        down[i] = true;
    }
  }
  return down;
}

/** The nearest match that ends before this. */
function aboutWhat(
  message: Message,
  cue: Match<Cue>,
  matches: readonly Match<ContentMeaning>[],
): Match<ContentMeaning> | null {
  const before = matches.filter((match) => lastOf(match) < firstOf(cue));
  const last = Math.max(...before.map(lastOf));
  return before.find((match) => lastOf(match) === last) ?? null;
}

function isSaidOf(message: Message, cue: Match<Cue>, match: Match<ContentMeaning>): boolean {
  const from = lastOf(match);
  const to = firstOf(cue);
  const ends = endsBetween(message, from, to);
  const fresh = (kind: Cue['kind']): boolean =>
    cuesOf(message, kind).some((one) => firstOf(one) > from && lastOf(one) < to);
  switch (cue.meaning.kind) {
    case 'refers-back':
      return ends <= 1 && !fresh('wish');
    case 'refusal':
      return ends === 0
        ? to === from + 1
        : ends === 1 && message.tokens[to]?.before === Break.hard && isFragment(message, from, to);
    case 'fine-as-it-is':
      return ends === 0 && to === from + 1 && (isTrouble(match.meaning) || isOwn(message, match));
    default:
      return ends === 0 && to - from - 1 <= mostBetween && !fresh('wish') && !fresh('subject');
  }
}

/** How many sentences end between two words. */
function endsBetween(message: Message, from: number, to: number): number {
  let ends = 0;
  for (let i = from + 1; i <= to; i++) if (message.tokens[i]?.before === Break.hard) ends++;
  return ends;
}

/** Whether the sentence that these words end is but a few words in which nothing is wished for: "Cards?" */
function isFragment(message: Message, at: number, end: number): boolean {
  let start = at;
  while (start > 0 && message.tokens[start]?.before !== Break.hard) start--;
  return (
    end - start <= longestFragment &&
    !cuesOf(message, 'wish').some((cue) => firstOf(cue) >= start && firstOf(cue) < end)
  );
}

/** "my English is fine", but not "gardening is fine" */
const isOwn = (message: Message, match: Match<unknown>): boolean =>
  cuesOf(message, 'subject').some(
    (cue) => lastOf(cue) === firstOf(match) - 1 || firstOf(cue) === firstOf(match),
  );

/** Whether a match is the one meant, or overlaps it, or stands before it in one list: "bingo and cards are not for me". */
function isOneOfList(message: Message, match: Match<unknown>, about: Match<unknown>): boolean {
  if (match === about || match.tokens.some((token) => about.tokens.includes(token))) return true;
  const from = lastOf(match);
  const to = firstOf(about);
  if (from >= to || to - from > 2 || sentenceEndsBetween(message.tokens, from, to)) return false;
  return to - from === 1
    ? message.tokens[to]?.before === Break.soft
    : cuesOf(message, 'and').some((cue) => firstOf(cue) === from + 1);
}
