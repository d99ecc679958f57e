import { expect } from 'chai';
import { leavesHalfOpen, readTime } from '../../bot/catalogue/times-of-day.js';
import { Mistake } from '../../bot/catalogue/shape.js';

function messageOf(read: unknown): string {
  expect(read).to.be.instanceOf(Mistake);
  return (read as Mistake).message;
}

describe('times in content files', () => {
  for (const [written, minutes] of [
    ['10:00', 600],
    ['00:00', 0],
    ['23:59', 1439],
    ['18.30', 1110],
    ['6.30pm', 1110],
    ['6:30 pm', 1110],
    ['6pm', 1080],
    ['12am', 0],
    ['12pm', 720],
    ['6.30 p.m.', 1110],
    ['18.30pm', 1110],
    ['18h30', 1110],
    ['19 hrs', 1140],
    ['noon', 720],
    ['12 noon', 720],
    ['9:15', 555],
    ["6 o'clock in the evening", 1080],
    ['six o’clock in the evening', 1080],
    ['half past six', 1110],
    ['half past six in the morning', 390],
    ['half past ten', 630],
    ['quarter to one', 765],
  ] as const) {
    it(`reads ${written}`, () => expect(readTime(written)).to.equal(minutes));
  }

  for (const written of ['25:00', '10:75', '13am', '0am', 'ten', '', '24:00', 'midnight', '6', "6 o'clock"]) {
    it(`refuses "${written}"`, () => messageOf(readTime(written)));
  }

  it('asks whether 6 is in the morning', () =>
    expect(messageOf(readTime('6'))).to.contain('morning or evening'));

  it('knows which words leave it open', () => {
    expect(['half past six', 'half past six in the evening', '6.30pm'].map(leavesHalfOpen)).to.deep.equal([
      true,
      false,
      false,
    ]);
  });

  it('says how to write two times in one, and four digits', () => {
    expect(messageOf(readTime('7pm-9pm'))).to.contain('when it ends in to');
    expect(messageOf(readTime('1830'))).to.contain('Write it like 18:30.');
  });
});
