import type { SafetyKind } from '../../../dialogs/heard.js';
import type { Token } from '../../understanding/tokens.js';
import type { DangerIndex } from '../danger-index.js';

/**
 * A logistic regression over the sentence model's vectors, trained by train.ts on the sentences beside it: how much a
 * sentence is like what people in danger have said. It is a reason to ask, and never more than that.
 */
export interface SecondOpinionWeights {
  /** The sentence model whose vectors these weights are for. */
  model: string;
  /** From this score on it is a reason to ask. */
  threshold: number;
  /** So many in 100 harmless messages by people who wrote none of the rest scored more, before they were learnt from. */
  falseAlarms: number;
  /** One row a kind, its bias last. */
  weights: Record<'harmless' | SafetyKind, readonly number[]>;
}

export interface SecondOpinion {
  kind: SafetyKind;
  /** 0 to 1: how likely it is that this is not harmless. */
  score: number;
}

/**
 * Whether the phrases have something to say of a message: a danger, also one denied or past, or a harmless way of
 * speaking that sounds like one. They know better then, and no second opinion counts.
 */
export const hasSafetyPhrase = (tokens: readonly Token[], index: DangerIndex, language = 'en'): boolean =>
  index.phrases
    .find(tokens, language === 'en' ? 'english' : 'none')
    .some(({ meaning: { kind } }) => kind === 'danger' || kind === 'harmless');

const kinds: readonly SafetyKind[] = ['life', 'harm', 'medical'];

/**
 * The opinion on a message from that on the whole of it and that on its gravest clause: the mean of their scores. A
 * clause alone is often harsher than it was meant, and in the whole a cry for help drowns in what stands around it.
 */
export function opinionOnAll(whole: SecondOpinion, gravestClause: SecondOpinion): SecondOpinion {
  const { kind } = whole.score > gravestClause.score ? whole : gravestClause;
  return { kind, score: (whole.score + gravestClause.score) / 2 };
}

/** The opinion on one sentence, given as its vector. */
export function secondOpinionOn(vector: ArrayLike<number>, { weights }: SecondOpinionWeights): SecondOpinion {
  const grades = kinds.map((kind) => grade(vector, weights[kind]));
  const harmless = grade(vector, weights.harmless);
  const most = Math.max(...grades, harmless);
  const odds = grades.map((value) => Math.exp(value - most));
  const danger = odds.reduce((sum, value) => sum + value, 0);
  const kind = kinds[odds.indexOf(Math.max(...odds))] ?? 'life';
  return { kind, score: danger / (danger + Math.exp(harmless - most)) };
}

function grade(vector: ArrayLike<number>, row: readonly number[]): number {
  let sum = row[vector.length] ?? 0;
  for (let i = 0; i < vector.length; i++) sum += (vector[i] ?? 0) * (row[i] ?? 0);
  return sum;
}
