import { cuesOf, firstOf, lastOf, sentenceEndsBetween, type Message } from './message.js';
import type { Match } from './phrase-index.js';
import { englishStem } from './stems.js';
import { Break } from './tokens.js';

/** How many words may stand between a wish and what is wished for. */
const reachOfWish = 6;

/**
 * Whether something is asked for although another word of the same topic is turned down: "no chess, I love cards", "No
 * chess club. Rummikub". Where that is in doubt it is not: "no painting, I can't paint", "no cooking, I was a chef", "I can read, but no book club".
 */
export function isMeantDespite(message: Message, match: Match<unknown>, down: Match<unknown>): boolean {
  if (isWishedFor(message, match)) return true;
  const stems = new Set(down.tokens.map((token) => englishStem(message.tokens[token]?.word ?? '')));
  if (match.tokens.some((token) => stems.has(englishStem(message.tokens[token]?.word ?? '')))) return false;
  const [from, to] = [Math.min(lastOf(match), lastOf(down)), Math.max(firstOf(match), firstOf(down))];
  if (!isApart(message, from, to)) return false;
  if (saysOfSelf(message, match)) return false;
  return firstOf(match) > firstOf(down) || !contrastBetween(message, from, to);
}

function isWishedFor(message: Message, match: Match<unknown>): boolean {
  const first = firstOf(match);
  return cuesOf(message, 'wish').some((cue) => {
    const last = lastOf(cue);
    if (last >= first || first - last > reachOfWish || sentenceEndsBetween(message.tokens, last, first))
      return false;
    return !cuesOf(message, 'no').some((no) => firstOf(no) > last && lastOf(no) < first);
  });
}

/** Whether a sentence, a part of it, or a "but" is between. */
function isApart(message: Message, from: number, to: number): boolean {
  for (let i = from + 1; i <= to; i++) if (message.tokens[i]?.before !== Break.none) return true;
  return contrastBetween(message, from, to);
}

const contrastBetween = (message: Message, from: number, to: number): boolean =>
  cuesOf(message, 'contrast').some((cue) => firstOf(cue) > from && lastOf(cue) < to);

/** "I can read": a sentence that says what is so, rather than naming a thing. */
function saysOfSelf(message: Message, match: Match<unknown>): boolean {
  const first = firstOf(match);
  return cuesOf(message, 'subject').some(
    (cue) => firstOf(cue) < first && !sentenceEndsBetween(message.tokens, firstOf(cue), first),
  );
}
