import { expect } from 'chai';
import { sayBack } from '../../dialogs/saying-back.js';
import { emptyStory } from '../../dialogs/telling.js';

describe('what was heard, said back', () => {
  it('names a word once that stands for several activities', () => {
    const before = emptyStory();
    const activities = ['throwers/park', 'flyers/hall'].map((activity) => ({ activity, words: 'boomerang' }));
    expect(sayBack(before, { ...before, activities })).to.deep.equal([
      { say: 'heard:so-far', values: { heard: { parts: ['boomerang'] } } },
    ]);
  });
});
