import { expect } from 'chai';
import { reachIn } from '../../bot/understanding/reach.js';

const phone = (text: string, culture = 'GB-ENG') => reachIn(text, culture)?.shown ?? null;

describe('how somebody can be reached', () => {
  it('is a telephone number, however it is written, shown as people know it', () => {
    for (const text of [
      '07700 900123',
      '07700900123',
      'my number is 07700-900123 ta',
      '+44 7700 900123',
      '0044 7700 900123',
    ]) {
      expect(reachIn(text, 'GB-ENG'), text).to.deep.equal({
        by: 'phone',
        to: '+447700900123',
        shown: '07700 900123',
      });
    }
  });

  it('is read by the country of the place', () => {
    expect(phone('06 12345678', 'NL')).to.equal('06 12345678');
    expect(phone('8123 4567', 'SG')).to.equal('8123 4567');
    expect(phone('131 2345 6789', 'CN')).to.equal('131 2345 6789');
    expect(phone('+31 6 12345678')).to.equal('+31 6 12345678');
  });

  it('is an e-mail address', () => {
    expect(reachIn('write to rose.gardner@example.org.', 'GB-ENG')).to.deep.equal({
      by: 'email',
      to: 'rose.gardner@example.org',
      shown: 'rose.gardner@example.org',
    });
  });

  it('is nothing where there is none, or none that can be right', () => {
    for (const text of [
      '',
      'no',
      '12',
      'I am 72',
      '2026',
      '07700 12',
      '999',
      '0113',
      'LS6 1AB',
      'rose@',
      '@home',
      'in 2015 or 2016',
      '20 11 2026',
      '10.30-12.00',
    ]) {
      expect(reachIn(text, 'GB-ENG'), text).to.equal(null);
    }
  });
});
