/** Buckets that fill by so many tokens a second: who asks takes one, and who finds none has been too quick. */
export interface Pace {
  /** Tokens a second, over a longer time. */
  rate: number;
  /** Tokens at once. */
  burst: number;
}

interface Bucket {
  tokens: number;
  /** When it was last filled, in milliseconds. */
  at: number;
}

/** Sources that are remembered; of more, those that were quiet the longest begin anew. */
const mostSources = 10_000;

/** One bucket for each source, in this process. */
export class TokenBuckets {
  readonly #buckets = new Map<string, Bucket>();

  /** @param now milliseconds that only go forward */
  constructor(
    private readonly pace: Pace,
    private readonly now: () => number = () => performance.now(),
  ) {}

  /** Takes a token; false where there is none. */
  take(source: string): boolean {
    const bucket = this.#filled(source);
    // Whoever was heard last stands last.
    this.#buckets.delete(source);
    this.#buckets.set(source, bucket);
    if (this.#buckets.size > mostSources) this.#buckets.delete(this.#buckets.keys().next().value!);
    if (bucket.tokens < 1) return false;
    bucket.tokens -= 1;
    return true;
  }

  /** Whether this source is remembered. */
  knows(source: string): boolean {
    return this.#buckets.has(source);
  }

  #filled(source: string): Bucket {
    const { rate, burst } = this.pace;
    const at = this.now();
    const bucket = this.#buckets.get(source);
    if (bucket === undefined) return { tokens: burst, at };
    const tokens = Math.min(burst, bucket.tokens + ((at - bucket.at) / 1000) * rate);
    return { tokens, at };
  }
}
