import { expect } from 'chai';
import { carrierWord, type CarrierWordLists, type Said } from '../../../bot/channels/sms/carrier-words.js';
import { mayGoOn } from '../../../bot/channels/sms/parts.js';

const polish: CarrierWordLists = { stop: ['koniec', 'nie pisz do mnie'], start: ['wznów'], help: ['pomoc'] };
const said: Said = { optOutType: null, stopped: false };
const word = (text: string, more: Partial<Said> = {}) => carrierWord(text, [polish], { ...said, ...more });

describe('a word of the carriers', () => {
  it('is the whole message, in any case, whatever stands around it', () => {
    const all = 'stop stopall unsubscribe end quit cancel revoke optout'.split(' ');
    for (const one of all) expect(word(one), one).to.equal('stop');
    for (const one of ['STOP', ' Stop. ', '“stop”', 'STOP!!!', 'Opt-out', 'stop all', 'Stop ❤️', 'ＳＴＯＰ'])
      expect(word(one), one).to.equal('stop');
    for (const one of ['Start', 'unstop']) expect(word(one), one).to.equal('start');
    for (const one of ['HELP', 'info?']) expect(word(one), one).to.equal('help');
  });

  it('is none where it is a part of a message', () => {
    for (const one of ['stop smoking', 'the end of the week', 'please help me', 'bus stop', 'weekend', ''])
      expect(word(one), one).to.equal(null);
  });

  it('may be in another language of the place', () => {
    expect(word('Koniec!')).to.equal('stop');
    expect(word('Nie pisz do mnie.')).to.equal('stop');
    expect(word('wznów')).to.equal('start');
    expect(word('POMOC')).to.equal('help');
    expect(carrierWord('koniec', [], said)).to.equal(null);
  });

  it('is "yes" only to somebody who has stopped, so that no consent is lost', () => {
    expect(word('yes')).to.equal(null);
    expect(word('Yes', { optOutType: 'START' })).to.equal(null);
    expect(word('yes', { stopped: true })).to.equal('start');
    expect(word('oui', { stopped: true, optOutType: 'START' })).to.equal('start');
  });

  it('is STOP whenever the carrier took it for that', () => {
    expect(word('arrêt', { optOutType: 'STOP' })).to.equal('stop');
    expect(word('', { optOutType: 'STOP' })).to.equal('stop');
  });
});

describe('a message that may go on in the next', () => {
  it('fills its segments to the last character', () => {
    for (const [character, lengths] of Object.entries({
      a: [160, 153, 306, 459],
      ŵ: [70, 67, 134],
      '€': [80],
    }))
      for (const length of lengths) expect(mayGoOn(character.repeat(length)), `${length}`).to.equal(true);
  });

  it('is no other', () => {
    for (const [character, lengths] of Object.entries({
      a: [0, 1, 152, 154, 159, 161],
      ŵ: [66, 68, 71, 160],
    }))
      for (const length of lengths) expect(mayGoOn(character.repeat(length)), `${length}`).to.equal(false);
  });
});
