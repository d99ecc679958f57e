/**
 * Which message is due when: their ids alone, so that a hundred thousand that wait take little memory. What is due comes
 * out in the order in which it came to be.
 */
export class OutboxSchedule {
  readonly #due = new Set<string>();
  readonly #later = new Map<string, number>();
  /** No later than the first of those that are not due yet. */
  #first = Number.POSITIVE_INFINITY;

  get size(): number {
    return this.#due.size + this.#later.size;
  }

  /** `due` in milliseconds since 1970; the latest word on an id counts. */
  add(id: string, due: number): void {
    this.#due.delete(id);
    this.#later.set(id, due);
    this.#first = Math.min(this.#first, due);
  }

  remove(id: string): void {
    this.#due.delete(id);
    this.#later.delete(id);
  }

  /** Takes out the next one that is due, or null. */
  take(now: number): string | null {
    if (this.#first <= now) this.#moveDue(now);
    for (const id of this.#due) {
      this.#due.delete(id);
      return id;
    }
    return null;
  }

  /** When the next one is due; null where none waits. */
  next(): number | null {
    if (this.#due.size > 0) return 0;
    return this.#later.size > 0 ? this.#first : null;
  }

  #moveDue(now: number): void {
    this.#first = Number.POSITIVE_INFINITY;
    const moved = [...this.#later].filter(([, due]) => due <= now).sort(([, one], [, other]) => one - other);
    for (const [id] of moved) {
      this.#later.delete(id);
      this.#due.add(id);
    }
    for (const due of this.#later.values()) this.#first = Math.min(this.#first, due);
  }
}
