import { expect } from 'chai';
import { listFormat, sentencesTogether } from '../../bot/words/lists.js';

describe('lists', () => {
  it('end in the language’s own "and"', () => {
    expect(listFormat('en-GB').format(['art', 'music', 'tea'])).to.equal('art, music and tea');
    expect(listFormat('nl').format(['kunst', 'muziek'])).to.equal('kunst en muziek');
  });

  it('have commas alone where "and" depends on the word after it', () => {
    expect(listFormat('cy').format(['celf', 'cerddoriaeth', 'te'])).to.equal('celf, cerddoriaeth, te');
  });
});

describe('sentences one after the other', () => {
  it('have a space between them where the script has one', () => {
    expect(sentencesTogether(['Costs nothing.', 'Near you.'], 'en')).to.equal('Costs nothing. Near you.');
    expect(sentencesTogether(['مفت ہے۔', 'قریب ہے۔'], 'ur')).to.equal('مفت ہے۔ قریب ہے۔');
    expect(sentencesTogether(['免费。', '离您很近。'], 'zh')).to.equal('免费。离您很近。');
  });
});
