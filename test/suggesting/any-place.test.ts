import { expect } from 'chai';
import type { Activity } from '../../bot/catalogue/catalogue.js';
import { meetsNeed } from '../../bot/suggesting/access.js';
import { metresBetween } from '../../bot/suggesting/distance.js';
import { indexPlace } from '../../bot/suggesting/place-index.js';
import { suggest } from '../../bot/suggesting/suggest.js';
import type { TimeHeard } from '../../dialogs/heard.js';
import type { Story } from '../../dialogs/story.js';
import type { Suggestion } from '../../dialogs/suggestion.js';
import type { Suggested } from '../../dialogs/world.js';
import { madeUpMiddle, madeUpNeeds, madeUpPlace, madeUpTopics, randomFrom } from '../bench/made-up-place.js';
import { asking, at, nothingSaid, now, said, time } from './example.js';

const places = [1, 2, 3].map((seed) => {
  const { place, catalogue } = madeUpPlace(seed * 120, seed);
  return { place, index: indexPlace(place, catalogue) };
});

/** A story such as somebody might tell, made up from a number. */
function madeUpStory(seed: number, activities: readonly Activity[]): Story {
  const random = randomFrom(seed);
  const some = <T>(from: readonly T[], most: number): T[] =>
    Array.from(
      { length: Math.floor(random() * (most + 1)) },
      () => from[Math.floor(random() * from.length)] as T,
    );
  const times: TimeHeard[] = [
    time({ from: at('17:00'), to: at('22:00'), words: 'evenings' }),
    time({ days: [2, 4], words: 'Tuesdays and Thursdays' }),
    time({ to: at('12:00'), not: true, words: 'no mornings' }),
    time({ date: '2026-12-02', words: '2 December' }),
  ];
  return {
    ...nothingSaid,
    topics: some(madeUpTopics, 4).map((topic) => said(topic)),
    not: some(madeUpTopics, 2).map((topic) => said(topic)),
    activities: some(activities, 1).map(({ id }) => ({ activity: id, words: 'that one' })),
    access: some(madeUpNeeds, 2).map((need) => ({ need, words: need, essential: random() < 0.5 })),
    where:
      random() < 0.6 ? { known: true, area: 'Middle', at: [...madeUpMiddle], words: 'the middle' } : null,
    times: some(times, 2),
    person:
      random() < 0.5
        ? { words: 'me', age: 10 + Math.floor(random() * 80), gender: random() < 0.5 ? 'woman' : 'man' }
        : null,
    turnedDown: some(activities, 9).map(({ id }) => id),
  };
}

const referredSoFar = (group: string) => group.length % 4;

/** Many questions in each of the places, with what was answered. */
const answers = places.flatMap(({ place, index }) => {
  const byId = new Map(place.activities.map((activity) => [activity.id, activity]));
  return Array.from({ length: 200 }, (_, seed) => {
    const story = madeUpStory(seed, place.activities);
    const answer = suggest(index, story, asking({ referredThisWeek: referredSoFar }));
    return { story, answer, activityOf: (id: string) => byId.get(id) as Activity };
  });
});

function forMany(
  check: (story: Story, answer: Suggested, activityOf: (id: string) => Activity) => void,
): void {
  for (const { story, answer, activityOf } of answers) check(story, answer, activityOf);
}

/** The topics that were said and not turned down. */
function wantedIn({ topics, not }: Story): string[] {
  return topics.map(({ topic }) => topic).filter((topic) => !not.some((each) => each.topic === topic));
}

