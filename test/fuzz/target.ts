/** What is fuzzed: something made up again and again, and what must hold of it. */
import type { IAsyncProperty } from 'fast-check';

export interface Target {
  /** Fails with an Error that says what happened; fast-check then looks for the smallest that still fails. */
  property: IAsyncProperty<unknown>;
  close(): Promise<void>;
}

export interface TargetKind {
  about: string;
  /** How many are tried in the test suite; none where that takes too long for it. */
  runs: number;
  open(): Promise<Target>;
}

/** Rejects where work does not end: what would hold up everybody. */
export async function within<T>(milliseconds: number, what: string, work: Promise<T>): Promise<T> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<never>((_resolve, reject) => {
    timer = setTimeout(() => reject(new Error(`${what} took longer than ${milliseconds} ms`)), milliseconds);
  });
  return Promise.race([work, late]).finally(() => clearTimeout(timer));
}
