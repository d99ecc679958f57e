/**
 * The texts of the files written last, so that a conversation in progress is not read from the disk at each turn
 * (about a fifth of the time of a durable turn). Right because nobody else writes in a locked data folder.
 */
export class RecentlyWritten {
  readonly #texts = new Map<string, string>();
  readonly #most: number;

  /** `most` is how many texts are held; one longer than 64 Ki characters is never held. */
  constructor(most = 500) {
    this.#most = most;
  }

  get(path: string): string | undefined {
    return this.#texts.get(path);
  }

  set(path: string, text: string): void {
    this.forget(path);
    if (text.length > 65_536) return;
    this.#texts.set(path, text);
    if (this.#texts.size > this.#most) this.#texts.delete(this.#texts.keys().next().value as string);
  }

  forget(path: string): void {
    this.#texts.delete(path);
  }
}
