import type { Heard, Listening, SafetyFinding } from '../../../dialogs/heard.js';
import { Break, type Token } from '../../understanding/tokens.js';
import type { DangerIndex } from '../danger-index.js';
import { hasSafetyPhrase } from './second-opinion.js';
import { isShortAnswer } from './short-answer.js';
import { readWordWeights, wordOpinionOn, type WordWeights } from './word-opinion.js';

/** Fewer words than this say too little by themselves. */
const fewestWords = 3;
/** Fewer words than this say little: "this weather will finish me off". */
const fewWords = 5;
/** What it takes to ask on few words, and on a question such as "Do I have to come on my own?" about an activity on view. */
const surely = 0.9;

/** By language, once a message was in it; null where nothing was learnt. */
const known = new Map<string, WordWeights | null>();

/**
 * The second opinion on a message in `language` in which no phrase found danger, by its words alone: a reason to ask,
 * or null. It is silent where a phrase has something to say, where the message is a command or an answer, and in
 * languages in which nothing was learnt.
 */
export function secondOpinionOnWords(
  heard: Heard,
  tokens: readonly Token[],
  index: DangerIndex,
  language: string,
  asked: Listening['asked'] = null,
): SafetyFinding | null {
  if (tokens.length < fewestWords || isAnswer(heard) || isShortAnswer(tokens.length, asked)) return null;
  const weights = weightsIn(language);
  if (!weights) return null;
  const { kind, score } = wordOpinionOn(tokens, weights);
  const doubtful = tokens.length < fewWords || heard.askedAbout.length > 0;
  const enough = doubtful ? Math.max(surely, weights.threshold) : weights.threshold;
  if (score < enough || hasSafetyPhrase(tokens, index, language)) return null;
  return { kind, level: 'check', words: gravestSentence(heard.text, tokens, weights) };
}

function weightsIn(language: string): WordWeights | null {
  if (!known.has(language)) known.set(language, readWordWeights(language));
  return known.get(language) ?? null;
}

/** The sentence that is most like danger, as it was written. */
function gravestSentence(text: string, tokens: readonly Token[], by: WordWeights): string {
  const starts = tokens.flatMap(({ before }, i) => (i === 0 || before === Break.hard ? [i] : []));
  let gravest = { score: -1, words: text };
  starts.forEach((from, n) => {
    const own = tokens.slice(from, starts[n + 1]);
    const { score } = wordOpinionOn(own, by);
    if (score <= gravest.score) return;
    gravest = { score, words: text.slice(own[0]?.start, own.at(-1)?.end) };
  });
  return gravest.words;
}

const isAnswer = (heard: Heard): boolean => {
  const { command, answer, choice, number, switchTo } = heard;
  return [command, answer, choice, number, switchTo].some((found) => found !== null) || isAddress(heard);
};

/** Nothing but a telephone number or an e-mail address: "rose@example.org". */
const isAddress = ({ reach, text }: Heard): boolean =>
  reach !== null && !/\p{L}/u.test(text.replace(/\S+@\S+/g, ''));
