import type { Reply } from './reply.js';
import type { Counted, Manner, Moment } from './step.js';

/** One turn while it is being taken: what dialogs read, and where they put what they say and decide. The language may change. */
export interface Exchange extends Moment {
  replies: Reply[];
  counted: Counted[];
  /** Answers in a row that could not be used, this one included once it is judged. */
  notUnderstood: number;
}

/** How a question is put after that many answers that could not be used. */
export function mannerAfter(notUnderstood: number): Manner {
  return notUnderstood === 0 ? 'first' : notUnderstood === 1 ? 'again' : 'choices';
}
