import { expect } from 'chai';
import type { Activity } from '../../bot/catalogue/catalogue.js';
import { suggest } from '../../bot/suggesting/suggest.js';
import type { Story } from '../../dialogs/story.js';
import {
  activity,
  asking,
  at,
  evenings,
  group,
  here,
  indexOf,
  metresNorth,
  monthly,
  needs,
  nothingSaid,
  now,
  said,
  time,
  wants,
  weekly,
} from './example.js';

/** The names of what is suggested, best first. */
function names(activities: Activity[], story: Story, asked: Parameters<typeof asking>[0] = {}): string[] {
  return suggest(indexOf(activities), story, asking(asked)).suggestions.map(({ name }) => name);
}

describe('Ranking', () => {
  it('puts what the resident named first', () => {
    const named = activity({ name: 'named', topics: ['music'] });
    const story = wants(['gardening'], { activities: [{ activity: named.id, words: 'choir' }] });
    expect(names([activity({ name: 'garden' }), named], story)).to.deep.equal(['named', 'garden']);
  });

  it('puts a main topic before one that plays a part, and several wants before one', () => {
    const activities = [
      activity({ name: 'part', topics: ['food', 'music', 'gardening'] }),
      activity({ name: 'main', topics: ['gardening', 'food', 'music'] }),
      activity({ name: 'both', topics: ['gardening', 'company'] }),
    ];
    expect(names(activities, wants(['gardening']), { most: 1 })).not.to.deep.equal(['part']);
    expect(names(activities, wants(['gardening', 'company']))[0]).to.equal('both');
    expect(names(activities, wants(['gardening', 'company']))[2]).to.equal('part');
  });

  it('puts what nobody turned down before what has a part in it that was', () => {
    const activities = [
      activity({ name: 'bingo too', topics: ['gardening', 'games'] }),
      activity({ name: 'garden' }),
    ];
    const story = wants(['gardening'], { not: [said('games')] });
    expect(names(activities, story)).to.deep.equal(['garden', 'bingo too']);
  });

  it('puts a need that is met before one of which nobody has said, and that before one that is not met', () => {
    const activities = [
      activity({ name: 'unmet', accessNot: ['step-free'] }),
      activity({ name: 'unknown' }),
      activity({ name: 'met', access: ['step-free'] }),
    ];
    expect(names(activities, wants(['gardening'], { access: [needs('step-free')] }))).to.deep.equal([
      'met',
      'unknown',
      'unmet',
    ]);
    expect(names(activities, wants(['gardening'], { access: [needs('step-free', true)] }))).to.deep.equal([
      'met',
      'unknown',
    ]);
  });

  it('puts the near before the far', () => {
    const activities = [4500, 100].map((metres) =>
      activity({ name: `${metres}`, where: metresNorth(metres) }),
    );
    expect(names(activities, wants(['gardening'], { where: here }))).to.deep.equal(['100', '4500']);
  });

  it('puts meeting people before what comes to the home, but for somebody who needs it so', () => {
    const [one, other] = [group('one'), group('other')];
    const online = (by: typeof one) => activity({ name: 'online', group: by, where: { kind: 'online' } });
    const hall = (by: typeof one) => activity({ name: 'hall', group: by, where: metresNorth(300) });
    for (const activities of [
      [online(one), hall(other)],
      [hall(one), online(other)],
    ]) {
      const first = (story: Partial<Story>) =>
        names(activities, wants(['gardening'], { where: here, ...story }))[0];
      expect(first({})).to.equal('hall');
      expect(first({ access: [needs('at-home')] })).to.equal('online');
    }
  });

  it('puts what is held in a language that was asked for before a nearer one, or one at a full match', () => {
    const activities = [
      activity({ name: 'English', languages: ['en'], access: ['toilet', 'quiet'] }),
      activity({ name: 'Polish', languages: ['pl'], where: metresNorth(4500) }),
    ];
    const story = { ...wants(['gardening']), where: here, access: [needs('toilet')] };
    expect(names(activities, story)).to.deep.equal(['English', 'Polish']);
    const inPolish = { ...story, languages: [{ language: 'pl', words: 'in Polish' }] };
    expect(names(activities, inPolish)).to.deep.equal(['Polish', 'English']);
    expect(names(activities, inPolish, { language: 'ur' }), 'whatever is spoken').to.deep.equal([
      'Polish',
      'English',
    ]);
  });

  it('counts any of several languages that were asked for, and offers the rest all the same', () => {
    const activities = [
      activity({ name: 'English', languages: ['en'] }),
      activity({ name: 'Urdu', languages: ['ur'] }),
      activity({ name: 'Both', languages: ['en', 'pl'] }),
    ];
    const languages = ['pl', 'ur'].map((language) => ({ language, words: '' }));
    const found = names(activities, { ...wants(['gardening']), languages });
    expect(found).to.have.members(['Urdu', 'Both', 'English']);
    expect(found[2]).to.equal('English');
  });

  it("puts what is held in the resident's language before what is not", () => {
    const activities = [
      activity({ name: 'English', languages: ['en'] }),
      activity({ name: 'Urdu', languages: ['en', 'ur'] }),
    ];
    expect(names(activities, wants(['gardening']), { language: 'ur-PK' })).to.deep.equal(['Urdu', 'English']);
  });

  it('lets groups that match equally well take turns, the same for everybody in a week', () => {
    const activities = ['a', 'b', 'c', 'd'].map((id) => activity({ name: id, group: group(id) }));
    const index = indexOf(activities);
    const firsts = new Map<string, number>();
    for (let week = 0; week < 400; week++) {
      const monday = new Date(now.getTime() + (week * 7 - 4) * 86_400_000);
      const sunday = new Date(monday.getTime() + 6 * 86_400_000);
      const [first, later] = [monday, sunday].map(
        (day) =>
          suggest(index, { ...wants(['gardening']) }, asking({ now: day })).suggestions[0]?.name as string,
      );
      expect(first).to.equal(later);
      firsts.set(first as string, (firsts.get(first as string) ?? 0) + 1);
    }
    expect([...firsts.keys()].sort()).to.deep.equal(['a', 'b', 'c', 'd']);
    for (const times of firsts.values()) expect(times).to.be.within(70, 130);
  });
});

