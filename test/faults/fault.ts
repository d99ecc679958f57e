/** A fault that can be made, and what its script may say in the end. */

export interface AskedOfFault {
  seed: number;
  /** Residents who talk meanwhile. */
  conversations: number;
  /** Milliseconds that residents talk, and that the fault lasts where it lasts. */
  lasts: number;
  say: (line: string) => void;
}

export type Outcome =
  | { kind: 'kept'; told: string }
  | { kind: 'broken'; told: string }
  /** It could not be made here; why, in words for whoever wants to try it. */
  | { kind: 'skipped'; told: string };

export interface Fault {
  about: string;
  make: (asked: AskedOfFault) => Promise<Outcome>;
}
