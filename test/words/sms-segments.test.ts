import { expect } from 'chai';
import { SegmentedMessage } from 'sms-segments-calculator';
import { segmentsOf } from '../../bot/words/sms-segments.js';
import { seeded } from '../report/seeded.js';

describe('the segments of a text message', () => {
  it('are 160 places at first, and 153 each where there are more', () => {
    expect([0, 1, 160, 161, 306, 307].map((length) => segmentsOf('x'.repeat(length)))).to.deep.equal([
      0, 1, 1, 2, 2, 3,
    ]);
  });

  it('are 70 and 67 where one character is outside of the alphabet', () => {
    expect([70, 71, 134, 135].map((length) => segmentsOf('ŵ'.repeat(length)))).to.deep.equal([1, 2, 2, 3]);
  });

  it('count characters of the extension twice, and part none of them', () => {
    expect(segmentsOf('€'.repeat(80))).to.equal(1);
    expect(segmentsOf(`${'x'.repeat(152)}€${'x'.repeat(151)}`)).to.equal(2);
    expect(segmentsOf(`${'x'.repeat(152)}€${'x'.repeat(152)}`)).to.equal(3);
  });

  it('are as many as the calculator of a company that sends them says', () => {
    const random = seeded(6);
    const alphabet = ['a', 'b', ' ', '\n', 'é', '[', '€', '{', 'ŵ', '更', 'م', '👍', '👍🏽', 'e\u0301'];
    for (let count = 0; count < 400; count++) {
      const letters = alphabet.slice(0, 1 + random(alphabet.length));
      const text = Array.from({ length: 1 + random(330) }, () => letters[random(letters.length)]).join('');
      expect(segmentsOf(text), JSON.stringify(text)).to.equal(new SegmentedMessage(text).segmentsCount);
    }
  });
});
