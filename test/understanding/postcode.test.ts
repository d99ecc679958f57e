import { expect } from 'chai';
import type { Place } from '../../bot/catalogue/catalogue.js';
import { areaCodes, findPostcode } from '../../bot/understanding/postcode.js';

const codes = (...also: string[]) =>
  areaCodes({
    areas: also.map((code) => ({ name: `by ${code}`, also: [code], at: [0, 0] })),
  } as unknown as Place);
const places = {
  'GB-ENG': codes('LS6', 'LS16'),
  NL: codes('3511', '3512'),
  SG: codes('31', '57'),
  CN: codes('322000', '322009'),
};

function found(culture: keyof typeof places, text: string, asked = false): string | null {
  const postcode = findPostcode(text, places[culture], asked, culture);
  return postcode && (postcode.area?.name ?? `elsewhere: ${postcode.words}`);
}

describe('a postcode', () => {
  it('is the culture’s, whatever language it stands in', () => {
    for (const text of [
      'mieszkam w LS6 2ab',
      'میں LS6 2AB میں رہتا ہوں',
      '我住在LS6附近',
      'Dw i’n byw yn LS6',
    ])
      expect(found('GB-ENG', text), text).to.equal('by LS6');
    for (const text of ['I live at 3511 AB', 'ik woon in 3511ab', '我住在3511 AB'])
      expect(found('NL', text), text).to.equal('by 3511');
    for (const text of ['Singapore 310125', 'Blk 125, S310125', 'S(310125)', '我住在310125大巴窑'])
      expect(found('SG', text), text).to.equal('by 31');
    for (const text of ['邮编322009', 'my code is 322009'])
      expect(found('CN', text), text).to.equal('by 322009');
  });

  it('is no other country’s', () => {
    expect(found('NL', 'along the A12 road')).to.equal(null);
    expect(found('NL', 'a flat in LS6')).to.equal(null);
    expect(found('GB-ENG', 'my number is 310125')).to.equal(null);
    expect(found('SG', 'I paid 2024 to him')).to.equal(null);
  });

  it('is told from a year', () => {
    expect(found('NL', 'I moved here in 2024 to study')).to.equal(null);
    expect(found('NL', 'ik woon in 1012 AB')).to.equal('elsewhere: 1012');
  });

  it('may be only its beginning where it was asked for', () => {
    expect(found('NL', '3512')).to.equal(null);
    expect(found('NL', '3512', true)).to.equal('by 3512');
    expect(found('SG', '57', true)).to.equal('by 57');
  });
});
