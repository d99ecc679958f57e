/** What every answer says to browsers. */
import { expect } from 'chai';
import { pino } from 'pino';
import { createHost } from '../../bot/channels/server.js';
import { site } from '../../bot/catalogue/addresses.js';
import { Report } from '../../bot/catalogue/report.js';
import { openWebHost, type WebHost } from '../channels/web/web-host.js';

const addresses = [
  '/',
  '/chat/leeds',
  '/chat/leeds/help-now',
  '/chat/leeds/list',
  '/chat/leeds/events?stream=x',
  '/chat/nowhere',
  '/nothing',
  '/robots.txt',
  '/favicon.ico',
  '/embed.js',
  '/static/x/page.css',
  '/chat/leeds/activity/x/y.ics',
  '/%E0%A4%A',
];

describe('the headers of every answer', () => {
  let host: WebHost;
  before(async () => (host = await openWebHost()));
  after(() => host.close());

  for (const address of addresses) {
    it(`say to take nothing at ${address} for what it is not, and not who made it`, async () => {
      for (const method of ['GET', 'POST', 'PUT']) {
        const { headers } = await fetch(host.address + address, { method, redirect: 'manual' });
        expect(headers.get('x-content-type-options'), method).to.equal('nosniff');
        expect(headers.get('content-security-policy'), method).to.contain("default-src 'none'");
        expect(headers.get('content-security-policy'), method).to.contain('frame-ancestors');
        expect(headers.get('content-security-policy'), method).to.not.match(/unsafe|\*|data:/);
        expect(headers.get('referrer-policy'), method).to.equal('same-origin');
        for (const name of ['server', 'x-powered-by', 'x-aspnet-version']) {
          expect(headers.get(name), name).to.equal(null);
        }
      }
    });
  }

  it('ask for https for half a year only where residents come by https', async () => {
    for (const secure of [true, false]) {
      const own = createHost({ log: pino({ level: 'silent' }), secure });
      const answer = await fetch(`http://127.0.0.1:${await own.listen(0, '127.0.0.1')}/nothing`);
      expect(answer.headers.get('strict-transport-security')).to.equal(secure ? 'max-age=15552000' : null);
      await own.close();
    }
  });

  it('hold of the websites of a place only names, so that none can add a rule of its own', () => {
    for (const written of [
      'https://a.example;script-src-elem',
      'https://a.example,b',
      "https://a'b",
      'https://*.example',
    ]) {
      const report = new Report('place.yaml', '');
      expect(site.read({ kind: 'text', value: written, at: 0 }, report), written).to.equal(undefined);
      expect(report.problems).to.have.length(1);
    }
  });
});
