import { expect } from 'chai';
import { join } from 'node:path';
import { pino } from 'pino';
import { createHost } from '../../../bot/channels/server.js';
import { mountAnswerRequest } from '../../../bot/channels/web/answer-request.js';
import { answerToken } from '../../../bot/referrals/answers.js';
import { projectRoot } from '../../../bot/root.js';
import { readLocales } from '../../../bot/words/locales.js';
import { createWords } from '../../../bot/words/words.js';
import { catalogueOf } from '../../bench/made-up-place.js';
import { sentOf, SmallReferrals } from '../../referrals/small-referrals.js';
import { Visitor } from './visitor.js';

const locales = readLocales(join(projectRoot, 'locales'));

/** A request that was sent, and the page behind the links in its e-mail. */
async function withPage(
  work: (page: {
    visitor: Visitor;
    token: string;
    state: () => Promise<string | undefined>;
  }) => Promise<void>,
): Promise<void> {
  const referrals = new SmallReferrals();
  const { request } = sentOf(await referrals.refer('one'));
  const { answers, requests } = referrals.referrals;
  const catalogue = catalogueOf(referrals.place);
  const host = createHost({ log: pino({ level: 'silent' }) });
  mountAnswerRequest(host, {
    answers,
    catalogue: () => catalogue,
    words: createWords(locales, () => catalogue),
    settings: { publicUrl: null },
    now: () => referrals.now,
  });
  const port = await host.listen(0, '127.0.0.1');
  try {
    const token = answerToken((await requests.read(request.id))!);
    const state = async () => (await requests.read(request.id))?.state;
    await work({ visitor: new Visitor(`http://127.0.0.1:${port}`), token, state });
  } finally {
    await host.close();
  }
}

describe('the page by which a group answers', () => {
  it('changes nothing when its link is opened, and shows nothing of the resident', () =>
    withPage(async ({ visitor, token, state }) => {
      const asking = await visitor.get(`/answer?token=${token}&answer=in-touch`);
      expect(asking.status).to.equal(200);
      expect(asking.html).to.include('Saturday').and.not.include('Rose').and.not.include('<script');
      expect(await state()).to.equal('passed-on');
    }));

  it('notes the answer at one press, once', () =>
    withPage(async ({ visitor, token, state }) => {
      const answer = { token, answer: 'not-right', reason: 'age' };
      expect((await visitor.post('/answer', answer)).status).to.equal(200);
      expect(await state()).to.equal('not-right');
      expect((await visitor.post('/answer', answer)).status, 'replayed').to.equal(404);
      expect((await visitor.get(`/answer?token=${token}`)).status, 'opened again').to.equal(404);
    }));

  it('refuses what is forged or comes from another site, without saying why', () =>
    withPage(async ({ visitor, token, state }) => {
      const gone = (await visitor.get('/answer?token=nothing')).html;
      const forged = `${token.slice(0, -4)}AAAA`;
      expect((await visitor.get(`/answer?token=${forged}`)).html).to.equal(gone);
      expect((await visitor.post('/answer', { token: forged, answer: 'full' })).status).to.equal(404);
      const elsewhere = { origin: 'https://elsewhere.example' };
      expect((await visitor.post('/answer', { token, answer: 'full' }, elsewhere)).status).to.equal(403);
      expect((await visitor.post('/answer', { token, answer: 'perhaps' })).status).to.equal(404);
      expect(await state()).to.equal('passed-on');
    }));
});
