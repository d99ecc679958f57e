import path from 'node:path';
import { expect } from 'chai';
import { loadCatalogue } from '../../../bot/catalogue/load.js';
import { projectRoot } from '../../../bot/root.js';
import { longestMessage } from '../../../bot/understanding/understanding.js';
import type { Heard } from '../../../dialogs/heard.js';
import { listenWithContent } from '../content-listener.js';
import { craftedMessage, randomFrom } from './crafted-messages.js';

describe('messages crafted to upset the reading of them', () => {
  let hear: (text: string) => Heard;
  let words: readonly string[];
  before(async () => {
    hear = await listenWithContent();
    const { topics } = await loadCatalogue(path.join(projectRoot, 'content'));
    words = [...topics.values()]
      .flatMap((topic) => (topic.words.get('en') ?? []).join(' ').split(/[ /=.*]+/))
      .filter(Boolean);
  });

  it('are read, say nothing that is not in them, and never both ask for a thing and turn it down', () => {
    const random = randomFrom(20_261_120);
    for (let round = 0; round < 300; round++) {
      const text = craftedMessage(random, words).slice(0, longestMessage);
      const { topics, not, access, activities } = hear(text);
      for (const one of [...topics, ...not, ...access, ...activities]) expect(text).to.include(one.words);
      const asked = topics.map(({ topic }) => topic);
      expect(new Set(asked).size).to.equal(asked.length);
      expect(not.filter(({ topic }) => asked.includes(topic))).to.deep.equal([]);
    }
  });

  it('are read alike each time', () => {
    const random = randomFrom(7);
    for (let round = 0; round < 30; round++) {
      const text = craftedMessage(random, words).slice(0, longestMessage);
      expect(hear(text)).to.deep.equal(hear(text));
    }
  });
});
