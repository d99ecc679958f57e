import type { Heard, Listening } from '../../dialogs/heard.js';
import type { Catalogue } from '../catalogue/catalogue.js';

/** Turns a resident's words into what was heard. */
export interface Understanding {
  /**
   * Never rejects: where a part fails or takes too long, that part's findings are missing. `content` is what it is read
   * against, where that is not the content of the moment: as it would be after an edit.
   */
  hear(text: string, listening: Listening, content?: Catalogue): Promise<Heard>;
  close(): Promise<void>;
}

/** Characters of a message that are read; the rest is left unread and the resident is told so. */
export const longestMessage = 1000;
