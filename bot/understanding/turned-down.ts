import { refersBackTo } from './refers-back.js';
import type { Cue } from './cues.js';
import { isTrouble, type ContentMeaning } from './lexicon.js';
import type { Match } from './phrase-index.js';
import { cuesOf, firstOf, lastOf, sentenceEndsBetween, type Message } from './message.js';
import { Break } from './tokens.js';

/** How many words a turning down reaches beyond its own: "not a gym person", "don't send me to another sort of gym". */
const reachOfNo = 3;
const reachOfCue = 8;
/** More turnings down than this in one message are not followed. */
const mostCues = 60;

/**
 * Tells which of these matches are turned down rather than asked for. A turning down holds within its breath: to the
 * end of the sentence, a "but", a new wish, or a comma after which somebody does something else. It goes on along a
 * list: "no bingo, gardening or church". One that stands after the thing, or answers a question, reaches back to it.
 */
export function turnedDown(message: Message, matches: readonly Match<ContentMeaning>[]): boolean[] {
  const down = refersBackTo(message, matches);
  const order = matches.map((match, i) => ({ match, i })).sort((a, b) => firstOf(a.match) - firstOf(b.match));
  const cues = (['no', 'needless', 'turn-down', 'complaint', 'pressed', 'does-not'] as const)
    .flatMap((kind) => cuesOf(message, kind).filter((cue) => !isAnswer(message, cue)))
    .slice(0, mostCues)
    .map((cue) => reachingOf(message, cue, matches));
  if (cues.length === 0) return down;
  for (const { match, i } of order) {
    const first = firstOf(match);
    const by = cues.find(
      (reaching) =>
        firstOf(reaching.cue) < first &&
        first <= reaching.to &&
        first < reaching.ends &&
        !reaching.within.some((other) => firstOf(other) >= first || lastOf(match) >= lastOf(other)) &&
        !(reaching.cue.meaning.kind === 'no' && deniesItself(message, match)) &&
        turnsDown(message, reaching.cue.meaning.kind, match),
    );
    if (!by) continue;
    by.to = Math.max(by.to, lastOf(match) + reachOfNo);
    down[i] = true;
  }
  return down;
}

/** "No, a choir": a "no" that a comma follows, or that ends what went before it, turns down nothing that comes after. */
function isAnswer({ tokens }: Message, { meaning, tokens: own }: Match<Cue>): boolean {
  const next = (own[own.length - 1] ?? 0) + 1;
  return meaning.kind === 'no' && own.length === 1 && tokens[next]?.before === Break.soft;
}

/** A turning down, the last word that it reaches, the word at which its breath ends, and the matches that it is a part of. */
interface Reaching {
  cue: Match<Cue>;
  to: number;
  ends: number;
  within: readonly Match<ContentMeaning>[];
}

function reachingOf(message: Message, cue: Match<Cue>, matches: readonly Match<ContentMeaning>[]): Reaching {
  const { kind } = cue.meaning;
  const reach = kind === 'does-not' ? 1 : kind === 'no' ? reachOfNo : reachOfCue;
  const within = matches.filter(
    (match) => match.tokens.includes(firstOf(cue)) && lastOf(match) > lastOf(cue),
  );
  return { cue, to: lastOf(cue) + reach, ends: endOfBreath(message, lastOf(cue)), within };
}

/** "no time, no friends": who has none is not turning them down. */
const deniesItself = (message: Message, match: Match<ContentMeaning>): boolean =>
  isTrouble(match.meaning) &&
  (['no', 'turns-nothing-down'] as const).some((kind) =>
    cuesOf(message, kind).some((cue) => firstOf(cue) === firstOf(match)),
  );

/** The word at which the breath after this one ends. */
function endOfBreath(message: Message, from: number): number {
  const { tokens } = message;
  let end = tokens.length;
  for (let i = from + 1; i < end; i++) if (tokens[i]?.before === Break.hard) end = i;
  for (const kind of ['contrast', 'wish'] as const) {
    for (const cue of cuesOf(message, kind)) if (firstOf(cue) > from) end = Math.min(end, firstOf(cue));
  }
  for (const cue of cuesOf(message, 'subject')) {
    const first = firstOf(cue);
    if (first <= from || first >= end) continue;
    for (let i = from + 1; i <= first; i++) {
      if (tokens[i]?.before === Break.soft) end = Math.min(end, first);
    }
  }
  return end;
}

/** Who can't stand noise needs quiet. Who is sick of being lonely does not turn company down, nor who doesn't walk far walking. */
function turnsDown(message: Message, kind: Cue['kind'], match: Match<ContentMeaning>): boolean {
  if (match.meaning.kind === 'access') return kind === 'no' || kind === 'needless';
  if (kind === 'complaint') return !isTrouble(match.meaning) || isService(message, match);
  if (kind === 'does-not') {
    const after = lastOf(match) + 1;
    const little = cuesOf(message, 'only-little').some((cue) => firstOf(cue) === after);
    return !isTrouble(match.meaning) && !little;
  }
  return kind !== 'pressed' || isBrushedOff(message, match);
}

/** "sick of counselling", "had enough of grief groups": what is offered against a trouble is turned down, not the trouble. */
const isService = (message: Message, match: Match<unknown>): boolean =>
  cuesOf(message, 'service').some(
    (cue) => firstOf(cue) >= firstOf(match) && firstOf(cue) <= lastOf(match) + 2,
  );

/** "the doctor keeps on about my weight, but …": what others want for somebody is theirs only where no "but" follows. */
const isBrushedOff = (message: Message, match: Match<unknown>): boolean =>
  cuesOf(message, 'contrast').some(
    (cue) =>
      firstOf(cue) > lastOf(match) && !sentenceEndsBetween(message.tokens, lastOf(match), firstOf(cue)),
  );
