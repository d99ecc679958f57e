import { expect } from 'chai';
import { countedOnce } from '../bot/counted-once.js';
import type { Counted } from '../dialogs/step.js';

const gardening: Counted = { kind: 'asked', of: 'gardening' };
const music: Counted = { kind: 'asked', of: 'music' };
const danger: Counted = { kind: 'danger', of: 'life/check' };

describe('what is counted of a conversation', () => {
  it('is that it began, once', () => {
    const { counts, known } = countedOnce(null, []);
    expect(counts).to.deep.equal([{ kind: 'people', of: 'began' }]);
    expect(countedOnce(known, []).counts).to.deep.equal([]);
  });

  it('is each thing once, however often it comes up, and each person once', () => {
    const first = countedOnce([], [gardening, gardening]);
    expect(first.counts).to.deep.equal([gardening, { kind: 'people', of: 'asked' }]);
    const second = countedOnce(first.known, [gardening, music]);
    expect(second.counts).to.deep.equal([music]);
  });

  it('is each danger, because that is about messages', () => {
    const { known } = countedOnce([], [danger]);
    expect(countedOnce(known, [danger]).counts).to.deep.equal([danger]);
  });

  it('keeps marks that do not tell what was counted', () => {
    expect(JSON.stringify(countedOnce([], [gardening]).known)).to.not.contain('gardening');
  });
});
