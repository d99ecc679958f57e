import { expect } from 'chai';
import { readDate, readDates, readTime } from '../../bot/catalogue/dates-and-times.js';
import { Mistake } from '../../bot/catalogue/shape.js';

function messageOf(read: unknown): string {
  expect(read).to.be.instanceOf(Mistake);
  return (read as Mistake).message;
}

describe('dates in content files', () => {
  it('reads both ways of writing', () => {
    expect(readDate('2026-03-07')).to.equal('2026-03-07');
    expect(readDate('7th Mar 2026')).to.equal('2026-03-07');
    expect(readDate('2028-02-29')).to.equal('2028-02-29');
  });

  for (const written of [
    '2026-02-30',
    '2026-13-01',
    '31 June 2026',
    '0202-01-01',
    '2026-00-10',
    '2026-01-00',
  ]) {
    it(`refuses ${written}`, () => messageOf(readDate(written)));
  }

  it('does not guess whether 03/07 is in March or July', () => {
    expect(messageOf(readDate('03/07/2026'))).to.contain('Write it like');
  });

  it('names the month that was meant', () => {
    expect(messageOf(readDate('7 Merch 2026'))).to.contain('Did you mean march?');
  });

  it('reads a stretch of days across the end of the year', () => {
    expect(readDates('2026-12-30 to 2 January 2027')).to.deep.equal([
      '2026-12-30',
      '2026-12-31',
      '2027-01-01',
      '2027-01-02',
    ]);
    messageOf(readDates('2027-01-02 to 2026-12-30'));
    messageOf(readDates('2026-01-01 to 2099-01-01'));
  });
});

describe('times in content files', () => {
  for (const [written, minutes] of [
    ['10:00', 600],
    ['00:00', 0],
    ['23:59', 1439],
    ['6.30pm', 1110],
    ['6:30 pm', 1110],
    ['6pm', 1080],
    ['12am', 0],
    ['12pm', 720],
    ['6.30 p.m.', 1110],
    ['noon', 720],
    ['9:15', 555],
  ] as const) {
    it(`reads ${written}`, () => expect(readTime(written)).to.equal(minutes));
  }

  for (const written of ['25:00', '10:75', '13pm', '0am', 'ten', '', '24:00', 'midnight']) {
    it(`refuses "${written}"`, () => messageOf(readTime(written)));
  }

  it('asks whether 6 is in the morning', () =>
    expect(messageOf(readTime('6'))).to.contain('morning or evening'));
});
