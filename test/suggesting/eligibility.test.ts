import { expect } from 'chai';
import type { Activity } from '../../bot/catalogue/catalogue.js';
import { suggest } from '../../bot/suggesting/suggest.js';
import type { Story } from '../../dialogs/story.js';
import { activity, asking, group, indexOf, needs, onDate, said, wants, weekly } from './example.js';

/** Whether this activity is offered to somebody who wants to garden. */
function isOffered(
  more: Partial<Activity>,
  story: Partial<Story> = {},
  asked: Parameters<typeof asking>[0] = {},
) {
  const { suggestions } = suggest(indexOf([activity(more)]), wants(['gardening'], story), asking(asked));
  return suggestions.length === 1;
}

const person = (who: Partial<NonNullable<Story['person']>>) => ({ person: { words: 'me', ...who } });

describe('Never offered', () => {
  it('is what is closed, paused or full, or has a waiting list', () => {
    for (const status of ['closed', 'paused', 'full', 'waiting-list'] as const) {
      expect(isOffered({ status }), status).to.equal(false);
    }
    expect(isOffered({ status: 'open' })).to.equal(true);
  });

  it('is what is full, until the day from which it is open again', () => {
    expect(isOffered({ status: 'full', statusUntil: '2026-11-21' })).to.equal(false);
    expect(isOffered({ status: 'full', statusUntil: '2026-11-20' })).to.equal(true);
  });

  it('is what has no meeting left in the next eight weeks', () => {
    expect(isOffered({ when: [weekly(6, '10:00', '12:00', { until: '2026-11-20' })] })).to.equal(false);
    expect(isOffered({ when: [weekly(6, '10:00', '12:00', { until: '2026-11-21' })] })).to.equal(true);
    expect(isOffered({ when: [weekly(6, '10:00', '12:00', { starting: '2027-03-01' })] })).to.equal(false);
    expect(isOffered({ when: [onDate('2027-01-14')] })).to.equal(true);
    expect(isOffered({ when: [onDate('2027-01-15')] })).to.equal(false);
    expect(isOffered({ when: [onDate('2026-11-28')], notOn: ['2026-11-28'] })).to.equal(false);
    expect(isOffered({ when: [] }), 'when you like').to.equal(true);
  });

  it('is what is for another age than the resident said', () => {
    const ages = { from: 60, to: 75, text: '60 to 75' };
    expect(isOffered({ ages }, person({ age: 59 }))).to.equal(false);
    expect(isOffered({ ages }, person({ age: 60 }))).to.equal(true);
    expect(isOffered({ ages }, person({ age: 75 }))).to.equal(true);
    expect(isOffered({ ages }, person({ age: 76 }))).to.equal(false);
    expect(isOffered({ ages }), 'who did not say').to.equal(true);
  });

  it('is what is only for the other gender than the resident said', () => {
    expect(isOffered({ only: 'women' }, person({ gender: 'man' }))).to.equal(false);
    expect(isOffered({ only: 'men' }, person({ gender: 'woman' }))).to.equal(false);
    expect(isOffered({ only: 'women' }, person({ gender: 'woman' }))).to.equal(true);
    expect(isOffered({ only: 'women' }), 'who did not say').to.equal(true);
    expect(isOffered({ only: 'people from Hyde Park' }, person({ gender: 'man' }))).to.equal(true);
  });

  it('is what a group has no room for this week', () => {
    const full = group('full', { referrals: { to: 'full@example.org', mostPerWeek: 3, replyWithin: null } });
    expect(isOffered({ group: full }, {}, { referredThisWeek: () => 3 })).to.equal(false);
    expect(isOffered({ group: full }, {}, { referredThisWeek: () => 2 })).to.equal(true);
    expect(isOffered({}, {}, { referredThisWeek: () => 99 }), 'without a limit').to.equal(true);
  });

  it('is what was turned down, or is not to be shown again now', () => {
    const one = activity();
    const index = indexOf([one]);
    expect(suggest(index, wants(['gardening'], { turnedDown: [one.id] }), asking()).suggestions).to.be.empty;
    expect(suggest(index, wants(['gardening']), asking({ except: [one.id] })).suggestions).to.be.empty;
  });

  it('is what has a turned-down topic as its main one', () => {
    const topics = ['games', 'gardening'];
    expect(isOffered({ topics }, { not: [said('games')] })).to.equal(false);
    expect(isOffered({ topics: ['gardening', 'games'] }, { not: [said('games')] })).to.equal(true);
  });

  it('is what lacks what the resident cannot do without', () => {
    const essential = { access: [needs('step-free', true)] };
    expect(isOffered({ accessNot: ['step-free'] }, essential)).to.equal(false);
    expect(isOffered({ accessNot: ['step-free'] }, { access: [needs('step-free')] })).to.equal(true);
    expect(isOffered({}, essential), 'when nobody has said').to.equal(true);
    expect(isOffered({ access: ['step-free'] }, essential)).to.equal(true);
  });
});
