import { expect } from 'chai';
import type { Activity, Place } from '../../../bot/catalogue/catalogue.js';
import { ActivitySearch } from '../../../bot/understanding/second-layer/activity-search.js';
import { wordsRead } from '../listener.js';
import { smallCatalogue } from '../small-catalogue.js';

const leeds = smallCatalogue.places.get('leeds') as Place;
const [sample] = leeds.activities as [Activity];

const activity = (id: string, texts: Partial<Activity>): Activity => {
  const group = { ...sample.group, id: id.split('/')[0] ?? '', name: 'A group' };
  return { ...sample, name: 'An hour', about: '', words: [], group, ...texts, id };
};

const place: Place = {
  ...leeds,
  activities: [
    activity('strings/ukulele', { name: 'Pluck', about: 'Learn the ukulele together, and the banjo.' }),
    activity('strings/banjo', { name: 'Banjo hour' }),
    activity('bakers/loaf', { name: 'Loaf', about: 'Make sourdough. Everybody is welcome.' }),
    activity('cameras/club', { name: 'Camera club' }),
    activity('opera/society', { name: 'Opera' }),
    activity('folk/fiddle', { name: 'Fiddle', words: ['banjo'] }),
    activity('erhu/erhu', { name: '二胡小组', about: '喜欢音乐的人都可以来。' }),
    activity('closed/lute', { name: 'Lute', status: 'closed' }),
    ...Array.from({ length: 20 }, (_, n) => activity(`many/${n}`, { about: 'Bring some knick-knacks.' })),
  ],
};
const search = new ActivitySearch(wordsRead);
const find = async (text: string, language = 'en') =>
  (await search.find(text, language, place)).map(({ activity: id, words }) => [id, words]);

describe('searching what activities say of themselves', () => {
  it('finds a rare word, and says which word it was', async () => {
    expect(await find('Is there anything with the Ukulele?')).to.deep.equal([['strings/ukulele', 'Ukulele']]);
    expect(await find('sourdough')).to.deep.equal([['bakers/loaf', 'sourdough']]);
  });

  it('marks it as found', async () => {
    expect((await search.find('ukulele', 'en', place))[0]?.found).to.equal(true);
  });

  it('offers one of each group, and three at most', async () => {
    expect((await find('banjo')).map(([id]) => id?.split('/')[0])).to.have.members(['strings', 'folk']);
    const found = await find('banjo ukulele sourdough opera erhu fiddle');
    expect(found.length).to.be.within(2, 3);
    expect(new Set(found.map(([id]) => id?.split('/')[0])).size).to.equal(found.length);
  });

  it('forgives a slip of the finger in a name', async () => {
    expect(await find('fiddel')).to.deep.equal([['folk/fiddle', 'fiddel']]);
    expect(await find('fiddlesticks')).to.deep.equal([]);
  });

  it('takes everyday words only where they are the name', async () => {
    expect(await find('the camera club')).to.deep.equal([['cameras/club', 'camera club']]);
    expect(await find('everybody')).to.deep.equal([]);
    expect(await find('my camera')).to.deep.equal([['cameras/club', 'camera']]);
    expect(await find('I took my camera out and the weather was lovely')).to.deep.equal([]);
  });

  it('reads Chinese words by their names', async () => {
    expect(await find('我想学二胡', 'zh')).to.deep.equal([['erhu/erhu', '二胡']]);
    expect(await find('我喜欢你们', 'zh')).to.deep.equal([]);
  });

  for (const text of [
    'asdf',
    'hello there',
    'lute',
    'knick-knacks',
    "I can't",
    '???',
    '',
    '12345',
    'zzzzzzzzzzzzzz',
  ]) {
    it(`finds nothing for "${text}"`, async () => expect(await find(text)).to.deep.equal([]));
  }
});
