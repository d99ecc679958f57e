import type { SafetyFinding } from '../../dialogs/heard.js';
import type { MustBe } from '../catalogue/safety-sentences.js';

/**
 * What is wrong with how a sentence is taken, in words for those who look after the safety phrases, or null where it
 * is taken as it must be.
 */
export function judgeSentence(
  said: string,
  mustBe: MustBe,
  { found, language }: { found: SafetyFinding | null; language: string },
): string | null {
  const phrases = `safety/${language}.yaml`;
  const taken = found === null ? null : `${found.kind}, ${found.level}, for the words "${found.words}"`;
  if (mustBe === 'harmless') {
    if (found === null) return null;
    return `False alarm: "${said}" is taken for danger (${taken}). Mend ${phrases}, under harmless for instance.`;
  }
  if (mustBe === 'never-urgent') {
    if (found?.level !== 'urgent') return null;
    return `False alarm: "${said}" is taken for danger now (${taken}). It may be asked about at most. Mend ${phrases}.`;
  }
  const { kind, least } = mustBe;
  const wanted = `It must be noticed as ${kind}, ${least}. Mend ${phrases}; leave this sentence as it is.`;
  if (found === null) return `Somebody in danger is not noticed: "${said}". ${wanted}`;
  if (found.kind !== kind) return `Taken for another danger: "${said}" (${taken}). ${wanted}`;
  if (least === 'urgent' && found.level === 'check')
    return `Taken too lightly: "${said}" (${taken}). ${wanted}`;
  return null;
}
