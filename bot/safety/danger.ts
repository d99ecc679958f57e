import type { SafetyFinding } from '../../dialogs/heard.js';
import { firstOf, lastOf } from '../understanding/message.js';
import { longest, wordsOf, type Match, type Repairs } from '../understanding/phrase-index.js';
import { Break, tokenise, type Token } from '../understanding/tokens.js';
import type { DangerCue } from '../understanding/understood-words.js';
import type { DangerIndex, DangerMeaning } from './danger-index.js';

/** How near "prevention" or "a film about" stands to what it makes a subject of. */
const reachOfTalk = 4;
/** So many words before a danger say whose it is: "my mum has collapsed". */
const reachOfWhose = 3;

type Danger = Match<Extract<DangerMeaning, { kind: 'danger' }>>;

/** The most words between a danger and what is said of it. */
const longestBreath = 7;

/**
 * The gravest sign of danger in a message, or null. Harmless ways of speaking are taken out first. A danger that is
 * denied, long past, or somebody else's death is at most a reason to ask; it never says that all is well. Words alone
 * miss much that is said obliquely, so nothing may rest on this alone.
 */
export function findDanger(text: string, index: DangerIndex): SafetyFinding | null {
  return dangerIn(text, tokenise(text, index.words.matching.same), index);
}

/** The same for a message that is already in words. */
export function dangerIn(
  text: string,
  tokens: readonly Token[],
  index: DangerIndex,
  repairs: Repairs = 'english',
): SafetyFinding | null {
  const matches = index.phrases.find(tokens, repairs);
  const dangers = matches.filter(isDanger);
  if (dangers.length === 0) return null;
  const harmless = matches.filter((match) => match.meaning.kind === 'harmless');
  const cues = matches.filter(
    (match) => match.meaning.kind !== 'harmless' && match.meaning.kind !== 'danger',
  );
  let gravest: SafetyFinding | null = null;
  for (const danger of dangers) {
    if (harmless.some((mask) => covers(mask, danger))) continue;
    const level = levelOf(danger, cues, tokens);
    if (level === null) continue;
    if (gravest && weight(gravest.level, gravest.kind) >= weight(level, danger.meaning.danger)) continue;
    gravest = { kind: danger.meaning.danger, level, words: wordsOf(text, tokens, danger) };
  }
  return gravest;
}

/** Cues that may be among the words of a danger: "he hits me", "a talk about suicide". */
const mayShareWords: ReadonlySet<DangerCue> = new Set<DangerCue>(['personal', 'subject']);

const isDanger = (match: Match<DangerMeaning>): match is Danger => match.meaning.kind === 'danger';

/** A harmless way of speaking takes out a danger that it shares words with, unless the danger says more. */
const covers = (mask: Match<DangerMeaning>, danger: Danger): boolean =>
  mask.tokens.length >= danger.tokens.length && danger.tokens.some((token) => mask.tokens.includes(token));

const wordsApart = (a: Match<unknown>, b: Match<unknown>): number =>
  Math.max(firstOf(a) - lastOf(b), firstOf(b) - lastOf(a));

const weight = (level: SafetyFinding['level'], kind: SafetyFinding['kind']): number =>
  (level === 'urgent' ? 10 : 0) + (kind === 'life' ? 2 : kind === 'medical' ? 1 : 0);

function levelOf(
  danger: Danger,
  matches: readonly Match<DangerMeaning>[],
  tokens: readonly Token[],
): SafetyFinding['level'] | null {
  const { danger: kind, level, language } = danger.meaning;
  const cues = (cue: DangerCue): Match<DangerMeaning>[] =>
    matches.filter(
      ({ meaning, tokens: own }) =>
        meaning.kind === cue &&
        meaning.language === language &&
        (mayShareWords.has(cue) || !own.some((token) => danger.tokens.includes(token))),
    );
  const turns = cues('turn');
  const inOneBreath = (cue: Match<unknown>): boolean => {
    const [from, to] =
      firstOf(cue) < firstOf(danger) ? [lastOf(cue), firstOf(danger)] : [lastOf(danger), firstOf(cue)];
    if (to - from > longestBreath) return false;
    for (let i = from + 1; i <= to; i++) if (tokens[i]?.before !== Break.none) return false;
    return !turns.some((turn) => firstOf(turn) > from && lastOf(turn) < to);
  };
  if (isDenied(danger, cues, inOneBreath)) return kind === 'life' ? 'check' : null;
  const isNow = cues('now').some(inOneBreath);
  if (!isSomebodys(danger, cues('personal'))) {
    if (cues('talk-of').some((cue) => inOneBreath(cue) && wordsApart(cue, danger) <= reachOfTalk))
      return null;
    // "I volunteer at …", "my essay": the whole message talks about a subject, and this is nobody's own danger.
    if (cues('subject').length > 0 && !isNow) return null;
  }
  const isPast = cues('past').some(inOneBreath) && !isNow;
  // "In 1994. Different man now": it is long over, and they say so.
  if (isPast && cues('settled').length > 0) return null;
  if (kind === 'medical') {
    const isBehind = cues('past-illness').some((cue) => inOneBreath(cue) && isJustBefore(cue, danger));
    return isPast || (isBehind && !isNow) ? null : level;
  }
  if (!isPast && !cues('about').some(inOneBreath)) return level;
  // Of a death long past, a word that only may mean danger says nothing.
  return level === 'urgent' ? 'check' : null;
}

/** Whether a danger is said of somebody: "he hit me", "my mum has collapsed"; not "a talk about suicide". */
const isSomebodys = (danger: Danger, personal: readonly Match<unknown>[]): boolean =>
  personal.some((cue) =>
    cue.tokens.some(
      (token) =>
        danger.tokens.includes(token) || (token < firstOf(danger) && firstOf(danger) - token <= reachOfWhose),
    ),
  );

/** A denial reaches a danger over words such as "think of" only: "I'm not well and want to die" denies nothing. */
function isDenied(
  danger: Danger,
  cues: (kind: DangerCue) => Match<DangerMeaning>[],
  inOneBreath: (cue: Match<unknown>) => boolean,
): boolean {
  const undenied = cues('not-denied');
  const passable = new Set(cues('denial-passes').flatMap((cue) => cue.tokens));
  const denials = cues('denied').filter((cue) => {
    const from = lastOf(cue);
    const to = firstOf(danger);
    if (from >= to || !inOneBreath(cue)) return false;
    for (let i = from + 1; i < to; i++) if (!passable.has(i)) return false;
    return !undenied.some((other) => cue.tokens.some((token) => other.tokens.includes(token)));
  });
  // Two denials make no denial: "no reason not to".
  return longest(denials).length % 2 === 1;
}

/** "I had a heart attack": with no more than an article between. */
const isJustBefore = (cue: Match<unknown>, danger: Match<unknown>): boolean =>
  firstOf(danger) > lastOf(cue) && firstOf(danger) - lastOf(cue) <= 3;
