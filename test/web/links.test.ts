import { expect } from 'chai';
import { mailLink, mapLink, phoneLink, textLink, webLink, withoutScheme } from '../../bot/web/links.js';

describe('links made from content', () => {
  it('leads only to web pages', () => {
    expect(webLink('https://growers.example.org')).to.equal('https://growers.example.org/');
    for (const address of [
      'javascript:alert(1)',
      'JaVaScRiPt:alert(1)',
      ' javascript:alert(1)',
      'data:text/html,hello',
      'vbscript:x',
      'file:///etc/passwd',
      'growers.example.org',
      'https://user:secret@example.org',
      '',
    ]) {
      expect(webLink(address), address).to.equal(null);
    }
  });

  it('writes to an address, and to nothing that adds more to the message', () => {
    expect(mailLink('growers@example.org')).to.equal('mailto:growers@example.org');
    expect(mailLink('a@example.org?bcc=b@example.org')).to.equal(null);
    expect(mailLink('a@example.org,b@example.org')).to.equal(null);
    expect(mailLink('no address')).to.equal(null);
  });

  it('rings the number as it is written for people', () => {
    expect(phoneLink('0113 496 0123')).to.equal('tel:01134960123');
    expect(phoneLink('+44 (0)113 496-0123')).to.equal('tel:+441134960123');
    expect(phoneLink('0113 496 0123 ext 4')).to.equal('tel:01134960123');
    expect(phoneLink('999')).to.equal('tel:999');
    expect(phoneLink('ask at the desk')).to.equal(null);
  });

  it('texts a number, with the word that the line wants', () => {
    expect(textLink('85 258', 'SHOUT')).to.equal('sms:85258?body=SHOUT');
    expect(textLink('+44 7700 900123', null)).to.equal('sms:+447700900123');
  });

  it('shows a place on the map by its position, else by its postcode', () => {
    expect(mapLink([53.8153, -1.5621], 'LS6 1AB')).to.contain('mlat=53.81530&mlon=-1.56210');
    expect(mapLink(null, 'LS6 1AB')).to.equal('https://www.openstreetmap.org/search?query=LS6%201AB');
    expect(mapLink(null, null)).to.equal(null);
  });

  it('reads web addresses without what nobody says', () => {
    expect(withoutScheme('https://www.example.org/')).to.equal('example.org');
  });
});
