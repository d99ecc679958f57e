import { expect } from 'chai';
import type { Activity, Place } from '../../bot/catalogue/catalogue.js';
import { suggest } from '../../bot/suggesting/suggest.js';
import { activity, asking, here, indexOf, metresNorth, wants } from './example.js';

/** Today is 20 November 2026; details count for 180 days, and are of no use after 365. */
const fresh = '2026-11-01';
const gettingOld = '2026-05-01';
const tooOld = '2025-11-19';

const real: Partial<Place> = { example: false, freshness: { askAfter: 180, stopAfter: 365 } };

function names(activities: Activity[], topics = ['gardening'], place = real): string[] {
  const story = wants(topics, { where: here });
  return suggest(indexOf(activities, place), story, asking()).suggestions.map(({ name }) => name);
}

describe('What nobody has made sure of for long', () => {
  it('is suggested last, however well it fits', () => {
    const old = activity({ name: 'old', checked: gettingOld });
    const far = activity({
      name: 'far',
      checked: fresh,
      where: metresNorth(4900),
      topics: ['food', 'gardening'],
    });
    expect(names([old, far])).to.deep.equal(['far', 'old']);
  });

  it('is suggested last also where it alone has one of the topics', () => {
    const old = activity({ name: 'old', checked: gettingOld, topics: ['swimming'] });
    const others = ['one', 'two', 'three'].map((name) => activity({ name, checked: fresh }));
    const suggested = names([...others, old], ['swimming', 'gardening']);
    expect(suggested).to.have.length(3);
    expect(suggested.at(-1)).to.equal('old');
  });

  it('is suggested no more after a second period', () => {
    expect(names([activity({ name: 'too old', checked: tooOld })])).to.deep.equal([]);
    expect(names([activity({ name: 'on the last day', checked: '2025-11-20' })])).to.deep.equal([
      'on the last day',
    ]);
  });

  it('is suggested last where nobody has said when it was checked', () => {
    const never = activity({ name: 'never', checked: null });
    expect(names([never, activity({ name: 'fresh', checked: fresh })])).to.deep.equal(['fresh', 'never']);
  });

  it('is as old as the place says', () => {
    const strict = { ...real, freshness: { askAfter: 10, stopAfter: 15 } };
    expect(names([activity({ name: 'garden', checked: fresh })], ['gardening'], strict)).to.deep.equal([]);
  });

  it('goes on being suggested in an example, which nobody keeps right', () => {
    const place = { ...real, example: true };
    expect(names([activity({ name: 'garden', checked: tooOld })], ['gardening'], place)).to.deep.equal([
      'garden',
    ]);
  });
});
