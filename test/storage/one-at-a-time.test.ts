import { expect } from 'chai';
import { OneAtATime } from '../../bot/storage/one-at-a-time.js';

describe('one at a time', () => {
  it('lets a failed piece of work fail alone', async () => {
    const turns = new OneAtATime();
    const failing = turns.run('one', () => Promise.reject(new Error('no')));
    const next = turns.run('one', async () => 'done');
    expect(await failing.catch((error: Error) => error.message)).to.equal('no');
    expect(await next).to.equal('done');
  });

  it('runs the work of different keys side by side', async () => {
    const turns = new OneAtATime();
    let release = (): void => undefined;
    const held = turns.run('one', () => new Promise<void>((resolve) => (release = resolve)));
    expect(await turns.run('two', async () => 'not held up')).to.equal('not held up');
    release();
    await held;
  });

  it('remembers nothing once the work is done, failed or not', async () => {
    const turns = new OneAtATime();
    const work = [
      turns.run('one', async () => 1),
      turns.run('one', async () => 2),
      turns.run('two', () => Promise.reject(new Error('no'))),
    ];
    expect(turns.busy).to.equal(2);
    await Promise.allSettled(work);
    await turns.idle();
    expect(turns.busy).to.equal(0);
  });
});
