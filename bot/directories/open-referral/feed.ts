import type { JsonObject } from './json.js';

export interface FeedRead {
  services: JsonObject[];
  /** Whether these are all that the directory has. */
  complete: boolean;
  /** What went wrong on the way, a line each. */
  troubles: string[];
}

/** A source cannot be read at all: why, on one line. */
export class FeedMistake extends Error {}
