import { expect } from 'chai';
import { readLanguage } from '../../bot/catalogue/languages-and-regions.js';
import { readId } from '../../bot/catalogue/plain-values.js';
import { Mistake } from '../../bot/catalogue/shape.js';

describe('ids and languages', () => {
  it('offers an id that would do', () => {
    expect((readId('Monday Tea!') as Mistake).message).to.contain('Write monday-tea.');
    expect(readId('__proto__')).to.be.instanceOf(Mistake);
  });
  it('knows language tags, and the names that people write instead', () => {
    expect(readLanguage('cy')).to.equal('cy');
    expect(readLanguage('zh-hans')).to.equal('zh-Hans');
    expect((readLanguage('Welsh') as Mistake).message).to.contain('Did you mean cy?');
    expect(readLanguage('xx')).to.be.instanceOf(Mistake);
  });
});
