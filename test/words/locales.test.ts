import { existsSync, readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { expect } from 'chai';
import { parseRolesFile } from '../../bot/catalogue/people-files.js';

const root = path.join(import.meta.dirname, '../..');
const folder = path.join(root, 'locales');

/** Those that the bot speaks; other folders hold only words to be understood. */
const languages = readdirSync(folder).filter((name) => existsSync(path.join(folder, name, 'hello.json')));
const translations = languages.filter((language) => language !== 'en');

const subjects = (language: string) =>
  readdirSync(path.join(folder, language)).filter((name) => name.endsWith('.json'));

const textsOf = (language: string, subject: string) =>
  JSON.parse(readFileSync(path.join(folder, language, subject), 'utf8')) as Record<string, string>;

/** `same_one` and `same_other` are forms of `same`; the channel's variant `same_sms` is a text of its own. */
const withoutPlural = (key: string) => key.replace(/_(zero|one|two|few|many|other)$/, '');
const isPlural = (key: string) => withoutPlural(key) !== key;

/** The keys that a language should have, in the order of the English file. */
function expectedKeys(english: Record<string, string>, language: string): string[] {
  const { pluralCategories } = new Intl.PluralRules(language).resolvedOptions();
  const inOrder = ['zero', 'one', 'two', 'few', 'many', 'other'].filter((category) =>
    pluralCategories.some((one) => one === category),
  );
  const keys = Object.keys(english).flatMap((key) =>
    isPlural(key) ? inOrder.map((category) => `${withoutPlural(key)}_${category}`) : [key],
  );
  return [...new Set(keys)];
}

/** What a text leaves to be filled in. Which form of the role it asks for is for each language to choose. */
function placeholders(text: string): string[] {
  const names = [...text.matchAll(/\{\{\s*(.+?)\s*\}\}/g)].map(([, name]) => name ?? '');
  return [...new Set(names.map((name) => (name.startsWith('role.') ? 'role' : name)))].sort();
}

function roleForms(language: string): Set<string> {
  const texts = subjects(language).flatMap((subject) => Object.values(textsOf(language, subject)));
  return new Set(
    texts.flatMap((text) => [...text.matchAll(/\{\{role\.(.+?)\}\}/g)].map(([, form]) => form ?? '')),
  );
}

/** The English texts that a translation stands for: more than one where English has plurals. */
function englishFor(english: Record<string, string>, key: string): string[] {
  const same = english[key];
  if (same !== undefined) return [same];
  return Object.entries(english)
    .filter(([one]) => isPlural(one) && withoutPlural(one) === withoutPlural(key))
    .map(([, text]) => text);
}

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

  it('ask for no form of the role that a role of their language lacks', () => {
    const file = path.join(root, 'content/roles.yaml');
    const { roles } = parseRolesFile(readFileSync(file, 'utf8'), file);
    for (const language of languages) {
      for (const role of roles.filter((one) => one.language === language)) {
        expect([...role.forms.keys()], `${role.culture} ${language}`).to.include.members([
          ...roleForms(language),
        ]);
      }
    }
  });

  for (const language of translations) {
    describe(language, () => {
      it('has every file of the English, and no other', () => {
        expect(subjects(language)).to.deep.equal(subjects('en'));
      });

      for (const subject of subjects('en')) {
        it(`has every text of ${subject}, in the same order, with the plurals of its own`, () => {
          const english = textsOf('en', subject);
          expect(Object.keys(textsOf(language, subject))).to.deep.equal(expectedKeys(english, language));
        });

        it(`leaves nothing out of ${subject} that is to be filled in, and adds nothing`, () => {
          const english = textsOf('en', subject);
          for (const [key, text] of Object.entries(textsOf(language, subject))) {
            const wanted = englishFor(english, key).map(placeholders);
            const inAll = (wanted[0] ?? []).filter((name) => wanted.every((names) => names.includes(name)));
            expect(placeholders(text), `${language}/${subject} ${key}`).to.include.members(inAll);
            expect(wanted.flat(), `${language}/${subject} ${key}`).to.include.members(placeholders(text));
          }
        });
      }
    });
  }
});
