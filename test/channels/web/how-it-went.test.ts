import { expect } from 'chai';
import { pino } from 'pino';
import { createHost } from '../../../bot/channels/server.js';
import { mountHowItWent } from '../../../bot/channels/web/how-it-went.js';
import type { About, CheckInRecord } from '../../../bot/referrals/check-in-records.js';
import { projectRoot } from '../../../bot/root.js';
import { readLocales } from '../../../bot/words/locales.js';
import { createWords } from '../../../bot/words/words.js';
import { catalogueOf, madeUpPlace } from '../../bench/made-up-place.js';

const token = `${'k'.repeat(43)}.${'i'.repeat(43)}.${'s'.repeat(32)}`;
const activity = { id: 'growers/saturday', name: 'Saturday on the allotment', group: 'Growers' };

/** The page over real HTTP, with what it was told to note. */
async function open(isOpen = true) {
  const noted: string[] = [];
  const catalogue = catalogueOf({ ...madeUpPlace(0).place, id: 'leeds' });
  const place = [...catalogue.places.keys()][0]!;
  const about = { activity, forWhom: null, language: 'en' } as About;
  const record = { place, conversation: 'one', about: [about] } as CheckInRecord;
  const host = createHost({ log: pino({ level: 'silent' }) });
  mountHowItWent(host, {
    checkIns: {
      asked: async (given) => (given === token ? { record, about } : null),
      isOpen: () => isOpen,
      answer: async (_token, how, why) => noted.push(`${how} ${why}`) > 0 && isOpen,
      endAll: async (conversation) => void noted.push(`end ${conversation}`),
    },
    catalogue: () => catalogue,
    words: createWords(readLocales(`${projectRoot}/locales`), () => catalogue),
    settings: { publicUrl: null },
    now: () => new Date('2026-12-04T10:00:00Z'),
  });
  const address = `http://127.0.0.1:${await host.listen(0, '127.0.0.1')}/how-it-went`;
  const post = (form: Record<string, string>) =>
    fetch(address, {
      method: 'POST',
      body: new URLSearchParams(form),
      headers: { Origin: new URL(address).origin },
    });
  return { address, noted, post, close: () => host.close() };
}

describe('the page of a check-in', () => {
  it('asks, and changes nothing until a button is pressed', async () => {
    const { address, noted, post, close } = await open();
    const asked = await fetch(`${address}?token=${token}&answer=not-yet`);
    expect(asked.status).to.equal(200);
    expect(await asked.text())
      .to.include('Saturday on the allotment')
      .and.include('I was nervous');
    expect(noted).to.deep.equal([]);
    const thanked = await post({ token, answer: 'not-yet', why: 'nerves' });
    expect(thanked.status).to.equal(200);
    expect(await thanked.text()).to.include('/chat/');
    expect(noted).to.deep.equal(['not-yet nerves']);
    await close();
  });

  it('takes a reason only of those it offers, and only for not having been there', async () => {
    const { noted, post, close } = await open();
    await post({ token, answer: 'not-yet', why: '<script>' });
    await post({ token, answer: 'went', why: 'nerves' });
    expect(noted).to.deep.equal(['not-yet null', 'went null']);
    await close();
  });

  it('ends all of them by the link in every e-mail', async () => {
    const { noted, post, close } = await open(false);
    expect((await post({ token, answer: 'stop' })).status).to.equal(200);
    expect(noted).to.deep.equal(['end one']);
    await close();
  });

  it('does not say why a link does not hold, nor take a post from another site', async () => {
    const { address, noted, close } = await open();
    const pages = await Promise.all(
      ['', 'x', `${token}x`, token.replace('k', 'q')].map(async (wrong) => {
        const answer = await fetch(`${address}?token=${wrong}&answer=went`);
        return [answer.status, await answer.text()];
      }),
    );
    for (const page of pages) expect(page).to.deep.equal(pages[0]);
    expect(pages[0]?.[0]).to.equal(404);
    const headers = { Origin: 'https://elsewhere.example' };
    const foreign = await fetch(address, {
      method: 'POST',
      body: new URLSearchParams({ token, answer: 'went' }),
      headers,
    });
    expect(foreign.status).to.equal(403);
    expect(noted).to.deep.equal([]);
    await close();
  });
});
