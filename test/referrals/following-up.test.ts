import { expect } from 'chai';
import { hour } from './movable-clock.js';
import { friday, sentOf, SmallReferrals } from './small-referrals.js';

const day = 24 * hour;
const webhook = 'https://hooks.example.org/requests';

/** As the outbox does once a message will not arrive. */
const giveUp = (fixture: SmallReferrals, id: string) => fixture.referrals.followingUp.undelivered({ id });

describe('a request that could not be delivered', () => {
  it('is told to its resident, once, with how to reach the group and what else there is', async () => {
    const fixture = new SmallReferrals(1);
    const { request } = sentOf(await fixture.refer('one'));
    await giveUp(fixture, `${request.id}/asking`);
    await giveUp(fixture, `${request.id}/asking`);
    expect(fixture.told).to.have.length(1);
    const [{ replies, begin } = { replies: [] }] = fixture.told;
    expect(replies[0]?.say).to.equal('undelivered:group');
    expect(replies[0]?.contact?.phone).to.equal('0113 496 0123');
    expect(begin?.dialog).to.equal('answered');
    const looked = await fixture.perform({ kind: 'look-up-requests', requests: [request.id] });
    expect(looked).to.have.nested.property('requests[0].state', 'failed');
    expect((await fixture.refer('two')).kind, 'its place is free again').to.equal('sent');
  });

  it('is told again after a start where the process ended in between', async () => {
    const fixture = new SmallReferrals();
    const { request } = sentOf(await fixture.refer('one'));
    fixture.telling = async () => Promise.reject(new Error('the disk is full'));
    await giveUp(fixture, `${request.id}/asking`).catch(() => undefined);
    fixture.telling = null;
    await fixture.start().followingUp.tellThoseDue();
    await fixture.referrals.followingUp.tellThoseDue();
    expect(fixture.told).to.have.length(1);
  });

  it('is not told while another way may still reach them, nor once the group has answered', async () => {
    const fixture = new SmallReferrals();
    fixture.change({ webhook });
    const { request } = sentOf(await fixture.refer('one'));
    await giveUp(fixture, `${request.id}/webhook-asking`);
    expect(fixture.told).to.have.length(0);
    await giveUp(fixture, `${request.id}/asking`);
    expect(fixture.told).to.have.length(1);

    const other = sentOf(await fixture.refer('two')).request;
    await fixture.referrals.requests.change(other.id, (before) => ({ ...before, state: 'in-touch' }));
    await giveUp(fixture, `${other.id}/asking`);
    await giveUp(fixture, `${other.id}/webhook-asking`);
    expect(fixture.told).to.have.length(1);
  });

  it('is nothing where the message is of another kind', async () => {
    const fixture = new SmallReferrals();
    for (const id of [
      'wrong/r1/abc',
      'sign-in/abc',
      `${'x'.repeat(43)}/withdrawn`,
      `${'x'.repeat(43)}/asking`,
    ]) {
      await giveUp(fixture, id);
    }
    expect(fixture.told).to.deep.equal([]);
  });
});

describe('a waiting list', () => {
  const roundOf = (fixture: SmallReferrals) => fixture.referrals.followingUp.tellThoseDue();

  it('has room once its activity is open again: its resident is asked, once', async () => {
    const fixture = new SmallReferrals(null, { status: 'waiting-list' });
    await fixture.refer('one', 'waiting-list');
    await roundOf(fixture);
    expect(fixture.told).to.have.length(0);
    fixture.change({}, { status: 'open' });
    await roundOf(fixture);
    await roundOf(fixture);
    await fixture.start().followingUp.tellThoseDue();
    expect(fixture.told).to.have.length(1);
    expect(fixture.told[0]?.begin?.dialog).to.equal('there-is-room');
    expect(fixture.told[0]?.begin?.options).to.have.nested.property('referral.name', 'Rose');
  });

  it('has room again on the day that the content says', async () => {
    const fixture = new SmallReferrals(null, { status: 'full', statusUntil: '2026-11-22' });
    await fixture.refer('one', 'waiting-list');
    fixture.now = new Date('2026-11-21T23:30:00Z');
    await roundOf(fixture);
    expect(fixture.told).to.have.length(0);
    fixture.now = new Date('2026-11-22T00:30:00Z');
    await roundOf(fixture);
    expect(fixture.told).to.have.length(1);
  });

  it('is told by those who wait longest first, no more than there are places, and on when they are not taken', async () => {
    const fixture = new SmallReferrals(2);
    await fixture.refer('came', 'now');
    await fixture.refer('came too', 'now');
    for (const [number, who] of ['third', 'first', 'second'].entries()) {
      const at = new Date(friday.getTime() + ['second', 'third', 'first'].indexOf(who) * 60_000 + number);
      await fixture.perform(
        { kind: 'refer', draft: { ...fixture.draft, name: who }, when: 'waiting-list' },
        { conversation: who, now: new Date(at) },
      );
    }
    const names = () =>
      fixture.told.map(({ begin }) => (begin?.options as { referral: { name: string } }).referral.name);
    await roundOf(fixture);
    expect(names(), 'the week is full').to.deep.equal([]);
    fixture.now = new Date('2026-11-23T09:00:00Z');
    await Promise.all([roundOf(fixture), roundOf(fixture)]);
    expect(names()).to.deep.equal(['second', 'third']);
    fixture.now = new Date(fixture.now.getTime() + 4 * day);
    await roundOf(fixture);
    expect(names()).to.deep.equal(['second', 'third', 'first']);
  });

  it('tells nobody who has withdrawn, was forgotten, or waits for what there is no more', async () => {
    const fixture = new SmallReferrals(null, { status: 'waiting-list' });
    const { request } = sentOf(await fixture.refer('one', 'waiting-list'));
    await fixture.perform({ kind: 'withdraw', request: request.id }, { conversation: 'one' });
    await fixture.refer('two', 'waiting-list');
    await fixture.referrals.followingUp.forget('two');
    fixture.change({}, { status: 'open' });
    await roundOf(fixture);
    expect(fixture.told).to.deep.equal([]);
  });
});

