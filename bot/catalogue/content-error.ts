import type { Problem } from './catalogue.js';

/** The content cannot be used at all. The message is one line; `problems` has all that was found. */
export class ContentError extends Error {
  override name = 'ContentError';

  constructor(
    message: string,
    readonly problems: readonly Problem[] = [],
  ) {
    super(message);
  }
}
