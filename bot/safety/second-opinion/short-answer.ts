import type { Listening } from '../../../dialogs/heard.js';

/** Up to so many words answer a question for a name or a place; who has more to say goes beyond the question. */
const fewWords = 6;

/**
 * Whether a message is no more than the answer to a question for something particular: a name, a number, a place, a time,
 * a yes to what is sent. Learnt opinions go by what words are like, and mistake such scraps easily; the phrases are read
 * in them all the same.
 */
export function isShortAnswer(words: number, asked: Listening['asked']): boolean {
  return words <= fewWords && (asked === 'particular' || asked === 'whereabouts' || asked === 'when');
}
