import type { Listening } from '../../dialogs/heard.js';
import type { Cue } from './cues.js';
import { longest, type Match } from './phrase-index.js';
import { Break, type Token } from './tokens.js';

/** One message as the parts of understanding see it. */
export interface Message {
  text: string;
  tokens: readonly Token[];
  cues: readonly Match<Cue>[];
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
]);
const downKinds = new Set<Cue['kind']>(['no', 'turn-down', 'turn-down-after', 'turns-nothing-down']);

/** The longest cues of each group. */
export function longestCues(matches: readonly Match<Cue>[]): Match<Cue>[] {
  if (matches.length < 2) return [...matches];
  const time = matches.filter((match) => timeKinds.has(match.meaning.kind));
  const down = matches.filter((match) => downKinds.has(match.meaning.kind));
  const rest = matches.filter(({ meaning }) => !timeKinds.has(meaning.kind) && !downKinds.has(meaning.kind));
  return [...longest(time), ...longest(down), ...rest];
}

export const firstOf = (match: { tokens: readonly number[] }): number => match.tokens[0] ?? 0;
export const lastOf = (match: { tokens: readonly number[] }): number =>
  match.tokens[match.tokens.length - 1] ?? 0;

/** Whether a sentence ends between two tokens; `from` is before `to`. */
export function sentenceEndsBetween(tokens: readonly Token[], from: number, to: number): boolean {
  for (let i = from + 1; i <= to; i++) if (tokens[i]?.before === Break.hard) return true;
  return false;
}

/** The cues of a kind. */
export function cuesOf<Kind extends Cue['kind']>(
  message: Message,
  kind: Kind,
): (Match<Cue> & { meaning: Extract<Cue, { kind: Kind }> })[] {
  return message.cues.filter(
    (match): match is Match<Cue> & { meaning: Extract<Cue, { kind: Kind }> } => match.meaning.kind === kind,
  );
}

/** The text from one token to another, as written. */
export function written(message: Message, first: number, last: number): string {
  const from = message.tokens[first];
  const to = message.tokens[last];
  return from && to ? message.text.slice(from.start, to.end) : '';
}
