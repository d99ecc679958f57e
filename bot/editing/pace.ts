/** How often something may be done within a stretch of time, for one key and for all together. Each process counts for itself. */
export class Pace {
  readonly #done = new Map<string, number[]>();

  constructor(private readonly limits: { within: number; forOne: number; forAll: number }) {}

  /** Counts it where it may be done. */
  allows(key: string, now: Date): boolean {
    const since = now.getTime() - this.limits.within;
    let all = 0;
    for (const [each, times] of this.#done) {
      const recent = times.filter((time) => time > since);
      all += recent.length;
      if (recent.length > 0) this.#done.set(each, recent);
      else this.#done.delete(each);
    }
    const own = this.#done.get(key) ?? [];
    if (own.length >= this.limits.forOne || all >= this.limits.forAll) return false;
    this.#done.set(key, [...own, now.getTime()]);
    return true;
  }
}
