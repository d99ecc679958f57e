import { expect } from 'chai';
import { answerToken, type Answer } from '../../bot/referrals/answers.js';
import { friday, sentOf, SmallReferrals } from './small-referrals.js';

const inTouch: Answer = { kind: 'in-touch', reason: null };
const day = 24 * 60 * 60 * 1000;

/** A request that was sent, with the token of its links. */
async function asked(mostPerWeek: number | null = 1) {
  const referrals = new SmallReferrals(mostPerWeek);
  const { request } = sentOf(await referrals.refer('one'));
  const { answers, requests } = referrals.referrals;
  const token = answerToken((await requests.read(request.id))!);
  return { referrals, answers, requests, token, id: request.id };
}

describe('the answer of a group', () => {
  it('is given by the links in its e-mail', async () => {
    const { referrals, token, id } = await asked();
    const letter = referrals.sent.get(`${id}/asking`)?.text ?? '';
    for (const kind of ['in-touch', 'not-right', 'full']) {
      expect(letter).to.include(`https://example.org/answer?token=${token}&answer=${kind}`);
    }
  });

  it('changes nothing until it is given, and is noted once', async () => {
    const { answers, requests, token, id } = await asked();
    expect((await answers.asked(token))?.id).to.equal(id);
    expect((await requests.read(id))?.state).to.equal('passed-on');
    expect(await answers.answer(token, inTouch)).to.equal(true);
    expect((await requests.read(id))?.state).to.equal('in-touch');
    expect(await answers.answer(token, { kind: 'not-right', reason: null }), 'replayed').to.equal(false);
    expect(await answers.asked(token)).to.equal(null);
  });

  it('is refused where its link is forged, altered, of another request, or too old', async () => {
    const { referrals, answers, requests, token, id } = await asked(9);
    const other = sentOf(await referrals.refer('two')).request.id;
    const secret = token.slice(token.indexOf('.') + 1);
    const last = token.endsWith('A') ? 'B' : 'A';
    for (const forged of [
      '',
      '.',
      id,
      `${id}.`,
      `${other}.${secret}`,
      `${token.slice(0, -1)}${last}`,
      `${token}A`,
    ]) {
      expect(await answers.answer(forged, inTouch), forged).to.equal(false);
    }
    referrals.now = new Date(friday.getTime() + 60 * day);
    expect(await answers.answer(token, inTouch), 'too old').to.equal(false);
    expect((await requests.read(id))?.state).to.equal('passed-on');
  });

  it('is refused for what its resident took back', async () => {
    const { referrals, answers, token, id } = await asked();
    await referrals.perform({ kind: 'withdraw', request: id });
    expect(await answers.answer(token, inTouch)).to.equal(false);
  });

  it('"not right" frees the place, counts the reason, and reaches the resident with what else there is', async () => {
    const { referrals, answers, token } = await asked(1);
    expect((await referrals.refer('two')).kind).to.equal('no-room');
    await answers.answer(token, { kind: 'not-right', reason: 'age' });
    expect((await referrals.refer('two', 'now', 2)).kind).to.equal('sent');
    expect(referrals.counted).to.include.members(['answered/not-right', 'not-right/age']);
    const [news] = referrals.told;
    expect(news?.replies[0]?.say).to.equal('answers:not-right-group');
    expect(news?.begin?.dialog).to.equal('answered');
    expect(JSON.stringify(news)).to.not.include('age');
  });

  it('"full this week" takes nobody more until Monday', async () => {
    for (const most of [5, null]) {
      const { referrals, answers, token } = await asked(most);
      await answers.answer(token, { kind: 'full', reason: null });
      expect(await referrals.refer('two')).to.include({ kind: 'no-room', nextWeek: '2026-11-23' });
      expect((await referrals.refer('two', 'next-week', 2)).kind).to.equal('sent');
    }
  });
});
