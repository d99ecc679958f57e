/** Seconds after which a sender that was too quick, or came while storage was gone, may try again. */
export const retryAfter = 5;

/** A request that is refused. The status goes to the browser, the message to the log: it holds nothing of the resident's. */
export class Refusal extends Error {
  override name = 'Refusal';

  constructor(
    readonly statusCode: 400 | 403 | 404 | 405 | 413 | 415 | 429 | 503,
    message: string,
  ) {
    super(message);
  }
}
