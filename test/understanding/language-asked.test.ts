import { expect } from 'chai';
import { languageNames, languageAsked } from '../../bot/understanding/language-asked.js';
import { tokenise } from '../../bot/understanding/tokens.js';
import { wordsRead } from './listener.js';

const asked = (text: string, served: string[]): string | null =>
  languageAsked(tokenise(text, wordsRead.matching.same), languageNames(served, wordsRead));

describe('asking for a language', () => {
  for (const [text, language] of [
    ['Cymraeg', 'cy'],
    ['in Welsh please', 'cy'],
    ['yn Gymraeg os gwelwch yn dda', 'cy'],
    ['can we speak Polish?', 'pl'],
    ['po polsku', 'pl'],
    ['中文', 'zh'],
    ['可以说中文吗', 'zh'],
    ['اردو', 'ur'],
    ['English please', 'en'],
    ['Nederlands', 'nl'],
  ] as const) {
    it(`"${text}"`, () => expect(asked(text, ['en', 'cy', 'pl', 'zh', 'ur', 'nl'])).to.equal(language));
  }

  for (const text of ['I want to learn Polish', 'I speak Welsh and like singing', 'my nails need polish']) {
    it(`is not heard in "${text}"`, () => expect(asked(text, ['en', 'cy', 'pl'])).to.equal(null));
  }

  it('is heard only for a language that the place serves', () => {
    expect(asked('Cymraeg', ['en', 'pl'])).to.equal(null);
  });
});