describe('Choosing', () => {
  it('takes three from different groups', () => {
    const same = group('same');
    const activities = [
      ...[1, 2, 3].map((n) => activity({ name: `same ${n}`, group: same, topics: ['gardening', 'company'] })),
      activity({ name: 'other' }),
      activity({ name: 'another' }),
    ];
    const suggestions = names(activities, wants(['gardening', 'company']));
    expect(suggestions).to.have.length(3);
    expect(suggestions.filter((name) => name.startsWith('same'))).to.have.length(1);
  });

  it('takes two from one group where nothing else fits', () => {
    const same = group('same');
    const activities = [1, 2].map((n) => activity({ name: `same ${n}`, group: same }));
    expect(names(activities, wants(['gardening']))).to.have.members(['same 1', 'same 2']);
  });

  it('covers all that was asked for', () => {
    const gardens = [1, 2, 3, 4].map((n) => activity({ name: `garden ${n}`, checked: '2026-11-10' }));
    const swim = activity({
      name: 'swim',
      topics: ['swimming'],
      checked: '2025-01-01',
      where: metresNorth(4000),
    });
    expect(names([...gardens, swim], wants(['gardening', 'swimming'], { where: here }))).to.include('swim');
  });

  it('finds what fits behind any number that do not', () => {
    const capped = group('capped', {
      referrals: { to: 'capped@example.org', mostPerWeek: 1, replyWithin: null },
    });
    const activities = [
      ...Array.from({ length: 100 }, () => activity({ group: capped })),
      activity({ name: 'with room', checked: null, topics: ['food', 'gardening'] }),
    ];
    expect(names(activities, wants(['gardening']), { referredThisWeek: () => 1 })).to.deep.equal([
      'with room',
    ]);
  });

  it('says whether others fit as well', () => {
    const three = indexOf([activity(), activity(), activity()]);
    const four = indexOf([activity(), activity(), activity(), activity()]);
    expect(suggest(three, wants(['gardening']), asking()).more).to.equal(false);
    expect(suggest(four, wants(['gardening']), asking()).more).to.equal(true);
  });

  it('goes on with others when the first were shown', () => {
    const activities = Array.from({ length: 5 }, () => activity());
    const first = suggest(indexOf(activities), wants(['gardening']), asking());
    const except = first.suggestions.map(({ id }) => id);
    const second = suggest(indexOf(activities), wants(['gardening']), asking({ except }));
    expect(second.suggestions).to.have.length(2);
    expect(second.suggestions.map(({ id }) => id)).not.to.include.members(except);
  });

  it('offers company first, and different things, to somebody who skipped every question', () => {
    const activities = [
      activity({ name: 'debt advice', topics: ['money'] }),
      activity({ name: 'coffee', topics: ['company', 'food'] }),
      activity({ name: 'second coffee', topics: ['company', 'food'] }),
      activity({ name: 'bereavement café', topics: ['bereavement', 'company'] }),
      activity({ name: 'garden', topics: ['gardening', 'company'] }),
    ];
    const suggestions = names(activities, nothingSaid);
    expect(suggestions[0]).to.match(/coffee/);
    expect(suggestions).not.to.include('debt advice');
    expect(new Set(suggestions.map((name) => name.replace('second ', ''))).size).to.equal(3);
  });
});