describe('Whatever the place and the story', () => {
  it('nobody is offered what they must not be', () => {
    forMany((story, { suggestions }, activityOf) => {
      for (const suggestion of suggestions) {
        const activity = activityOf(suggestion.id);
        const { age, gender } = story.person ?? {};
        const label = suggestion.id;
        expect(
          activity.status === 'open' || (activity.statusUntil ?? '9999') <= '2026-11-20',
          label,
        ).to.equal(true);
        expect(story.turnedDown, label).not.to.include(suggestion.id);
        expect(
          story.not.map(({ topic }) => topic),
          label,
        ).not.to.include(activity.topics[0]);
        if (age !== undefined)
          expect(age, label).to.be.within(activity.ages?.from ?? 0, activity.ages?.to ?? 999);
        if (gender === 'man') expect(activity.only, label).not.to.equal('women');
        if (gender === 'woman') expect(activity.only, label).not.to.equal('men');
        for (const { need, essential } of story.access) {
          if (essential) expect(meetsNeed(activity, need), label).not.to.equal(false);
        }
        const most = activity.group.referrals?.mostPerWeek ?? Infinity;
        expect(referredSoFar(activity.group.id), label).to.be.below(most);
        if (activity.when.length > 0) {
          const end = suggestion.next?.to ?? suggestion.next?.from;
          expect(end && end > '2026-11-20T10:00' && end < '2027-01-16', label).to.equal(true);
          expect(activity.notOn, label).not.to.include(suggestion.next?.from.slice(0, 10));
        }
      }
    });
  });

  /** As does what was named, wherever and whenever it is. */
  const fitsAsAsked = ({ activities }: Story, { id, cautions }: Suggestion) =>
    activities.some(({ activity }) => activity === id) ||
    !cautions.some(({ kind }) => kind === 'far' || kind === 'other-time');

  it('what does not fit as asked is said', () => {
    forMany((story, { suggestions, widened }, activityOf) => {
      for (const { id, cautions, metres } of suggestions) {
        const kinds = cautions.map(({ kind }) => kind);
        const { where } = activityOf(id);
        const far =
          story.where && where.kind === 'at' && where.at && metresBetween(story.where.at, where.at) > 5000;
        expect(kinds.includes('far')).to.equal(far === true);
        expect(metres === null).to.equal(!(story.where && where.kind === 'at' && where.at));
        // Beside something that fits, the caution alone says it.
        if (!suggestions.some((each) => fitsAsAsked(story, each))) {
          if (kinds.includes('far')) expect(widened).to.include('further');
          if (kinds.includes('other-time')) expect(widened).to.include('other-times');
        }
        for (const { need } of story.access) {
          const met = meetsNeed(activityOf(id), need);
          if (met !== true)
            expect(cautions).to.deep.include({ kind: `access-${met === null ? 'unknown' : 'unmet'}`, need });
        }
      }
    });
  });

  it('every suggestion of a story with wants has a reason', () => {
    forMany((story, { suggestions }) => {
      if (wantedIn(story).length === 0) return;
      for (const { id, reasons } of suggestions) expect(reasons, id).not.to.be.empty;
    });
  });

  it('at most three are offered, none twice, and a want is either met or said to be unmet', () => {
    forMany((story, { suggestions, unmet, widened }, activityOf) => {
      expect(suggestions.length).to.be.at.most(3);
      expect(new Set(suggestions.map(({ id }) => id)).size).to.equal(suggestions.length);
      const wanted = wantedIn(story);
      for (const topic of unmet) {
        expect(wanted).to.include(topic);
        expect(suggestions.some(({ id }) => activityOf(id).topics.includes(topic))).to.equal(false);
      }
      if (widened.includes('related-topics')) expect(unmet).to.have.members([...new Set(wanted)]);
    });
  });

  it('asking for more goes through all that fits and comes to an end', () => {
    const { index } = places[2] as (typeof places)[number];
    const story = { ...nothingSaid, topics: [said('gardening')] };
    const seen: string[] = [];
    let more = true;
    while (more) {
      const answer = suggest(index, story, asking({ except: seen, now }));
      expect(seen).not.to.include.members(answer.suggestions.map(({ id }) => id));
      seen.push(...answer.suggestions.map(({ id }) => id));
      more = answer.more;
    }
    expect(seen).to.have.length.above(6);
  });
});
