import { expect } from 'chai';
import { parted } from '../../bot/words/sms-breaks.js';

const upTo = (length: number) => (head: string) => head.length <= length;
const at = (text: string, length: number) => parted(text, upTo(length), 'anywhere');

/** Every way in which a text is parted at some length. */
const heads = (text: string) => Array.from(text, (_, index) => at(text, index + 1)?.[0] ?? '');

describe('parting a text', () => {
  it('is between words, and loses none', () => {
    expect(at('Ask for Asha at the green gate', 14)).to.deep.equal(['Ask for Asha', 'at the green gate']);
  });

  it('is at the end of a sentence or line where that leaves little room unused', () => {
    expect(at('The kettle is on. Come and see us', 22)).to.deep.equal([
      'The kettle is on.',
      'Come and see us',
    ]);
    expect(at('When: Saturday\nWhere: the moor', 20)).to.deep.equal(['When: Saturday', 'Where: the moor']);
    expect(at('Hi. Come and see our garden', 22)?.[0]).to.equal('Hi. Come and see our');
  });

  it('is never within a number, a postcode, a price, an address or a time', () => {
    const whole = ['0113 496 0123', '(029) 2018 0100', 'LS6 1AB', '1012 AB', '£ 3.50', '3,50 zł', '10 am'];
    for (const one of whole) {
      const text = `Please write to us or come to ${one} whenever it suits you`;
      for (const head of heads(text).filter((some) => some.includes('come to'))) {
        if (head.length > 'Please write to us or come to'.length) expect(head).to.contain(one);
      }
    }
    const link = 'See https://growers.example.org/come-and-see for more';
    expect(
      heads(link)
        .slice(4, 43)
        .every((head) => head === 'See'),
    ).to.equal(true);
  });

  it('is between characters in Chinese, but not before a mark that closes', () => {
    expect(at('一起种菜，不需要经验。', 4)).to.deep.equal(['一起种', '菜，不需要经验。']);
    expect(at('电话是0579-1234号', 8)?.[0]).to.equal('电话');
  });

  it('is between any two characters where there is no better place, and never within one', () => {
    expect(at('x'.repeat(30), 10)).to.deep.equal(['x'.repeat(10), 'x'.repeat(20)]);
    expect(at('👍🏽👍🏽', 5)).to.deep.equal(['👍🏽', '👍🏽']);
    expect(at('a' + '\u0301'.repeat(20), 5)?.[0]).to.have.length(5);
  });

  it('may be asked for between sentences alone', () => {
    expect(parted('Come and see us', upTo(8), 'sentences')).to.equal(null);
  });
});
