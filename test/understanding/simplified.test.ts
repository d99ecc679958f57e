import { expect } from 'chai';
import { canonicalWord } from '../../bot/understanding/canonical.js';
import { simplified } from '../../bot/understanding/simplified.js';
import { tokenise } from '../../bot/understanding/tokens.js';

describe('Chinese characters', () => {
  it('are read as simplified ones, whichever they are written in', () => {
    const none = { apostrophe: new Map(), word: new Map(), endings: new Map() };
    const read = (text: string): string =>
      tokenise(text, none)
        .map(({ word }) => word)
        .join('');
    expect(read('我覺得很孤單，想學鋼琴')).to.equal('我觉得很孤单想学钢琴');
    expect(read('我觉得很孤单，想学钢琴')).to.equal('我觉得很孤单想学钢琴');
  });

  it('are told apart after one that a string holds in two units', () => {
    expect([...'勸聯習總響魚'].map(simplified).join('')).to.equal('劝联习总响鱼');
  });

  it('stay as they are where both scripts write them alike', () => {
    expect(simplified('山')).to.equal('山');
    expect(canonicalWord('é')).to.equal('e');
  });
});
