import { expect } from 'chai';
import { listFormat } from '../../bot/words/lists.js';

describe('lists', () => {
  it('end in the language’s own "and"', () => {
    expect(listFormat('en-GB').format(['art', 'music', 'tea'])).to.equal('art, music and tea');
    expect(listFormat('nl').format(['kunst', 'muziek'])).to.equal('kunst en muziek');
  });

  it('have commas alone where "and" depends on the word after it', () => {
    expect(listFormat('cy').format(['celf', 'cerddoriaeth', 'te'])).to.equal('celf, cerddoriaeth, te');
  });
});
