import { expect } from 'chai';
import { tokenise } from '../../bot/understanding/tokens.js';
import { createUnderstanding } from '../../bot/understanding/create.js';
import { longestMessage } from '../../bot/understanding/understanding.js';
import { heard, wordsRead } from './listener.js';
import { smallCatalogue } from './small-catalogue.js';

const listening = { language: 'en', place: 'leeds', now: new Date(), offered: [], asked: null } as const;
const { same } = wordsRead.matching;

describe('any message at all', () => {
  const understanding = createUnderstanding({ catalogue: () => smallCatalogue, recognizers: false });
  after(() => understanding.close());

  it('is read to its limit and no further', async () => {
    const long = 'a'.repeat(1_000_000);
    const { text } = await understanding.hear(long, { ...listening, offered: [] });
    expect(text).to.have.length(longestMessage);
    const atTheEnd = await understanding.hear(' '.repeat(longestMessage) + 'chess', {
      ...listening,
      offered: [],
    });
    expect(atTheEnd.topics).to.deep.equal([]);
  });

  it('has a bounded number of words', () => {
    expect(tokenise('种'.repeat(5000), same).length).to.equal(longestMessage);
  });

  it('says a thing once, however often it is repeated', () => {
    const { topics, not } = heard('gardening '.repeat(99));
    expect({ topics: topics.length, not: not.length }).to.deep.equal({ topics: 1, not: 0 });
  });

  for (const [what, text] of [
    ['nothing', ''],
    ['lone surrogates', '\ud800\udfff\ud800 gardening \udc00'],
    ['marks of direction', '\u202egardening\u202c'],
    ['a word with invisible characters in it', 'gard\u200bening'],
    ['brackets and stars', '((((((a+)+)+)+)*[[[ gardening ***'],
    ['odd keys', '__proto__ constructor hasOwnProperty toString gardening'],
    ['digits without end', '1 '.repeat(499)],
  ] as const) {
    it(`takes ${what}`, () => {
      const { topics } = heard(text);
      expect(topics).to.have.length(text.includes('gard') ? 1 : 0);
    });
  }

  it('finds in every finding words that are in the message', () => {
    const text = 'Ich bin Ł I’m ﬁne, gardening; LS6… Tuesday evenings 種花';
    const { topics, times, where } = heard(text);
    for (const words of [...topics, ...times, ...(where ? [where] : [])].map((finding) => finding.words)) {
      expect(text).to.include(words);
    }
  });
});
