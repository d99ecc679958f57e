import { expect } from 'chai';
import { SegmentedMessage } from 'sms-segments-calculator';
import { placesOf, plainCharacters } from '../../bot/words/sms-characters.js';

const isGsm7 = (text: string) => new SegmentedMessage(text).encodingName === 'GSM-7';

describe('the characters of text messages', () => {
  it('are those of the alphabet and its extension, by the calculator of a company that sends them', () => {
    for (let code = 0x20; code < 0x10000; code += code < 0x2200 ? 1 : 97) {
      const character = String.fromCharCode(code);
      if (/\p{Cs}/u.test(character)) continue;
      const calculated = isGsm7(character) ? new SegmentedMessage(character).numberOfCharacters : null;
      expect(placesOf(character), `U+${code.toString(16)}`).to.equal(calculated);
    }
  });

  it('stand in for typographic ones', () => {
    expect(plainCharacters('“I’m” – …')).to.equal('"I\'m" - ...');
    expect(plainCharacters('„Hej” ‚x’ ‹y› «z» a—b a‑b')).to.equal('"Hej" \'x\' \'y\' "z" a-b a-b');
    expect(plainCharacters('• 2½ × 3\u00a0£ ① ™ → ≤ №')).to.equal('- 2 1/2 x 3 £ 1 TM -> <= No');
  });

  it('leave out what is not seen, and decoration', () => {
    expect(plainCharacters('so\u00adft zero\u200bwidth \u2066116 123\u2069\ufeff')).to.equal(
      'soft zerowidth 116 123',
    );
    expect(plainCharacters('Hello 😊👨‍👩‍👧 there 👍🏽 1️⃣ 🇬🇧')).to.equal('Hello there 1');
    expect(plainCharacters('a\ud800b\u0007')).to.equal('ab');
  });

  it('keep what is in them already', () => {
    const text = 'é ä ö ñ à Ç £ € [x] {y} ~ ^ | \\ Δ ¿\n@_';
    expect(plainCharacters(text, 'off')).to.equal(text);
  });

  it('lose their accents where a language does without', () => {
    expect(plainCharacters('Łódź: więcej, ŻÓŁĆ, “źle”', 'off')).to.equal('Lodz: wiecej, ZOLC, "zle"');
    expect(plainCharacters('Őry, Şenol, Čapek, naïve, ç', 'off')).to.equal('Ory, Senol, Capek, naive, c');
  });

  it('keep their accents where a language needs them, and then everything else costs nothing more', () => {
    expect(plainCharacters('tŷ â siŵr – “a”', 'on')).to.equal('tŷ â siŵr – “a”');
    expect(plainCharacters('Rwy’n hoffi garddio 😊', 'on')).to.equal("Rwy'n hoffi garddio");
  });

  it('are kept as they are in other scripts, with the accents of names among them', () => {
    expect(plainCharacters('回“更多”看Łódź…', 'off')).to.equal('回“更多”看Łódź…');
  });

  it('hold a number in order in a text from right to left by a mark that old telephones know', () => {
    expect(plainCharacters('فون: \u20660113 496 0123\u2069')).to.equal('فون: \u200e0113 496 0123');
  });
});