describe('Widening', () => {
  const garden = (more: Partial<Activity>) => activity({ topics: ['gardening'], ...more });
  const story = wants(['gardening'], { where: here, times: [evenings] });
  const widened = (activities: Activity[], asks = story) => {
    const { suggestions, widened, unmet } = suggest(indexOf(activities), asks, asking());
    return { names: suggestions.map(({ name }) => name), widened, unmet };
  };
  const fits = garden({ name: 'fits', when: [weekly(2, '18:00', '20:00')] });
  const morning = garden({ name: 'morning', when: [weekly(2)] });
  const far = garden({ name: 'far', when: [weekly(2, '18:00', '20:00')], where: metresNorth(9000) });
  const related = activity({ name: 'related', topics: ['nature'], when: [weekly(2, '18:00', '20:00')] });

  it('does nothing where something fits', () => {
    expect(widened([fits, morning, far, related])).to.deep.equal({ names: ['fits'], widened: [], unmet: [] });
  });

  it('tries other times first, then further away, then related topics', () => {
    expect(widened([morning, far, related])).to.deep.equal({
      names: ['morning'],
      widened: ['other-times'],
      unmet: [],
    });
    expect(widened([far, related])).to.deep.equal({ names: ['far'], widened: ['further'], unmet: [] });
    expect(widened([related])).to.deep.equal({
      names: ['related'],
      widened: ['related-topics'],
      unmet: ['gardening'],
    });
  });

  it('widens for one of several wants alone, beside what fits the others as it was asked for', () => {
    const music = activity({ name: 'music', topics: ['music'], when: [weekly(2, '18:00', '20:00')] });
    const asks = { ...story, ...wants(['gardening', 'music'], { where: here, times: [evenings] }) };
    const others = [morning, garden({ name: 'far morning', where: metresNorth(9000) })];
    const { suggestions, unmet } = suggest(indexOf([music, ...others, related]), asks, asking());
    expect(
      suggestions.map(({ name, cautions }) => [name, ...cautions.map(({ kind }) => kind)]),
    ).to.deep.equal([['music'], ['morning', 'other-time']]);
    expect(unmet).to.deep.equal([]);
    expect(widened([music], asks)).to.deep.equal({ names: ['music'], widened: [], unmet: ['gardening'] });
  });

  it('takes topics as related from either side', () => {
    const one = activity({ name: 'one', topics: ['gardening'] });
    expect(widened([one], wants(['nature'])).names).to.deep.equal(['one']);
    const other = activity({ name: 'other', topics: ['nature'] });
    expect(widened([other], wants(['gardening'])).names).to.deep.equal(['other']);
  });

  it('prefers what the topic itself names as related to what names it', () => {
    // Of the made-up topics each names the next one of the list: gardening names nature, bereavement names gardening.
    const activities = ['bereavement', 'nature'].map((name) => activity({ name, topics: [name] }));
    expect(widened(activities, wants(['gardening'])).names).to.deep.equal(['nature', 'bereavement']);
  });

  it('never takes what the resident turned down for related', () => {
    expect(widened([related], { ...story, not: [said('nature')] }).names).to.be.empty;
  });

  it('never does without what is essential', () => {
    const upstairs = { accessNot: ['step-free'] };
    const activities = [fits, morning, far, related].map((each) => ({ ...each, ...upstairs }));
    expect(widened(activities, { ...story, access: [needs('step-free', true)] }).names).to.be.empty;
  });

  it('finds nothing where there is nothing, and says of what', () => {
    expect(widened([activity({ topics: ['food'] })])).to.deep.equal({
      names: [],
      widened: [],
      unmet: ['gardening'],
    });
    expect(widened([])).to.deep.equal({ names: [], widened: [], unmet: ['gardening'] });
  });

  it('says which of several wants nothing was found for', () => {
    expect(widened([fits], wants(['gardening', 'swimming'])).unmet).to.deep.equal(['swimming']);
  });

  it('does not call unmet what was shown before and not turned down', () => {
    const index = indexOf([fits]);
    expect(suggest(index, story, asking({ except: [fits.id] })).unmet).to.deep.equal([]);
    expect(suggest(index, { ...story, turnedDown: [fits.id] }, asking()).unmet).to.deep.equal(['gardening']);
  });

  it('keeps what was named, with a caution, wherever and whenever it is', () => {
    const named = garden({ name: 'named', when: [weekly(2)], where: metresNorth(9000) });
    const asks = { ...story, activities: [{ activity: named.id, words: 'plot' }] };
    const { suggestions, widened } = suggest(indexOf([named, fits]), asks, asking());
    expect(suggestions.map(({ name }) => name)).to.deep.equal(['named', 'fits']);
    expect(suggestions[0]?.cautions.map(({ kind }) => kind)).to.deep.equal(['other-time', 'far']);
    expect(widened).to.be.empty;
  });
});

