import { expect } from 'chai';
import { readDate, readDates } from '../../bot/catalogue/dates.js';
import { Mistake } from '../../bot/catalogue/shape.js';

function messageOf(read: unknown): string {
  expect(read).to.be.instanceOf(Mistake);
  return (read as Mistake).message;
}

describe('dates in content files', () => {
  for (const written of [
    '2026-03-07',
    '2026/3/7',
    '7 March 2026',
    '7th March 2026',
    '7th of March, 2026',
    'Sat 7 March 2026',
    'Saturday, 7th March 2026',
    'saturday the 7th of march 2026',
    'March 7, 2026',
    'Mar. 7th 2026',
    '7-Mar-2026',
    ' 7   march  2026 ',
  ]) {
    it(`reads "${written}"`, () => expect(readDate(written)).to.equal('2026-03-07'));
  }

  it('reads numbers that can only mean one day', () => {
    expect(readDate('25/12/2026')).to.equal('2026-12-25');
    expect(readDate('12/25/2026')).to.equal('2026-12-25');
    expect(readDate('5.5.2026')).to.equal('2026-05-05');
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

  it('asks where numbers could mean two days', () => {
    expect(messageOf(readDate('03/04/2026'))).to.equal(
      "'03/04/2026' could be 3 April 2026 or 4 March 2026. Write the month as a word.",
    );
    expect(messageOf(readDate('25/12/26'))).to.contain('rite it like 25 December 2026');
  });

  it('asks for the year', () => expect(messageOf(readDate('7 March'))).to.contain('which year?'));

  it('notices a weekday that is not that of the date', () => {
    expect(messageOf(readDate('Sunday 7 March 2026'))).to.equal(
      '7 March 2026 is a Saturday, not a Sunday. Which of the two is right?',
    );
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
