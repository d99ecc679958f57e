import { expect } from 'chai';
import { readDataKeys } from '../../../bot/storage/sealing/data-keys.js';

const one = Buffer.alloc(32, 0xfb).toString('base64');
const other = Buffer.alloc(32, 'b').toString('base64');

describe('the keys in DATA_KEY', () => {
  it('are one or several, with commas or spaces between them, in the order written', () => {
    expect(readDataKeys(one)).to.deep.equal([Buffer.alloc(32, 0xfb)]);
    const both = [Buffer.alloc(32, 0xfb), Buffer.alloc(32, 'b')];
    for (const between of [',', ' ', ', ', '\n'])
      expect(readDataKeys(one + between + other)).to.deep.equal(both);
  });

  it('may be written in the alphabet of web addresses and without a sign at the end', () => {
    expect(readDataKeys(Buffer.alloc(32, 0xfb).toString('base64url'))).to.deep.equal(readDataKeys(one));
  });

  it('count once where one is written twice', () => {
    expect(readDataKeys(`${one},${one}`)).to.have.length(1);
  });

  const wrong: Record<string, string> = {
    'a word': 'secret',
    'too short': Buffer.alloc(31).toString('base64'),
    'too long': Buffer.alloc(33).toString('base64'),
    hexadecimal: Buffer.alloc(32, 'b').toString('hex'),
    'with a sign too many': `${one}=`,
    'only a comma': ',',
  };
  for (const [what, written] of Object.entries(wrong)) {
    it(`are refused where one is ${what}, without quoting it`, () => {
      let said = '';
      try {
        readDataKeys(`${other} ${written}`);
        if (written === ',') readDataKeys(written);
      } catch (error) {
        said = (error as Error).message;
      }
      expect(said).not.to.equal('');
      if (written !== ',') expect(said).to.include('key 2 of 2').and.not.include(written);
    });
  }
});
