/** Which texts a resident can be told. */
import path from 'node:path';
import { projectRoot } from '../../../bot/root.js';
import { voiceOf } from '../../../bot/channels/sms/voices.js';
import { isForChannel, isPlural, withoutPlural } from '../../../bot/words/checking/keys.js';
import { readLocaleFiles } from '../../../bot/words/checking/locale-files.js';

const folder = path.join(projectRoot, 'locales');

/** Files for those who keep the content, and for commands. */
const notForResidents = new Set([
  ...['edit', 'edit-problems', 'report', 'email', 'record', 'directories', 'teams-package'],
]);

/** Every text of a language that a resident can be told, as `file:key`. Other words of a choice are only understood. */
export function textsFor(language: string): string[] {
  const all = [...readLocaleFiles(folder, language)]
    .filter(([subject]) => !notForResidents.has(subject))
    .flatMap(([subject, texts]) => [...texts.keys()].map((key) => `${subject}:${withoutPlural(key)}`))
    .filter((key) => !key.endsWith('-also') && !(key in notReached))
    .filter((key) => voiceOf(language) !== undefined || !key.startsWith('carrier:call'));
  return [...new Set(all)];
}

/** Those with a form for each kind of number, without it. */
export function pluralTextsFor(language: string): string[] {
  const all = [...readLocaleFiles(folder, language)]
    .filter(([subject]) => !notForResidents.has(subject))
    .flatMap(([subject, texts]) =>
      [...texts.keys()].filter(isPlural).map((key) => `${subject}:${withoutPlural(key)}`),
    );
  return [...new Set(all)].filter((key) => !isForChannel(key));
}

/** Texts that no rendering here comes to, and why. */
export const notReached: Readonly<Record<string, string>> = {
  'carrier:stop-words': 'heard, and not said',
  'carrier:start-words': 'heard, and not said',
  'carrier:help-words': 'heard, and not said',
  'culture:doctor': 'every culture of the content has a word of its own',
  'person:anyone': 'every language of the content has a name for the role',
  'hand-over:to': 'kept with what is passed on; the sentence above it says who gets it',
  'parts:closed': 'what has closed is not shown any more',
  'web:status-closed': 'what has closed is not shown any more',
  'why-not:again': 'whatever is said there counts as an answer',
};
