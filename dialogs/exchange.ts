import type { Reply } from './reply.js';
import type { Attempt, Counted, Moment } from './step.js';

/** One turn while it is being taken: what dialogs read, and where they put what they say and decide. */
export interface Exchange extends Moment {
  replies: Reply[];
  counted: Counted[];
  /** Answers in a row that could not be used, this one included once it is judged. */
  notUnderstood: number;
}

/** Which wording of a question is due after that many answers that could not be used. */
export function attemptAfter(notUnderstood: number): Attempt {
  return notUnderstood === 0 ? 0 : notUnderstood === 1 ? 1 : 2;
}
