/** More messages than this within `period` no person writes; programs that answer by themselves do, and each other for ever. */
const most = 40;
/** In milliseconds. */
const period = 10 * 60_000;
/** From so many conversations on, those that have fallen quiet are forgotten. */
const manyConversations = 1_000;

/** How fast messages come in each conversation. Held in memory: after a start it is counted anew. */
export class TextingPace {
  readonly #times = new Map<string, number[]>();

  /** Counts one message; whether there are too many. `now` in milliseconds. */
  isTooFast(conversation: string, now: number): boolean {
    const recent = (this.#times.get(conversation) ?? []).filter((time) => time > now - period);
    recent.push(now);
    if (this.#times.size > manyConversations) this.#forgetQuiet(now);
    this.#times.set(conversation, recent.slice(-most - 1));
    return recent.length > most;
  }

  forget(conversation: string): void {
    this.#times.delete(conversation);
  }

  #forgetQuiet(now: number): void {
    for (const [conversation, times] of this.#times) {
      if ((times.at(-1) ?? 0) <= now - period) this.#times.delete(conversation);
    }
  }
}
