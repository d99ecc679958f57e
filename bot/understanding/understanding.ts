import type { Heard, Listening } from '../../dialogs/heard.js';

/** Turns a resident's words into what was heard. */
export interface Understanding {
  /** Never rejects: where a part fails or takes too long, that part's findings are missing. */
  hear(text: string, listening: Listening): Promise<Heard>;
  close(): Promise<void>;
}

/** Characters of a message that are read; the rest is left unread and the resident is told so. */
export const longestMessage = 1000;
