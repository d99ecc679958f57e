import { expect } from 'chai';
import { pageAskedFor } from '../bot/paging.js';
import { nothingHeard, type Heard } from '../dialogs/heard.js';
import type { Reply } from '../dialogs/reply.js';

const review: Reply = {
  say: 'self-referral:review-now',
  passedOn: { to: 'Growers', parts: [{ label: 'Name', value: 'Sam' }] },
  choices: [
    { id: 'send', say: 'self-referral:choice-send', exact: true },
    { id: 'cancel', say: 'self-referral:choice-cancel' },
  ],
};
const threePages = () => 3;

function asked(
  heard: Partial<Heard>,
  page = 0,
  replies: Reply[] = [{ say: 'hello:greeting' }],
): number | null {
  return pageAskedFor({ paged: { replies, page } }, { ...nothingHeard, ...heard }, threePages);
}

describe('paging', () => {
  it('turns to the next page on "more", up to the last', () => {
    expect(asked({ answer: 'more' })).to.equal(1);
    expect(asked({ answer: 'more' }, 1)).to.equal(2);
    expect(asked({ answer: 'more' }, 2)).to.equal(null);
    expect(pageAskedFor({}, { ...nothingHeard, answer: 'more' }, threePages)).to.equal(null);
  });

  it('leaves every other message to the conversation, danger before all', () => {
    expect(asked({ answer: 'yes' })).to.equal(null);
    expect(asked({ answer: 'more', safety: { kind: 'life', level: 'urgent', words: 'x' } })).to.equal(null);
    expect(asked({ answer: 'more', topics: [{ topic: 'gardening', words: 'gardens' }] })).to.equal(null);
  });

  it('takes no yes to what was not shown whole yet, but shows the rest of it', () => {
    expect(asked({ choice: 'send', answer: 'yes' }, 0, [review])).to.equal(1);
    expect(asked({ choice: 'send', answer: 'yes' }, 1, [review])).to.equal(2);
    expect(asked({ choice: 'send', answer: 'yes' }, 2, [review])).to.equal(null);
  });

  it('lets somebody say no, or change it, before they have read it all', () => {
    expect(asked({ choice: 'cancel' }, 0, [review])).to.equal(null);
    expect(asked({ answer: 'no' }, 0, [review])).to.equal(null);
  });
});
