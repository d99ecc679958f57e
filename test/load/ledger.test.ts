import { expect } from 'chai';
import { Journal } from './journal.js';
import { Ledger, limitedSeats, type Letter } from './ledger.js';
import { residentOf } from './residents.js';

const to = 'sundials@example.org';
const rose = residentOf(1, 1);
const sam = residentOf(1, 2);
const letter = (text: string, more: Partial<Letter> = {}): Letter => ({ to, messageId: text, text, ...more });

describe('the ledger of what residents agreed to', () => {
  let journal: Journal;
  let ledger: Ledger;
  const broken = (letters: Letter[]) => {
    ledger.judge(letters, journal);
    return [...journal.broken.keys()];
  };
  beforeEach(() => {
    journal = new Journal();
    ledger = new Ledger();
    ledger.begins(rose);
    ledger.consented(rose, to, 'ABC-123');
  });

  it('is content with one letter for each yes', () => {
    const letters = [letter(`ABC-123: ${rose.name}`)];
    expect(ledger.isDelivered(letters)).to.equal(true);
    expect(broken(letters)).to.deep.equal([]);
  });

  it('notices a letter that is missing', () => {
    expect(ledger.isDelivered([])).to.equal(false);
    expect(broken([])).to.deep.equal(['delivered']);
  });

  it('notices a second letter, but lets the same one come again', () => {
    const one = letter(`ABC-123: ${rose.name}`);
    expect(broken([one, one])).to.deep.equal([]);
    expect(journal.repeated).to.equal(1);
    expect(broken([one, { ...one, messageId: 'another' }])).to.deep.equal(['delivered-once']);
  });

  it('notices whose letter nobody agreed to, or that goes to somebody else', () => {
    ledger.refused(sam);
    const agreed = letter(`ABC-123: ${rose.name}`);
    expect(broken([agreed, letter(sam.name)])).to.deep.equal(['consent']);
    journal = new Journal();
    expect(broken([agreed, letter(`ABC-123: ${rose.email}`, { to: 'other@example.org' })])).to.deep.equal([
      'consent',
    ]);
  });

  it('allows a letter where the answer to a yes never came', () => {
    ledger.begins(sam);
    expect(broken([letter(`ABC-123: ${rose.name}`)])).to.deep.equal([]);
    expect(broken([letter(`ABC-123: ${rose.name}`), letter(sam.name)])).to.deep.equal([]);
  });

  it('notices two residents in one letter, and the reference of another request', () => {
    expect(broken([letter(`ABC-123: ${rose.name}, ${sam.name}`)])).to.include('own');
    journal = new Journal();
    expect(broken([letter(`XYZ-999: ${rose.name}`)])).to.deep.equal(['own']);
  });

  it('counts the people that a group with few places gets', () => {
    const people = [3, 4, 5].map((number) => residentOf(1, number));
    for (const one of people) {
      ledger.begins(one);
      ledger.consented(one, limitedSeats.to, '');
    }
    const letters = people.map(({ name }) => letter(name, { to: limitedSeats.to }));
    expect(broken([letter(`ABC-123: ${rose.name}`), ...letters])).to.deep.equal(['room']);
  });
});
