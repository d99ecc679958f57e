/**
 * Questions of others about how somebody is, such as the ONS4. Their words, order and scales are not ours to change: they
 * are content, and each is put as it stands there.
 */
export interface Measure {
  id: string;
  name: string;
  /** The language that it is put in, which may not be that of the conversation. */
  language: string;
  /** Said before the first question. */
  intro: string;
  /** Years from which it is meant to be answered. */
  fromAge: number;
  questions: MeasureQuestion[];
}

export interface MeasureQuestion {
  id: string;
  text: string;
  /** Whole numbers from the first to the last, or one of these answers, worded as they stand. */
  answers: { from: number; to: number } | { id: string; text: string }[];
}
