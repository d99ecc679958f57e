import { expect } from 'chai';
import type { Catalogue, Topic } from '../../bot/catalogue/catalogue.js';
import { adviseOnPhrases } from '../../bot/understanding/advise-on-phrases.js';
import { wordsRead } from './listener.js';
import { smallCatalogue } from './small-catalogue.js';

const enough = (of: string): string[] =>
  Array.from({ length: 8 }, (_, i) => `${of} ${String.fromCharCode(113 + i)}ab`);

function adviceOn(topics: Record<string, Record<string, string[]>>): string[] {
  const made = Object.entries(topics).map(([id, words]): [string, Topic] => [
    id,
    { id, name: new Map([['en', id]]), words: new Map(Object.entries(words)), related: [] },
  ]);
  const places: Catalogue['places'] = new Map(
    [...smallCatalogue.places].map(([id, place]) => [id, { ...place, languages: ['en'] }]),
  );
  return adviseOnPhrases({ topics: new Map(made), places }, wordsRead).map(
    ({ file, message }) => `${file} ${message}`,
  );
}

describe('advice on phrases', () => {
  it('has nothing to say of phrases that tell one topic', () => {
    expect(adviceOn({ housing: { en: enough('rent') }, music: { en: enough('choir') } })).to.deep.equal([]);
  });

  it('tells of phrases that are the same once word forms are set aside', () => {
    const [advice, ...others] = adviceOn({
      housing: { en: [...enough('rent'), 'new houses'] },
      work: { en: [...enough('job'), 'new flat/house'] },
    });
    expect(advice).to.match(
      /^topics\/work\.yaml "new flat\/house" \(en\) is also in housing, as "new houses"/,
    );
    expect(others).to.deep.equal([]);
  });

  it('tells of a word that could mean anything', () => {
    expect(adviceOn({ music: { en: [...enough('choir'), 'really'] } })[0]).to.contain('could mean anything');
  });

  it('tells of a topic with few phrases in a language that is served, and in no other', () => {
    const advice = adviceOn({ music: { en: ['choir'], pl: ['chór'] } });
    expect(advice).to.have.length(1);
    expect(advice[0]).to.contain('Add words in en: 1 are few');
  });
});
