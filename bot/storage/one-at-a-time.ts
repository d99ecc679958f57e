/** Runs pieces of work with the same key one after the other, in the order asked; others run side by side. */
export class OneAtATime {
  readonly #last = new Map<string, Promise<unknown>>();

  run<T>(key: string, work: () => Promise<T>): Promise<T> {
    const before = this.#last.get(key) ?? Promise.resolve();
    const result = before.then(work);
    const settled = result
      .catch(() => undefined)
      .then(() => {
        if (this.#last.get(key) === settled) this.#last.delete(key);
      });
    this.#last.set(key, settled);
    return result;
  }

  /** How many keys have work waiting or running. */
  get busy(): number {
    return this.#last.size;
  }

  /** Resolves once everything asked so far is done. */
  async idle(): Promise<void> {
    await Promise.all(this.#last.values());
  }
}
