import { expect } from 'chai';
import { heard, languagesRead } from './listener.js';
import { wordsRead } from './listener.js';
import { aboutActivity } from '../../dialogs/heard.js';

const about = (text: string, language = 'en'): string[] =>
  heard(text, { language }).askedAbout.map((asked) => asked.about);

describe('hearing a question about an activity', () => {
  const questions: [language: string, text: string, about: string][] = [
    ['en', 'Is there parking?', 'parking'],
    ['en', 'parking', 'parking'],
    ['en', 'how much is it', 'cost'],
    ['en', 'can I bring my dog', 'dogs'],
    ['en', 'Is there a toilet?', 'toilet'],
    ['en', 'who goes to this', 'who-comes'],
    ['nl', 'Kun je er parkeren?', 'parking'],
    ['nl', 'wat kost het', 'cost'],
    ['nl', 'mag mijn hond mee?', 'dogs'],
    ['cy', 'Oes lle i barcio?', 'parking'],
    ['cy', 'Faint mae’n gostio?', 'cost'],
    ['cy', 'Oes toiled yno?', 'toilet'],
    ['pl', 'Czy jest parking?', 'parking'],
    ['pl', 'ile to kosztuje', 'cost'],
    ['pl', 'czy mogę przyjść z psem', 'dogs'],
    ['zh', '能停车吗？', 'parking'],
    ['zh', '要多少钱', 'cost'],
    ['zh', '有厕所吗', 'toilet'],
    ['ur', 'کیا پارکنگ ہے؟', 'parking'],
    ['ur', 'کتنے پیسے لگیں گے', 'cost'],
    ['ur', 'کیا ٹوائلٹ ہے', 'toilet'],
  ];
  for (const [language, text, expected] of questions) {
    it(`${language}: ${text}`, () => expect(about(text, language)).to.include(expected));
  }

  it('keeps the words for what is asked', () => {
    expect(heard('Is there a car park?').askedAbout).to.deep.equal([{ about: 'parking', words: 'car park' }]);
  });

  it('is none where somebody says what they need or like', () => {
    for (const text of ['I need a toilet', 'I use a wheelchair', 'I love dogs', 'something free']) {
      expect(about(text), text).to.deep.equal([]);
    }
  });

  it('has words for all that can be asked, in every language', () => {
    for (const language of languagesRead) {
      const file = wordsRead.askedAbout.get(language) ?? {};
      expect(Object.keys(file), language).to.have.members(['question', ...aboutActivity]);
    }
  });
});
