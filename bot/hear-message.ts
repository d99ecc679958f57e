import type { Heard, Listening } from '../dialogs/heard.js';
import type { Understanding } from './understanding/understanding.js';
import type { Words } from './words/wording.js';

/**
 * Hears a message. Learnt opinions mistake some of the bot's own words for danger; an older card still has them, whatever
 * is offered by now.
 */
export async function hearMessage(
  { understanding, words }: { understanding: Pick<Understanding, 'hear'>; words: Pick<Words, 'isOwnChoice'> },
  text: string,
  listening: Listening,
): Promise<Heard> {
  const heard = await understanding.hear(text, listening);
  const isOurs = heard.safety?.level === 'check' && words.isOwnChoice(text, listening.language);
  return isOurs ? { ...heard, safety: null } : heard;
}
