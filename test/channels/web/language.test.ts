import { expect } from 'chai';
import type { Request } from 'restify';
import { languagesToChoose, pageLanguage } from '../../../bot/channels/web/language.js';

describe('the language of a page', () => {
  const offered = ['en', 'cy'];

  it('is the one asked for, else that of the conversation, else what the browser likes best', () => {
    expect(pageLanguage(request({ lang: 'cy' }), offered, 'en')).to.equal('cy');
    expect(pageLanguage(request({ accept: 'cy' }), offered, 'en')).to.equal('en');
    expect(pageLanguage(request({ accept: 'fr, cy-GB;q=0.9, en;q=0.5' }), offered, null)).to.equal('cy');
    expect(pageLanguage(request({ accept: 'en;q=0, cy;q=0.1' }), offered, null)).to.equal('cy');
  });

  it('is the first of the place where nothing says otherwise', () => {
    expect(pageLanguage(request({}), offered, null)).to.equal('en');
    expect(pageLanguage(request({ lang: '"><script>', accept: ';;,q=;' }), offered, 'xx')).to.equal('en');
  });

  it('is one that the place has and that there are words in', () => {
    expect(languagesToChoose(['cy', 'ur', 'en'], ['en', 'cy'])).to.deep.equal(['cy', 'en']);
    expect(languagesToChoose(['xx'], ['en'])).to.deep.equal(['en']);
  });
});

function request({ lang, accept }: { lang?: string; accept?: string }): Request {
  const query = lang === undefined ? '' : new URLSearchParams({ lang }).toString();
  return { getQuery: () => query, headers: { 'accept-language': accept } } as unknown as Request;
}
