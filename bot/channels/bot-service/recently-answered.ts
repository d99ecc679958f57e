import { conversationAt } from './sender.js';
import type { Sender } from './incoming.js';

/** As many as come within minutes on a busy day. */
const known = 2_000;

type One = Pick<Sender, 'activity' | 'conversationId' | 'residentId'>;

/**
 * Which activities were answered, and not only taken. What was taken but could not be said is said when the channel
 * delivers it again; what was said is not said twice. Known as long as the process runs.
 */
export class RecentlyAnswered {
  readonly #names = new Set<string>();

  add(activity: One): void {
    this.#names.add(nameOf(activity));
    const [oldest] = this.#names;
    if (this.#names.size > known && oldest !== undefined) this.#names.delete(oldest);
  }

  forget(activity: One): void {
    this.#names.delete(nameOf(activity));
  }

  has(activity: One): boolean {
    return this.#names.has(nameOf(activity));
  }
}

function nameOf({ activity, conversationId, residentId }: One): string {
  return JSON.stringify([activity, conversationAt(conversationId, residentId)]);
}
