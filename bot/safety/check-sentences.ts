import type { Catalogue, Problem } from '../catalogue/catalogue.js';
import { judgeSentences } from '../catalogue/safety-sentences.js';
import { readUnderstoodWords } from '../understanding/understood-words.js';
import { findDanger } from './danger.js';
import { indexDanger } from './danger-index.js';
import { judgeSentence } from './judge-sentence.js';

/**
 * Holds the safety phrases of all languages together against the sentences that stand beside them, by the phrases
 * alone and without any model. `judged` counts the sentences by language.
 *
 * @param locales the folder of the locales, whose words say what is denied, past, or talked of.
 */
export async function checkSafetySentences(
  folder: string,
  { safety }: Pick<Catalogue, 'safety'>,
  locales: string,
): Promise<{ judged: Map<string, number>; problems: Problem[] }> {
  const index = indexDanger(safety, readUnderstoodWords(locales, [...safety.keys()]));
  const { judged, problems } = await judgeSentences(folder, (said, mustBe, language) =>
    judgeSentence(said, mustBe, { found: findDanger(said, index), language }),
  );
  for (const language of safety.keys()) {
    if ((judged.get(language) ?? 0) > 0) continue;
    problems.push({
      file: `safety/${language}.yaml`,
      line: null,
      column: null,
      level: 'advice',
      message: `Add safety/${language}.tests.yaml: sentences that must be noticed, and some that must not.`,
    });
  }
  return { judged, problems };
}
