import { expect } from 'chai';
import { whileTyping } from '../../../bot/channels/bot-service/typing.js';

const ticks = async () => {
  for (let count = 0; count < 10; count += 1) await new Promise((resolve) => setImmediate(resolve));
};

describe('showing that an answer is being made', () => {
  it('is done where the work takes long, and the answer comes after it', async () => {
    let shown: () => void = () => undefined;
    let asked: () => void = () => undefined;
    const wasAsked = new Promise<void>((resolve) => (asked = resolve));
    const showTyping = () => {
      asked();
      return new Promise<void>((resolve) => (shown = resolve));
    };
    let settled = false;
    const answer = whileTyping({ showTyping }, 0, async () => {
      await wasAsked;
      return 'answer';
    }).finally(() => (settled = true));
    await wasAsked;
    await ticks();
    expect(settled).to.be.false;
    shown();
    expect(await answer).to.equal('answer');
  });

  it('is left out where the work is quick', async () => {
    let asked = false;
    const showTyping = async () => void (asked = true);
    expect(await whileTyping({ showTyping }, 0, async () => 'answer')).to.equal('answer');
    await new Promise((resolve) => setTimeout(resolve, 2));
    expect(asked).to.be.false;
  });

  it('harms nothing where it cannot be done', async () => {
    let asked: () => void = () => undefined;
    const wasAsked = new Promise<void>((resolve) => (asked = resolve));
    const showTyping = () => {
      asked();
      return Promise.reject(new Error('blocked'));
    };
    const work = () => wasAsked.then(() => 'answer');
    expect(await whileTyping({ showTyping }, 0, work)).to.equal('answer');
  });
});
