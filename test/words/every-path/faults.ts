/** What must never be seen, in any language. */
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { projectRoot } from '../../../bot/root.js';
import { madeUpWords } from './made-up-activities.js';

/** A key of a locale, a placeholder, or a value that was none. */
const leftBare =
  /\b[a-z]+(?:-[a-z]+)*:[a-z]+(?:-[a-z]+)*\b|\{\{|\}\}|\bundefined\b|\bnull\b|\bNaN\b|\[object|\$t\(/;

export function bareIn(line: string): boolean {
  // A web address has a colon, too.
  return leftBare.test(line.replace(/\b(?:https?|mailto|tel|sms):\S+/g, ''));
}

const wordsOf = (text: string) => text.toLowerCase().match(/[\p{L}\p{M}’']+/gu) ?? [];
const english = new Set(
  readFileSync(path.join(projectRoot, 'locales/en/common-words.txt'), 'utf8')
    .split('\n')
    .map((word) => word.trim().toLowerCase()),
);
/** Words of other languages that look like English ones. */
const alike: Record<string, string> = {
  nl: 'in is we of over was had want me even the as door water even week here die mate over top hand',
  cy: 'a i o am at un on y had are man hen her no dim me my',
  pl: 'a i do to no on by my go we ten tam te nie ma je pan',
};
const madeUp = new Set(madeUpWords.map((word) => word.toLowerCase()));

/** Looks for English that a language left over: three of its commonest words in a row, or a line that is the same. */
export class LeftOver {
  readonly #common: ReadonlySet<string>;

  constructor(language: string) {
    const own = new Set((alike[language] ?? '').split(' '));
    this.#common = new Set([...english].filter((word) => !own.has(word)));
  }

  in(line: string, inEnglish: ReadonlySet<string>): boolean {
    let row = 0;
    for (const word of wordsOf(line)) {
      row = this.#common.has(word) ? row + 1 : 0;
      if (row === 3) return true;
    }
    return (
      inEnglish.has(line) &&
      wordsOf(line).filter((word) => english.has(word) && !madeUp.has(word)).length >= 2
    );
  }
}