describe('forgetting', () => {
  it('takes back what was not sent, and leaves nothing of the person in what is kept', async () => {
    const fixture = new SmallReferrals(1);
    const now = sentOf(await fixture.refer('one')).request;
    const later = sentOf(await fixture.refer('one', 'next-week', 2)).request;
    await fixture.refer('another', 'waiting-list');
    const said = await fixture.referrals.followingUp.forget('one');
    expect(said.map(({ say, values }) => [say, values?.['reference'], values?.['group']])).to.deep.equal([
      ['undelivered:already-sent-group', now.reference, 'Hyde Park Growers'],
    ]);
    expect(fixture.sent.has(`${later.id}/asking`)).to.equal(false);
    expect(fixture.referrals.room.taken(fixture.place.id, 'growers', '2026-W48')).to.equal(0);
    for (const { id } of [now, later]) {
      const kept = await fixture.referrals.requests.read(id);
      expect(JSON.stringify(kept)).not.to.match(/Rose|07700|frame|"one"/);
    }
    expect(await fixture.referrals.followingUp.forget('one')).to.deep.equal([]);
    await fixture.start().requests.open();
    expect([...fixture.sent.keys()].filter((id) => id.startsWith(later.id))).to.deep.equal([]);
  });

  it('says nothing of what was withdrawn or did not arrive', async () => {
    const fixture = new SmallReferrals();
    const one = sentOf(await fixture.refer('one')).request;
    await fixture.perform({ kind: 'withdraw', request: one.id });
    const two = sentOf(await fixture.refer('one', 'now', 2)).request;
    await giveUp(fixture, `${two.id}/asking`);
    expect(await fixture.referrals.followingUp.forget('one')).to.deep.equal([]);
  });

  it('does not take the first request of a new conversation for one of the forgotten one', async () => {
    const fixture = new SmallReferrals();
    const turn = { conversation: 'sms', number: 7 };
    const deed = { kind: 'refer', draft: fixture.draft, when: 'now' } as const;
    const one = sentOf(await fixture.perform(deed, { ...turn, since: '2026-11-01T10:00:00.000Z' }));
    await fixture.referrals.followingUp.forget('sms');
    const two = sentOf(await fixture.perform(deed, { ...turn, since: '2026-11-20T10:00:00.000Z' }));
    expect(two.request.id).not.to.equal(one.request.id);
    expect(fixture.sent.size).to.equal(2);
  });
});

describe('what is kept of requests', () => {
  it('is removed 180 days after they were sent, and weeks that are over with who came in them', async () => {
    const fixture = new SmallReferrals(3);
    const { request } = sentOf(await fixture.refer('one'));
    await fixture.refer('two', 'next-week');
    fixture.now = new Date(friday.getTime() + 180 * day - hour);
    expect(await fixture.referrals.followingUp.removePast()).to.equal(0);
    expect(fixture.referrals.room.taken(fixture.place.id, 'growers', '2026-W47')).to.equal(0);
    fixture.now = new Date(friday.getTime() + 180 * day);
    expect(await fixture.referrals.followingUp.removePast()).to.equal(1);
    expect(await fixture.referrals.requests.read(request.id)).to.equal(null);
    fixture.now = new Date(friday.getTime() + 184 * day);
    expect(await fixture.referrals.followingUp.removePast()).to.equal(1);
  });
});
