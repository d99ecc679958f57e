/** What running text says of a building's access: "fully accessible", "two steps at the entrance", "no hearing loop". */
import { longest, PhraseIndex, type IndexWords, type Match } from '../../understanding/phrase-index.js';
import { Break, tokenise, type Token } from '../../understanding/tokens.js';
import type { AccessWords } from '../tables.js';

export interface AccessRead {
  has: string[];
  hasNot: string[];
  /** Spoken of, but not so that it is certain. */
  doubtful: string[];
}

type Said = { need: string; has: boolean };

/** A "no" counts for what follows within so many words. */
const reachOfNo = 4;
/** A doubt counts within so many words on either side. */
const reachOfDoubt = 5;

/** Makes a reader of access for one language. */
export function accessReader(
  words: AccessWords[string],
  language: string,
  matching: IndexWords,
): (text: string) => AccessRead {
  const entries = (list: Record<string, string[]>, has: boolean) =>
    Object.entries(list).flatMap(([need, phrases]) =>
      phrases.map((phrase) => ({ phrase, language, meaning: { need, has } satisfies Said })),
    );
  const said = new PhraseIndex<Said>(
    [...entries(words.has, true), ...entries(words['has-not'], false)],
    matching,
  );
  const cues = new PhraseIndex<'no' | 'doubt'>(
    [
      ...words.no.map((phrase) => ({ phrase, language, exact: true, meaning: 'no' as const })),
      ...words.doubtful.map((phrase) => ({ phrase, language, exact: true, meaning: 'doubt' as const })),
    ],
    matching,
  );
  return (text) => {
    const tokens = tokenise(text, matching.same);
    const found = longest(said.find(tokens, 'none'));
    if (found.length === 0) return { has: [], hasNot: [], doubtful: [] };
    const around = cues.find(tokens, 'none');
    const verdicts = new Map<string, Set<'has' | 'has-not' | 'doubt'>>();
    for (const match of found) {
      const verdict = judge(match, around, tokens);
      const there = verdicts.get(match.meaning.need) ?? new Set();
      verdicts.set(match.meaning.need, there.add(verdict));
    }
    const needs = (verdict: string): string[] =>
      [...verdicts].filter(([, all]) => all.size === 1 && all.has(verdict as 'has')).map(([need]) => need);
    const certain = [...needs('has'), ...needs('has-not')];
    return {
      has: needs('has'),
      hasNot: needs('has-not'),
      doubtful: [...verdicts.keys()].filter((need) => !certain.includes(need)),
    };
  };
}

function judge(
  match: Match<Said>,
  around: readonly Match<'no' | 'doubt'>[],
  tokens: readonly Token[],
): 'has' | 'has-not' | 'doubt' {
  const first = Math.min(...match.tokens);
  const last = Math.max(...match.tokens);
  const near = (cue: Match<'no' | 'doubt'>, before: number, after: number): boolean => {
    const at = cue.tokens[cue.tokens.length - 1]!;
    if (cue.tokens.some((token) => match.tokens.includes(token))) return false;
    if (at < first) return first - at <= before && !breathEnds(tokens, at, first, cue.meaning === 'no');
    return (
      cue.tokens[0]! > last &&
      cue.tokens[0]! - last <= after &&
      !breathEnds(tokens, last, cue.tokens[0]!, false)
    );
  };
  if (around.some((cue) => cue.meaning === 'doubt' && near(cue, reachOfDoubt, reachOfDoubt))) return 'doubt';
  const denied = around.some(
    (cue) => cue.meaning === 'no' && (near(cue, reachOfNo, 0) || isAnswer(cue, last, tokens)),
  );
  if (!match.meaning.has) return denied ? 'doubt' : 'has-not';
  return denied ? 'has-not' : 'has';
}

/** "Wheelchair access: No" */
function isAnswer(cue: Match<unknown>, last: number, tokens: readonly Token[]): boolean {
  const [at] = cue.tokens;
  const next = tokens[at! + 1];
  return at === last + 1 && (next === undefined || next.before !== Break.none);
}

/** Whether a sentence, or with `soft` a part of it, ends between these words. */
function breathEnds(tokens: readonly Token[], from: number, to: number, soft: boolean): boolean {
  return tokens
    .slice(from + 1, to + 1)
    .some(({ before }) => before === Break.hard || (soft && before === Break.soft));
}
