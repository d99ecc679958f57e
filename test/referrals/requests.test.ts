import { expect } from 'chai';
import { draft, sentOf, SmallReferrals } from './small-referrals.js';

describe('a request', () => {
  it('is sent to the group with what was shown, a reference, and the day by which it answers', async () => {
    const fixture = new SmallReferrals();
    const { request } = sentOf(await fixture.refer('one'));
    expect(request.replyBy).to.equal('2026-11-24');
    expect(request.reference).to.match(/^[2-9A-Z]{3}-[2-9A-Z]{3}$/);
    const [letter] = [...fixture.sent.values()];
    expect(letter?.to).to.equal('growers@example.org');
    for (const part of ['Rose', '07700 900123', 'I use a frame', 'Are you over 18?', request.reference]) {
      expect(letter?.text).to.include(part);
    }
    expect(letter?.subject).to.not.include('Rose');
  });

  it('is one, however often its turn is taken', async () => {
    const fixture = new SmallReferrals();
    const first = sentOf(await fixture.refer('one'));
    const again = sentOf(await fixture.refer('one'));
    expect(again.request.reference).to.equal(first.request.reference);
    expect(fixture.sent.size).to.equal(1);
  });

  it('is handed over after the next start where the process ended in between, once', async () => {
    const fixture = new SmallReferrals();
    fixture.failing = true;
    expect(await fixture.refer('one').catch((error: Error) => error.message)).to.equal('the disk is full');
    fixture.failing = false;
    await fixture.start().requests.open();
    await fixture.start().requests.open();
    expect(fixture.sent.size).to.equal(1);
  });

  it('of which there is no activity any more is not sent', async () => {
    const fixture = new SmallReferrals();
    const gone = { ...draft, activity: 'growers/sunday' };
    expect(await fixture.perform({ kind: 'refer', draft: gone, when: 'now' })).to.deep.equal({
      kind: 'gone',
    });
    expect(fixture.sent.size).to.equal(0);
  });
});

describe('room', () => {
  it('is given once where 200 ask for the last place at the same time, and all get a true answer', async () => {
    const fixture = new SmallReferrals(1);
    const asked = Array.from({ length: 200 }, (_, n) => fixture.refer(`conversation ${n}`));
    const outcomes = await Promise.all(asked);
    expect(outcomes.filter(({ kind }) => kind === 'sent')).to.have.length(1);
    expect(outcomes.filter(({ kind }) => kind === 'no-room')).to.have.length(199);
    expect(fixture.sent.size).to.equal(1);
    expect(fixture.referrals.room.taken(fixture.place.id, 'growers', '2026-W47')).to.equal(1);
  });

  it('is there next week, from Monday, and is counted then', async () => {
    const fixture = new SmallReferrals(1);
    await fixture.refer('one');
    expect(await fixture.refer('two')).to.deep.equal({
      kind: 'no-room',
      nextWeek: '2026-11-23',
      waitingList: true,
    });
    const { request } = sentOf(await fixture.refer('two', 'next-week', 2));
    expect(request.state).to.equal('waiting');
    expect(fixture.sent.get(`${request.id}/asking`)?.sendAfter).to.equal('2026-11-23T08:00:00.000Z');
    expect(await fixture.refer('three', 'next-week')).to.include({ kind: 'no-room', nextWeek: null });
    expect(sentOf(await fixture.refer('three', 'waiting-list', 2)).request.kind).to.equal('waiting-list');
  });

  it('is free again once a request is withdrawn', async () => {
    const fixture = new SmallReferrals(1);
    const { request } = sentOf(await fixture.refer('one'));
    await fixture.perform({ kind: 'withdraw', request: request.id });
    expect((await fixture.refer('two')).kind).to.equal('sent');
  });

  it('is known after a start, and free again where a process ended before its request was kept', async () => {
    const fixture = new SmallReferrals(2);
    await fixture.refer('one');
    await fixture.referrals.room.take(fixture.place.id, 'growers', '2026-W47', 'never kept', 2);
    const { requests, room } = fixture.start();
    await requests.open();
    expect(room.taken(fixture.place.id, 'growers', '2026-W47')).to.equal(1);
  });

  it('is without end for a group that sets none', async () => {
    const fixture = new SmallReferrals(null);
    const outcomes = await Promise.all(Array.from({ length: 20 }, (_, n) => fixture.refer(`${n}`)));
    expect(outcomes.every(({ kind }) => kind === 'sent')).to.equal(true);
  });
});

describe('withdrawing', () => {
  it('tells those who have it, and nobody where it was not sent yet', async () => {
    const fixture = new SmallReferrals(1);
    const now = sentOf(await fixture.refer('one')).request;
    const later = sentOf(await fixture.refer('one', 'next-week', 2)).request;
    expect(await fixture.perform({ kind: 'withdraw', request: later.id })).to.include({ inTime: true });
    expect(await fixture.perform({ kind: 'withdraw', request: now.id })).to.include({ inTime: false });
    expect([...fixture.sent.keys()]).to.deep.equal([`${now.id}/asking`, `${now.id}/withdrawn`]);
    expect(fixture.sent.get(`${now.id}/withdrawn`)?.text).to.not.include('Rose');
  });

  it('is for nobody else', async () => {
    const fixture = new SmallReferrals();
    const { request } = sentOf(await fixture.refer('one'));
    const stranger = { conversation: 'another' };
    expect(await fixture.perform({ kind: 'withdraw', request: request.id }, stranger)).to.deep.equal({
      kind: 'gone',
    });
    const looked = await fixture.perform({ kind: 'look-up-requests', requests: [request.id] }, stranger);
    expect(looked).to.deep.equal({ kind: 'requests', requests: [] });
    expect(fixture.sent.size).to.equal(1);
  });
});