describe('Times that suit', () => {
  const isFit = (when: Activity['when'], times: Story['times']) =>
    suggest(indexOf([activity({ when })]), wants(['gardening'], { times }), asking()).widened.length === 0;

  it('are on the days that were named', () => {
    expect(isFit([weekly(2)], [time({ days: [2, 4] })])).to.equal(true);
    expect(isFit([weekly(3)], [time({ days: [2, 4] })])).to.equal(false);
    expect(isFit([monthly(1, 2)], [time({ days: [2] })])).to.equal(true);
  });

  it('lie for the most part in the hours that were named', () => {
    const afternoon = time({ from: at('12:00'), to: at('17:00') });
    expect(isFit([weekly(2, '11:30', '13:30')], [afternoon])).to.equal(true);
    expect(isFit([weekly(2, '10:00', '12:30')], [afternoon])).to.equal(false);
    expect(isFit([weekly(2, '17:30', '19:00')], [time({ from: at('17:00') })])).to.equal(true);
    expect(isFit([weekly(2, '16:00', '19:00')], [time({ from: at('17:00') })])).to.equal(false);
  });

  it('may run past midnight', () => {
    expect(isFit([weekly(5, '22:00', '02:00')], [time({ from: at('20:00'), to: at('00:00') })])).to.equal(
      true,
    );
    expect(isFit([weekly(5, '22:00', '02:00')], [time({ from: at('17:00'), to: at('23:00') })])).to.equal(
      false,
    );
  });

  it('are not those that do not suit', () => {
    expect(isFit([weekly(2)], [time({ days: [2], not: true })])).to.equal(false);
    expect(isFit([weekly(2), weekly(3)], [time({ days: [2], not: true })])).to.equal(true);
    expect(isFit([weekly(2)], [time({ to: at('12:00'), not: true })])).to.equal(false);
    expect(isFit([weekly(2, '14:00', '16:00')], [time({ to: at('12:00'), not: true })])).to.equal(true);
  });

  it('are on the one day that was named', () => {
    expect(isFit([weekly(2)], [time({ date: '2026-12-01' })])).to.equal(true);
    expect(isFit([monthly(1, 3)], [time({ date: '2026-12-09' })])).to.equal(false);
    expect(isFit([weekly(2)], [time({ date: '2026-11-24', not: true })])).to.equal(true);
  });

  it('are always those of what has no times of its own', () => {
    expect(isFit([], [evenings])).to.equal(true);
  });

  it('decide which meeting is told as the next', () => {
    const index = indexOf([activity({ when: [weekly(6), weekly(3, '18:00', '20:00')] })]);
    const next = (times: Story['times']) =>
      suggest(index, wants(['gardening'], { times }), asking()).suggestions[0]?.next?.from;
    expect(next([])).to.equal('2026-11-21T10:00');
    expect(next([evenings])).to.equal('2026-11-25T18:00');
    expect(next([time({ date: '2026-12-05' })])).to.equal('2026-12-05T10:00');
  });

  it('looks further away before it offers a time that was turned down', () => {
    const activities = [
      activity({ name: 'sunday', when: [weekly(7)] }),
      activity({ name: 'far monday', when: [weekly(1)], where: metresNorth(9000) }),
    ];
    const notSundays = time({ days: [7], not: true });
    const story = { ...wants(['gardening']), where: here, times: [notSundays] };
    expect(names(activities, story)).to.deep.equal(['far monday']);
    expect(names(activities.slice(0, 1), story)).to.deep.equal(['sunday']);
  });

  it('offers another time than was asked for, but not one that was turned down, while there is such a one', () => {
    const activities = [
      activity({ name: 'sunday', when: [weekly(7)] }),
      activity({ name: 'monday', when: [weekly(1)] }),
    ];
    const story = { ...wants(['gardening']), times: [time({ days: [3] }), time({ days: [7], not: true })] };
    expect(names(activities, story)).to.deep.equal(['monday']);
  });
});
