import path from 'node:path';
import type { Heard, Listening } from '../../dialogs/heard.js';
import type { Catalogue } from '../catalogue/catalogue.js';
import { projectRoot } from '../root.js';
import { hear, withRecognized } from './hear.js';
import { picturesIn } from './pictures.js';
import { startRecognizer, type TimeRecognizer } from './recognizer.js';
import { KnowledgeOfCatalogues } from './knowledge.js';
import { SecondLayer } from './second-layer/second-layer.js';
import { startSentenceModel, type SentenceModel } from './second-layer/sentence-model.js';
import { topicPhrasesOf } from './second-layer/topic-phrases.js';
import { longestMessage, type Understanding } from './understanding.js';
import { readUnderstoodWords, understoodLanguages } from './understood-words.js';

export interface UnderstandingParts {
  /** The content as it is now; a new object after a reload. */
  catalogue: () => Catalogue;
  /** The folder of the locales; by default the project's own. */
  words?: string;
  /** Reads the dates that own words do not; `false` for none. By default the recognizer in its thread. */
  recognizers?: boolean | TimeRecognizer;
  /** What comes after the words: a search for what they do not cover, and the sentence model. `false` for neither. */
  secondLayer?: boolean | SecondLayerParts;
}

export interface SecondLayerParts {
  /** `false` for none. By default the model in its thread, where it is installed and a place speaks English. */
  sentences?: boolean | SentenceModel;
  /** A folder that is there, for the vectors of phrases of the content; null finds them anew at each start. */
  folder?: string | null;
  /** Milliseconds that a message may wait for the sentence model. */
  patience?: number;
}

/** Milliseconds: the bot is listening by then, and hardly anybody has written yet. */
const warmUpAfter = 300;

/**
 * Makes the understanding. It reads its words from the disk at once and indexes the content soon after, or when
 * first asked.
 * Throws where a word file cannot be read. `ready` waits until dates can be read and the sentence model is there, some
 * seconds at most; nobody needs to wait for it.
 */
export function createUnderstanding(parts: UnderstandingParts): Understanding & {
  ready(): Promise<void>;
  /** Makes the indexes of a catalogue before it serves, in slices, so that no message waits for them. */
  prepare(catalogue: Catalogue): Promise<void>;
} {
  const placeLanguages = [...parts.catalogue().places.values()].flatMap((place) => place.languages);
  const folder = parts.words ?? path.join(projectRoot, 'locales');
  // All of them, whatever the places speak: danger is understood in every language.
  const words = readUnderstoodWords(folder, understoodLanguages(folder));
  const knowledge = new KnowledgeOfCatalogues(words);
  let recognizer: TimeRecognizer | null =
    typeof parts.recognizers === 'object'
      ? parts.recognizers
      : parts.recognizers === false
        ? null
        : startRecognizer([...new Set(placeLanguages)]);
  const sentences = sentenceModelFor(parts);
  const layer = parts.secondLayer === false ? null : new SecondLayer(words, sentences);
  const prepare = async (catalogue: Catalogue): Promise<void> => {
    await knowledge.prepare(catalogue);
    // It takes long for a large place, and meanwhile the search of the content before serves.
    void layer?.prepare(catalogue);
  };
  const warmUp = setTimeout(() => void prepare(parts.catalogue()), warmUpAfter).unref();
  return {
    async hear(text: string, listening: Listening, content?: Catalogue): Promise<Heard> {
      const read = text.slice(0, longestMessage).trim();
      const catalogue = content ?? parts.catalogue();
      const known = knowledge.of(catalogue);
      const first = hear(read, listening, known);
      first.heard.answer ??= picturesIn(read);
      const considered = layer?.consider(first.heard, { listening, known, catalogue });
      const heard =
        first.unread && recognizer ? await withRecognized(first, listening, recognizer) : first.heard;
      return layer ? layer.add(heard, (await considered) ?? null, { listening, known, catalogue }) : heard;
    },
    prepare,
    async ready() {
      await Promise.all([recognizer?.ready(), sentences?.ready()]);
    },
    async close() {
      clearTimeout(warmUp);
      const last = recognizer;
      recognizer = null;
      await Promise.all([last?.close(), sentences?.close()]);
    },
  };
}

function sentenceModelFor({ secondLayer, catalogue }: UnderstandingParts): SentenceModel | null {
  if (secondLayer === false) return null;
  const { sentences, folder = null, patience } = typeof secondLayer === 'object' ? secondLayer : {};
  if (typeof sentences === 'object') return sentences;
  const speaksEnglish = [...catalogue().places.values()].some(({ languages }) => languages.includes('en'));
  if (sentences === false || !speaksEnglish) return null;
  const topics = () => topicPhrasesOf(catalogue());
  return startSentenceModel({ topics, folder, ...(patience !== undefined && { patience }) });
}
