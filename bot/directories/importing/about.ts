/** The text about an imported activity: the directory's, and in words what the format has no place for. */
import { longestAbout } from '../../catalogue/lengths.js';
import { shortened } from '../clean-text.js';
import type { Reading } from './reading.js';
import type { Tell } from './told.js';

/** What is added to a text: a key of the wording, and the words. */
export interface Addition {
  key: 'when' | 'cost' | 'also-at' | 'ask' | 'for-whom';
  said: string | null;
}

/** Characters of one addition. */
const longestAddition = 160;
/** Characters that are kept for the directory's own text. */
const leastText = 200;

export function aboutOf(
  description: string,
  name: string,
  additions: readonly Addition[],
  reading: Reading,
  tell: Tell,
): string {
  if (description === '') tell('no-description');
  const text = description === '' ? reading.say('about-unknown', { name }) : description;
  const added: string[] = [];
  let room = longestAbout - Math.min(text.length, leastText);
  for (const { key, said } of additions) {
    const line = said === null ? '' : said.replace(/\s*\n\s*/g, ' ');
    if (line === '' || description.replace(/\s+/g, ' ').includes(line)) continue;
    const sentence = reading.say(key, { said: shortened(line, longestAddition).text });
    if (sentence.length + 1 > room) continue;
    added.push(sentence);
    room -= sentence.length + 1;
  }
  const most = longestAbout - added.reduce((sum, one) => sum + one.length + 1, 0);
  const cut = shortened(text, most);
  if (cut.rest !== null) tell('text-cut', cut.rest);
  return [cut.text, ...added].join('\n');
}
