import { expect } from 'chai';
import { DoneLately } from '../bot/done-lately.js';
import { openMemoryStorage } from '../bot/storage/memory.js';
import { hour, minute, MovableClock } from './referrals/movable-clock.js';

describe('work that one of several processes does for all', () => {
  const clock = new MovableClock();
  const open = (shared: boolean) => {
    const storage = { ...openMemoryStorage(), shared };
    return [new DoneLately(storage, clock.now), new DoneLately(storage, clock.now)] as const;
  };

  it('is of one of them for a time, and then of whoever asks first', async () => {
    const [one, other] = open(true);
    const asked = await Promise.all([one, other, one].map((each) => each.isMine('rounds', hour)));
    expect(asked).to.deep.equal([true, false, false]);
    expect(await other.isMine('something else', hour)).to.equal(true);
    clock.move(hour - minute);
    expect(await other.isMine('rounds', hour)).to.equal(false);
    clock.move(minute);
    expect(await other.isMine('rounds', hour)).to.equal(true);
    expect(await one.isMine('rounds', hour)).to.equal(false);
  });

  it('does not wait for a time that a wrong clock noted', async () => {
    const [one, other] = open(true);
    await one.isMine('rounds', hour);
    clock.move(-24 * hour);
    expect(await other.isMine('rounds', hour)).to.equal(true);
  });

  it('is always of the one that has the storage to itself', async () => {
    const [alone] = open(false);
    expect(await alone.isMine('rounds', hour)).to.equal(true);
    expect(await alone.isMine('rounds', hour)).to.equal(true);
  });
});
