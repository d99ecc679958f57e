import { expect } from 'chai';
import { meetsNeed } from '../../bot/suggesting/access.js';
import { activity } from './example.js';

describe('Whether an activity meets an access need', () => {
  it('goes by what the group says, and is unknown where it says nothing', () => {
    const one = activity({ access: ['toilet'], accessNot: ['step-free'] });
    expect(meetsNeed(one, 'toilet')).to.equal(true);
    expect(meetsNeed(one, 'step-free')).to.equal(false);
    expect(meetsNeed(one, 'hearing-loop')).to.equal(null);
  });

  it('goes by the price where the need is "free"', () => {
    const amount = { kind: 'amount', currency: 'GBP', per: null, note: 'First visit free' } as const;
    expect(meetsNeed(activity({ cost: { kind: 'free' } }), 'free')).to.equal(true);
    expect(meetsNeed(activity({ cost: { ...amount, amount: 0 } }), 'free')).to.equal(true);
    expect(meetsNeed(activity({ cost: { ...amount, amount: 2 }, access: ['free'] }), 'free')).to.equal(false);
    expect(meetsNeed(activity({ cost: { kind: 'unknown' } }), 'free')).to.equal(null);
    expect(meetsNeed(activity({ cost: { kind: 'unknown' }, access: ['free'] }), 'free')).to.equal(true);
  });

  it('goes by where it is for somebody who stays at home', () => {
    const online = activity({ where: { kind: 'online' } });
    const atHome = activity({ where: { kind: 'at-home' } });
    expect([meetsNeed(online, 'online'), meetsNeed(atHome, 'online')]).to.deep.equal([true, false]);
    expect([meetsNeed(online, 'at-home'), meetsNeed(atHome, 'at-home')]).to.deep.equal([true, true]);
    expect(meetsNeed(activity(), 'at-home')).to.equal(false);
    expect(meetsNeed(online, 'transport')).to.equal(true);
    expect(meetsNeed(online, 'step-free')).to.equal(true);
    expect(meetsNeed(online, 'hearing-loop')).to.equal(null);
  });

  it('takes nothing for women only that does not say so', () => {
    expect(meetsNeed(activity({ only: 'women' }), 'women-only')).to.equal(true);
    expect(meetsNeed(activity({ access: ['women-only'] }), 'women-only')).to.equal(true);
    expect(meetsNeed(activity(), 'women-only')).to.equal(false);
  });
});
