import { expect } from 'chai';
import type { Activity } from '../../bot/catalogue/catalogue.js';
import { suggest } from '../../bot/suggesting/suggest.js';
import type { Story } from '../../dialogs/story.js';
import type { Suggestion } from '../../dialogs/suggestion.js';
import {
  activity,
  asking,
  evenings,
  here,
  indexOf,
  metresNorth,
  needs,
  nothingSaid,
  said,
  wants,
  weekly,
} from './example.js';

/** What is suggested of this one activity. */
function suggestionOf(more: Partial<Activity>, story: Story, language = 'en'): Suggestion {
  const { suggestions } = suggest(indexOf([activity(more)]), story, asking({ language }));
  expect(suggestions).to.have.length(1);
  return suggestions[0] as Suggestion;
}

const reasonsOf = (...given: Parameters<typeof suggestionOf>) => suggestionOf(...given).reasons;
const cautionsOf = (...given: Parameters<typeof suggestionOf>) => suggestionOf(...given).cautions;

describe('The reasons of a suggestion', () => {
  it("are the resident's own words for what they want, as many as it has", () => {
    const story = {
      ...nothingSaid,
      topics: [said('company', 'lonely'), said('gardening', 'veg'), said('music')],
    };
    expect(reasonsOf({ topics: ['gardening', 'company'] }, story)).to.deep.equal([
      { kind: 'topic', topic: 'company', words: 'lonely' },
      { kind: 'topic', topic: 'gardening', words: 'veg' },
    ]);
  });

  it('begin with the activity having been named', () => {
    const one = activity();
    const story = { ...wants([]), activities: [{ activity: one.id, words: 'the allotment' }] };
    const { suggestions } = suggest(indexOf([one]), story, asking());
    expect(suggestions[0]?.reasons[0]).to.deep.equal({ kind: 'words', words: 'the allotment' });
  });

  it('tell to what a related topic is related', () => {
    expect(
      reasonsOf({ topics: ['nature'] }, { ...nothingSaid, topics: [said('gardening', 'veg patch')] })[0],
    ).to.deep.equal({
      kind: 'related',
      topic: 'nature',
      to: 'gardening',
      words: 'veg patch',
    });
  });

  it('tell which access needs are met', () => {
    const story = wants(['gardening'], { access: [needs('step-free'), needs('toilet')] });
    expect(reasonsOf({ access: ['step-free'] }, story)).to.deep.include({
      kind: 'access',
      need: 'step-free',
      words: 'I need step-free',
    });
    expect(
      reasonsOf({ access: ['step-free'] }, story).filter(({ kind }) => kind === 'access'),
    ).to.have.length(1);
  });

  it('tell that it is free to somebody who asked, or where there is little else to tell', () => {
    const free = { cost: { kind: 'free' } } as const;
    expect(reasonsOf(free, wants(['gardening'], { access: [needs('free')] }))).to.deep.include({
      kind: 'free',
    });
    expect(reasonsOf(free, wants(['gardening']))).to.deep.include({ kind: 'free' });
    expect(reasonsOf(free, wants(['gardening'], { where: here }))).not.to.deep.include({ kind: 'free' });
  });

  it('tell that it is near, at a time that suits', () => {
    const story = wants(['gardening'], { where: here, times: [evenings] });
    const when = [weekly(2, '18:00', '20:00')];
    expect(reasonsOf({ when, where: metresNorth(800) }, story).slice(1)).to.deep.equal([
      { kind: 'time', words: 'evenings' },
      { kind: 'near', metres: 800, area: 'Middle' },
    ]);
    expect(reasonsOf({ when, where: metresNorth(4000) }, story).map(({ kind }) => kind)).not.to.include(
      'near',
    );
    expect(reasonsOf({ when, where: { kind: 'online' } }, story).map(({ kind }) => kind)).not.to.include(
      'near',
    );
  });

  it('tell the language that was asked for, and where it may not be spoken', () => {
    const story = { ...wants(['gardening']), languages: [{ language: 'pl', words: 'in Polish' }] };
    expect(reasonsOf({ languages: ['en', 'pl'] }, story)[1]).to.deep.equal({
      kind: 'language',
      language: 'pl',
    });
    const other = suggestionOf({ languages: ['en'] }, story);
    expect(other.reasons.map(({ kind }) => kind)).not.to.include('language');
    expect(other.cautions).to.deep.include({ kind: 'language', language: 'pl' });
  });

  it('tell the language where it is not the one that all speak there', () => {
    const languages = ['en', 'ur'];
    expect(reasonsOf({ languages }, wants(['gardening']), 'ur')).to.deep.include({
      kind: 'language',
      language: 'ur',
    });
    expect(reasonsOf({ languages }, wants(['gardening']), 'en').map(({ kind }) => kind)).not.to.include(
      'language',
    );
  });

  it('tell that it is for people such as the resident said to be', () => {
    const older = { ages: { from: 60, to: null, text: '60+' } };
    const grownUp = { ages: { from: 18, to: null, text: '18+' } };
    const story = wants(['gardening'], { person: { age: 71, gender: 'woman', words: "I'm 71" } });
    const reason = { kind: 'for', words: "I'm 71" };
    expect(reasonsOf(older, story)).to.deep.include(reason);
    expect(reasonsOf({ only: 'women' }, story)).to.deep.include(reason);
    expect(reasonsOf(grownUp, story)).not.to.deep.include(reason);
  });
});

describe('The cautions of a suggestion', () => {
  it('tell what is not known and what is not met of the needs', () => {
    const story = wants(['gardening'], { access: [needs('step-free', true), needs('toilet')] });
    expect(cautionsOf({ accessNot: ['toilet'] }, story)).to.deep.equal([
      { kind: 'access-unknown', need: 'step-free' },
      { kind: 'access-unmet', need: 'toilet' },
    ]);
  });

  it('tell of another time and a long way', () => {
    const story = wants(['gardening'], { where: here, times: [evenings] });
    expect(cautionsOf({ where: metresNorth(9000) }, story)).to.deep.equal([
      { kind: 'other-time' },
      { kind: 'far', metres: 9000 },
    ]);
  });

  it('tell of details that nobody has checked for longer than the place allows', () => {
    expect(cautionsOf({ checked: '2026-05-24' }, wants(['gardening']))).to.be.empty;
    expect(cautionsOf({ checked: '2026-05-23' }, wants(['gardening']))).to.deep.equal([
      { kind: 'checked-long-ago', checked: '2026-05-23' },
    ]);
    expect(cautionsOf({ checked: null }, wants(['gardening']))).to.deep.equal([
      { kind: 'checked-long-ago', checked: null },
    ]);
  });

  it('tell of one related topic once, where one word stood for two', () => {
    const story = { ...nothingSaid, topics: [said('nature', 'bees'), said('bereavement', 'bees')] };
    const related = reasonsOf({ topics: ['gardening'] }, story).filter(({ kind }) => kind === 'related');
    expect(related).to.have.length(1);
  });

  it('say of nothing that a group offers it where it is only that nobody goes anywhere', () => {
    const story = { ...wants(['gardening']), access: [needs('step-free')] };
    const kinds = (more: Partial<Activity>) => reasonsOf(more, story).map(({ kind }) => kind);
    expect(kinds({ where: { kind: 'online' } })).not.to.include('access');
    expect(kinds({ access: ['step-free'] })).to.include('access');
  });
});
