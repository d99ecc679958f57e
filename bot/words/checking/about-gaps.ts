/** Whether a language says who has read it, and whether the words that it tells people to write are understood. */
import { canonicalWord } from '../../understanding/canonical.js';
import type { UnderstoodFile } from '../../understanding/understood-words.js';
import type { Gap } from './gaps.js';
import type { LocaleFiles } from './locale-files.js';

/** @param reviewed what `about.yaml` says of a native speaker; null where there is no such file */
export function aboutGaps(language: string, reviewed: boolean | null): Gap[] {
  const file = `locales/${language}/about.yaml`;
  if (reviewed === null)
    return [
      {
        level: 'better',
        file,
        what: 'is missing: it says who has read the texts; copy locales/cy/about.yaml',
      },
    ];
  return reviewed
    ? []
    : [
        {
          level: 'better',
          file,
          what: 'names no native speaker who has read everything: the greeting says so',
        },
      ];
}

/** A word that a text tells people to send, and that is not among those understood. */
export function taughtGaps(texts: LocaleFiles, words: UnderstoodFile | null, language: string): Gap[] {
  const more = texts.get('sms')?.get('more-word');
  if (more === undefined || words === null) return [];
  const known = (words.answers?.more ?? []).map(canonicalWord);
  return known.includes(canonicalWord(more))
    ? []
    : [
        {
          level: 'must',
          file: `locales/${language}/understood.yaml`,
          what: `lacks “${more}” under answers.more: sms.json tells people to send it (more-word)`,
        },
      ];
}
