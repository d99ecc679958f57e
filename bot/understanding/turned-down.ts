import type { Cue } from './cues.js';
import type { ContentMeaning } from './lexicon.js';
import type { Match } from './phrase-index.js';
import { cuesOf, firstOf, lastOf, sentenceEndsBetween, type Message } from './message.js';
import { Break } from './tokens.js';

/** How many words a turning down reaches beyond its own: "not a gym person", "don't like going to bingo". */
const reachOfNo = 3;
const reachOfCue = 6;

/**
 * Tells which of these matches, in order, are turned down rather than asked for. A turning down holds within its
 * breath: to the end of the sentence, a "but", a new wish, or a comma after which somebody does something else. It
 * goes on along a list: "no bingo, gardening or church".
 */
export function turnedDown(message: Message, matches: readonly Match<ContentMeaning>[]): boolean[] {
  const cues: readonly Match<Cue>[] = [
    ...cuesOf(message, 'no'),
    ...cuesOf(message, 'turn-down'),
    ...cuesOf(message, 'complaint'),
  ];
  const after = cuesOf(message, 'turn-down-after');
  if (cues.length === 0 && after.length === 0) return matches.map(() => false);
  const down: boolean[] = [];
  const order = matches.map((match, i) => ({ match, i })).sort((a, b) => firstOf(a.match) - firstOf(b.match));
  const reached: { cue: Match<Cue>; to: number }[] = cues
    .filter((cue) => !matches.some((match) => cue.tokens.some((token) => match.tokens.includes(token))))
    .map((cue) => ({ cue, to: lastOf(cue) + (cue.meaning.kind === 'no' ? reachOfNo : reachOfCue) }));
  for (const { match, i } of order) {
    const first = firstOf(match);
    const by = reached.find(
      ({ cue, to }) =>
        lastOf(cue) < first &&
        first <= to &&
        sameBreath(message, cue, first) &&
        !(cue.meaning.kind === 'complaint' && isTrouble(match.meaning)),
    );
    if (by) by.to = Math.max(by.to, lastOf(match) + reachOfNo);
    down[i] =
      by !== undefined ||
      after.some(
        (cue) =>
          firstOf(cue) > lastOf(match) &&
          firstOf(cue) - lastOf(match) <= 2 &&
          !sentenceEndsBetween(message.tokens, lastOf(match), firstOf(cue)),
      );
  }
  return down;
}

/** Who is sick of being lonely does not turn company down; who is "not lonely" does. */
const isTrouble = (meaning: ContentMeaning): boolean =>
  meaning.kind === 'access' || (meaning.kind === 'topic' && meaning.trouble);

function sameBreath(message: Message, cue: Match<unknown>, to: number): boolean {
  const from = lastOf(cue);
  if (sentenceEndsBetween(message.tokens, from, to)) return false;
  const between = (match: Match<unknown>): boolean => firstOf(match) > from && lastOf(match) < to;
  if (cuesOf(message, 'contrast').some(between) || cuesOf(message, 'wish').some(between)) return false;
  for (let i = from + 1; i <= to; i++) {
    if (message.tokens[i]?.before !== Break.soft) continue;
    const afterComma = (match: Match<unknown>): boolean => firstOf(match) >= i && lastOf(match) < to;
    if (cuesOf(message, 'subject').some(afterComma)) return false;
  }
  return true;
}
