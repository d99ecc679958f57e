import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { expect } from 'chai';
import { keysOfTheBot } from '../../bot/commands/locales/sources.js';
import { compareLocales } from '../../bot/words/checking/compare.js';
import { unusedKeys } from '../../bot/words/checking/keys-used.js';
import { readLocaleFiles, spokenLanguages } from '../../bot/words/checking/locale-files.js';

const root = path.join(import.meta.dirname, '../..');
const folder = path.join(root, 'locales');

/** Those that the bot speaks; other folders hold only words to be understood. */
const languages = spokenLanguages(folder);
const translations = languages.slice(1);

const subjects = (language: string) =>
  readdirSync(path.join(folder, language)).filter((name) => name.endsWith('.json'));

const textsOf = (language: string, subject: string) =>
  JSON.parse(readFileSync(path.join(folder, language, subject), 'utf8')) as Record<string, string>;

describe('the locales', () => {
  it('hold no empty text and no stray space', () => {
    for (const language of languages) {
      for (const subject of subjects(language)) {
        for (const [key, text] of Object.entries(textsOf(language, subject))) {
          expect(text, `${language}/${subject} ${key}`).to.match(/^\S(.*\S)?$/su);
        }
      }
    }
  });

  it('say nothing in English that no code asks for', () => {
    const unused = unusedKeys(readLocaleFiles(folder, 'en'), keysOfTheBot());
    expect(unused.map(([subject, key]) => `${subject}:${key}`)).to.be.empty;
  });

  for (const language of translations) {
    it(`are whole in ${language}, with the plurals of its own, and fill in what the English does`, () => {
      const problems = compareLocales(
        readLocaleFiles(folder, 'en'),
        readLocaleFiles(folder, language),
        language,
      );
      expect(problems.filter(({ kind }) => kind !== 'marks')).to.be.empty;
    });
  }
});
