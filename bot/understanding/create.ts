import path from 'node:path';
import type { Heard, Listening } from '../../dialogs/heard.js';
import type { Catalogue } from '../catalogue/catalogue.js';
import { projectRoot } from '../root.js';
import { hear, withRecognized } from './hear.js';
import { startRecognizer, type TimeRecognizer } from './recognizer.js';
import { KnowledgeOfCatalogues } from './knowledge.js';
import { longestMessage, type Understanding } from './understanding.js';
import { readUnderstoodWords } from './understood-words.js';

export interface UnderstandingParts {
  /** The content as it is now; a new object after a reload. */
  catalogue: () => Catalogue;
  /** The folder of the locales; by default the project's own. */
  words?: string;
  /** Reads the dates that own words do not; `false` for none. By default the recognizer in its thread. */
  recognizers?: boolean | TimeRecognizer;
}

/** Languages whose words are read whatever the places speak: danger and commands are understood in all of them. */
const alwaysRead = ['en', 'cy', 'nl', 'zh', 'pl', 'ur'];

/** Milliseconds: the bot is listening by then, and hardly anybody has written yet. */
const warmUpAfter = 300;

/**
 * Makes the understanding. It reads its words from the disk at once and indexes the content soon after, or when
 * first asked.
 * Throws where a word file cannot be read. `ready` waits until dates can be read; nobody needs to wait for it.
 */
export function createUnderstanding(parts: UnderstandingParts): Understanding & { ready(): Promise<void> } {
  const placeLanguages = [...parts.catalogue().places.values()].flatMap((place) => place.languages);
  const languages = [...new Set([...alwaysRead, ...placeLanguages])];
  const words = readUnderstoodWords(parts.words ?? path.join(projectRoot, 'locales'), languages);
  const knowledge = new KnowledgeOfCatalogues(words);
  let recognizer: TimeRecognizer | null =
    typeof parts.recognizers === 'object'
      ? parts.recognizers
      : parts.recognizers === false
        ? null
        : startRecognizer([...new Set(placeLanguages)]);
  const warmUp = setTimeout(() => knowledge.prepare(parts.catalogue()), warmUpAfter).unref();
  return {
    async hear(text: string, listening: Listening): Promise<Heard> {
      const read = text.slice(0, longestMessage).trim();
      const known = knowledge.of(parts.catalogue());
      const first = hear(read, listening, known);
      if (!first.unread || !recognizer) return first.heard;
      return withRecognized(first, listening, recognizer);
    },
    async ready() {
      await recognizer?.ready();
    },
    async close() {
      clearTimeout(warmUp);
      const last = recognizer;
      recognizer = null;
      await last?.close();
    },
  };
}
