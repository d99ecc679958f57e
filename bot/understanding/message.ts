import type { Listening } from '../../dialogs/heard.js';
import type { Cue } from './cues.js';
import { longest, type Match } from './phrase-index.js';
import { Break, type Token } from './tokens.js';

/** One message as the parts of understanding see it. */
export interface Message {
  text: string;
  tokens: readonly Token[];
  cues: ReadonlyMap<Cue['kind'], readonly Match<Cue>[]>;
  listening: Listening;
}

/** Groups of cues that are read independently of each other: "not" may deny a topic and a day. */
const timeKinds = new Set<Cue['kind']>([
  'days',
  'part',
  'coming-day',
  'any-time',
  'not-a-wish',
  'not-then',
  'bad-then',
  'date-like',
  'after',
  'before',
  'between',
  'after-it',
  'before-it',
]);
const downKinds = new Set<Cue['kind']>(['no', 'turn-down', 'complaint', 'pressed', 'turns-nothing-down']);
const wishKinds = new Set<Cue['kind']>(['wish', 'no-wish']);
/** Those that stand after what they speak of. */
const afterKinds = new Set<Cue['kind']>(['turn-down-after', 'refusal', 'refers-back']);
const groups = [timeKinds, downKinds, afterKinds, wishKinds];

/** The longest cues of each group, by kind. */
export function longestCues(matches: readonly Match<Cue>[]): Map<Cue['kind'], Match<Cue>[]> {
  const cues = new Map<Cue['kind'], Match<Cue>[]>();
  const keep = (match: Match<Cue>): void => {
    const there = cues.get(match.meaning.kind);
    if (there) there.push(match);
    else cues.set(match.meaning.kind, [match]);
  };
  for (const group of groups) {
    for (const match of longest(matches.filter(({ meaning }) => group.has(meaning.kind)))) keep(match);
  }
  for (const match of matches) if (!groups.some((group) => group.has(match.meaning.kind))) keep(match);
  return cues;
}

export const firstOf = (match: { tokens: readonly number[] }): number => match.tokens[0] ?? 0;
export const lastOf = (match: { tokens: readonly number[] }): number =>
  match.tokens[match.tokens.length - 1] ?? 0;

/** Whether a sentence ends between two tokens; `from` is before `to`. */
export function sentenceEndsBetween(tokens: readonly Token[], from: number, to: number): boolean {
  for (let i = from + 1; i <= to; i++) if (tokens[i]?.before === Break.hard) return true;
  return false;
}

type CueMatch<Kind extends Cue['kind']> = Match<Cue> & { meaning: Extract<Cue, { kind: Kind }> };
const noCues: readonly never[] = [];

/** The cues of a kind. */
export function cuesOf<Kind extends Cue['kind']>(message: Message, kind: Kind): readonly CueMatch<Kind>[] {
  return (message.cues.get(kind) as readonly CueMatch<Kind>[] | undefined) ?? noCues;
}

/** The text from one token to another, as written. */
export function written(message: Message, first: number, last: number): string {
  const from = message.tokens[first];
  const to = message.tokens[last];
  return from && to ? message.text.slice(from.start, to.end) : '';
}
