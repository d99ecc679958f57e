import { expect } from 'chai';
import { readAges, readAmount, readCost } from '../../bot/catalogue/ages-and-costs.js';
import { Mistake } from '../../bot/catalogue/shape.js';

describe('ages', () => {
  for (const [written, from, to] of [
    ['18+', 18, null],
    ['50 and over', 50, null],
    ['over 50s', 50, null],
    ['11-17', 11, 17],
    ['11 to 17', 11, 17],
    ['under 25', null, 24],
    ['ages 5 to 11 years', 5, 11],
    ['adults', 18, null],
  ] as const) {
    it(`reads "${written}"`, () => expect(readAges(written)).to.deep.equal({ from, to, text: written }));
  }
  it('takes "all ages" for no limit', () => expect(readAges('all ages')).to.equal(null));
  for (const written of ['17-11', '180+', 'old', '18']) {
    it(`refuses "${written}"`, () => expect(readAges(written)).to.be.instanceOf(Mistake));
  }
});

describe('amounts', () => {
  it('reads them with and without a sign', () => {
    expect(readAmount('3.50', 'GBP')).to.equal(3.5);
    expect(readAmount('£3.50', 'GBP')).to.equal(3.5);
    expect(readAmount('3,50', 'EUR')).to.equal(3.5);
    expect(readAmount('S$12', 'SGD')).to.equal(12);
  });
  it('reads coins, words and thousands', () => {
    expect(['50p', '3 pounds', '£1,200'].map((written) => readAmount(written, 'GBP'))).to.deep.equal([
      0.5, 3, 1200,
    ]);
    expect(readAmount('€3', 'EUR')).to.equal(3);
  });
  it('refuses the sign of another currency', () => {
    expect(readAmount('€3', 'GBP')).to.be.instanceOf(Mistake);
    expect(readAmount('$3', 'GBP')).to.be.instanceOf(Mistake);
    expect(readAmount('50p', 'EUR')).to.be.instanceOf(Mistake);
  });
  it('reads a cost in one text', () => {
    expect(readCost('Free', 'GBP')).to.deep.equal({ kind: 'free' });
    expect(readCost('£2 per session', 'GBP')).to.deep.equal({
      kind: 'amount',
      amount: 2,
      currency: 'GBP',
      per: 'session',
      note: null,
    });
    expect(readCost('0', 'GBP')).to.deep.equal({ kind: 'free' });
    expect(readCost('cheap', 'GBP')).to.be.instanceOf(Mistake);
    expect(readCost('', 'GBP')).to.be.instanceOf(Mistake);
  });

  it('keeps what is said beside it', () => {
    expect(readCost('£2 per session, first visit free', 'GBP')).to.include({
      amount: 2,
      per: 'session',
      note: 'first visit free',
    });
    expect(readCost('£2 each (£1 for members)', 'GBP')).to.include({
      amount: 2,
      per: 'person',
      note: '£1 for members',
    });
  });
  it('takes what people may pay, but need not, for free, and says it', () => {
    for (const written of ['pay what you can', 'by donation', 'suggested donation of £2', '£2 donation']) {
      expect(readCost(written, 'GBP')).to.deep.equal({ kind: 'free', note: written });
    }
    expect(readCost('Free, donations welcome', 'GBP')).to.deep.equal({
      kind: 'free',
      note: 'donations welcome',
    });
  });
  it('asks for one price where there are two', () => {
    for (const written of ['£3-£5', '£3 to £5', 'from £3']) {
      expect((readCost(written, 'GBP') as Mistake).message).to.contain('the usual price');
    }
  });
});
