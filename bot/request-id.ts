/** Which request work is done for, so that the lines of a log that belong together can be found. */
import { AsyncLocalStorage } from 'node:async_hooks';
import { randomUUID } from 'node:crypto';

const current = new AsyncLocalStorage<string>();

/** What a web server in front may have called the request; anything else could be made up to confuse a log. */
const wellFormed = /^[\w.-]{8,64}$/;

/** The id that a request came with, or a new one. */
export function requestIdFor(given: string | undefined): string {
  return given !== undefined && wellFormed.test(given) ? given : randomUUID();
}

/** Does work for a request: what it does later belongs to it too. */
export function forRequest<T>(id: string, work: () => T): T {
  return current.run(id, work);
}

/** Undefined where nobody waits for an answer. */
export function requestId(): string | undefined {
  return current.getStore();
}
