import path from 'node:path';
import { expect } from 'chai';
import { loadCatalogue } from '../../../bot/catalogue/load.js';
import { details } from '../../../bot/suggesting/details.js';
import { indexOf } from '../../../bot/suggesting/place-indexes.js';
import { readLocales } from '../../../bot/words/locales.js';
import { repliesForTeams } from '../../../bot/words/teams/teams.js';
import { createWords } from '../../../bot/words/words.js';
import type { Wording } from '../../../bot/words/wording.js';
import type { Choice, Reply } from '../../../dialogs/reply.js';
import type { Suggestion } from '../../../dialogs/suggestion.js';
import { emptyStory } from '../../../dialogs/telling.js';
import { activity, suggestion } from '../../web/sample.js';
import { buttonsOf, checked, sayable } from './checked.js';

const root = path.join(import.meta.dirname, '../../..');
const content = await loadCatalogue(path.join(root, 'content'));
const words = createWords(readLocales(path.join(root, 'locales')), () => content);
const now = new Date('2026-11-20T10:00Z');
const english = words.in('en', 'leeds', now);

const say = (replies: Reply[], wording: Wording = english) => checked(repliesForTeams(replies, wording));
const area = (count: number): Choice[] =>
  Array.from({ length: count }, (_, n) => ({
    id: `${n}`,
    say: 'choices:area',
    values: { area: `Area ${n + 1}` },
  }));

const found = [
  suggestion(),
  suggestion({ id: 'walkers/tuesday', name: 'Tuesday walk', cautions: [], checked: null }),
  suggestion({ id: 'choir/sing', name: 'Sing together', where: { kind: 'online' }, reasons: [] }),
];
const suggesting = (suggestions: Suggestion[], more: Choice[]): Reply => ({
  say: 'suggestions:which',
  suggestions,
  choices: [
    ...suggestions.map(({ id, name }) => ({
      id: `activity:${id}`,
      say: 'suggestions:choice-one',
      values: { name },
    })),
    ...more,
  ],
});
const onward: Choice[] = [
  { id: 'more', say: 'suggestions:choice-more' },
  { id: 'none-of-these', say: 'suggestions:choice-none' },
  { id: 'person', say: 'choices:person' },
];

describe('what is said in Teams', () => {
  it('is one message where it is words alone, each in a paragraph', () => {
    const [only, ...others] = say([
      { say: 'hello:greeting', values: { days: 30 } },
      { say: 'heard:skipped' },
    ]);
    expect(others).to.be.empty;
    expect(only).to.include({ type: 'message', textFormat: 'markdown', locale: 'en' });
    expect(only?.text?.split('\n\n')).to.have.length(2);
  });

  it('has up to three choices as suggested actions beside the last words', () => {
    const [only, ...others] = say([{ say: 'why:when' }, { say: 'heard:skipped', choices: area(3) }]);
    expect(others).to.be.empty;
    expect(only?.suggestedActions?.actions).to.deep.equal(
      ['Area 1', 'Area 2', 'Area 3'].map((value) => ({ type: 'imBack', title: value, value })),
    );
  });

  it('has more of them as buttons on a card, below the words', () => {
    const said = say([{ say: 'heard:skipped', choices: area(14) }]);
    expect(said).to.have.length(2);
    expect(said[0]).not.to.have.property('suggestedActions');
    expect(sayable(said)).to.deep.equal(area(14).map((_, n) => `Area ${n + 1}`));
    expect(said[1]?.attachments?.[0]?.content.fallbackText).to.include('1\\) Area 1\n\n2\\) Area 2');
  });

  it('offers only what is understood: the choices that were offered last', () => {
    const said = say([
      { say: 'heard:skipped', choices: area(2) },
      { say: 'heard:skipped', choices: [{ id: 'person', say: 'choices:person' }] },
    ]);
    expect(sayable(said)).to.deep.equal(['Talk to a link worker']);
  });

  describe('of suggestions', () => {
    it('is a card with everything that helps to choose, and the words with their names after it', () => {
      const said = say([{ say: 'suggestions:here' }, suggesting(found, onward)]);
      expect(said.map(({ text }) => text !== undefined)).to.deep.equal([true, false, true]);
      const card = JSON.stringify(said[1]?.attachments?.[0]?.content.body);
      for (const part of [
        'Saturday on the allotment',
        'with Hyde Park Growers',
        'Grow vegetables together.',
        'veg patch',
        'Every Saturday, 10am to 12:30pm',
        'The allotments, LS6 1AB, 0.6 miles from you',
        'Free',
        'Not confirmed: step-free access',
        'Monday 5 October',
      ])
        expect(card).to.include(part);
      expect(said[1]?.attachments?.[0]?.content.fallbackText).to.include('Why this one: ');
      expect(said[2]?.text).to.include('1\\. Saturday on the allotment (Hyde Park Growers)');
    });

    it('can be chosen by a button each, and what else there is beside the words', () => {
      const said = say([suggesting(found, onward)]);
      expect(sayable(said)).to.deep.equal([
        ...found.map(({ name }) => name),
        'Show me more',
        'None of these',
        'Talk to a link worker',
      ]);
      const titles = said.flatMap(buttonsOf).map(({ title }) => title);
      expect(new Set(titles).size, 'no two buttons are read out alike').to.equal(titles.length);
    });

    it('has a fourth choice and more on the card, below the suggestions', () => {
      const said = say([suggesting(found, [...onward, ...area(2)])]);
      expect(
        buttonsOf(said[0]!)
          .slice(-2)
          .map(({ title }) => title),
      ).to.deep.equal(['Area 1', 'Area 2']);
      expect(said[1]?.suggestedActions?.actions).to.have.length(3);
    });
  });

  it('has all about an activity on a card, with the choices below it', () => {
    const said = say([{ say: 'activity:join-refer', activity: activity(), choices: area(5) }]);
    expect(said).to.have.length(2);
    const [facts] = said[1]!.attachments![0]!.content.body.flatMap((one) =>
      one.type === 'FactSet' ? [one.facts] : [],
    );
    expect(Object.fromEntries(facts!.map(({ title, value }) => [title, value]))).to.include({
      Phone: '[0113 496 0123](tel:01134960123)',
      Email: '[growers@example.org](mailto:growers@example.org)',
      Website: '[https://growers.example.org](https://growers.example.org/)',
      'They have': 'a toilet close by',
    });
    expect(buttonsOf(said[1]!).map(({ title }) => title)).to.deep.equal([
      ...area(5).map((_, n) => `Area ${n + 1}`),
      'See it on a map',
    ]);
  });

  it('says whom to call first, in words, where somebody is in danger', () => {
    const [first, ...others] = say([
      { say: 'safety:urgent-life', helpLines: 'life' },
      { say: 'hello:greeting', values: { days: 30 } },
      {
        say: 'safety:still-here',
        choices: [{ id: 'carry-on', say: 'choices:carry-on' }, ...onward, ...area(3)],
      },
    ]);
    expect(first?.text).to.match(/\[999\]\(tel:999\)[^]*\[116 123\]\(tel:116123\)/);
    expect(others.map(({ text }) => text !== undefined)).to.deep.equal([true, false]);
  });

  it('has a link in the words, and on the card where there is one', () => {
    const link = { say: 'others:private-chat', url: 'https://teams.microsoft.com/l/chat/0/0?users=28:bot' };
    const said = say([
      { say: 'others:can-read', link },
      { say: 'heard:skipped', choices: area(4) },
    ]);
    expect(said[0]?.text).to.include(
      '[Open the private chat](https://teams.microsoft.com/l/chat/0/0?users=28:bot)',
    );
    expect(buttonsOf(said[1]!).at(-1)).to.deep.equal({
      type: 'Action.OpenUrl',
      title: 'Open the private chat',
      url: link.url,
    });
  });

  it('runs from right to left in Urdu, and says its language', () => {
    const urdu = words.in('ur', 'leeds', now);
    const card = say([suggesting(found, onward)], urdu)[0]?.attachments?.[0]?.content;
    expect(card).to.include({ lang: 'ur', rtl: true });
    expect(say([suggesting(found, onward)])[0]?.attachments?.[0]?.content).not.to.have.property('rtl');
  });

  it('keeps numbers and names together within a text that runs from right to left', () => {
    const [, card] = say([{ say: 'activity:join-book', activity: activity() }], words.in('ur', 'leeds', now));
    const shown = JSON.stringify(card?.attachments?.[0]?.content.body);
    expect(shown).to.include('\u2066[0113 496 0123](tel:01134960123)\u2069');
    expect(shown).to.include('\u2068Saturday on the allotment\u2069').and.include('\u206618+\u2069');
    const inEnglish = say([{ say: 'activity:join-book', activity: activity() }]);
    expect(JSON.stringify(inEnglish)).not.to.match(/[\u2066-\u2069]/);
  });

  it('is as it should be in every language and place of the example content', () => {
    for (const place of content.places.values()) {
      for (const language of words.languages) {
        const wording = words.in(language, place.id, now, 'teams');
        say([{ say: 'hello:emergency', helpLines: 'any' }, suggesting(found, onward)], wording);
        say([{ say: 'activity:join-book', activity: activity(), choices: area(7) }], wording);
      }
    }
  });

  it('fits into one message for every activity of the example content', () => {
    for (const place of content.places.values()) {
      const wording = words.in(place.languages[0] ?? 'en', place.id, now, 'teams');
      const index = indexOf(place, content);
      for (const { id } of place.activities) {
        const shown = details(index, id, emptyStory(), now, wording.language);
        const said = say([{ say: 'activity:join-book', activity: shown!, choices: area(7) }], wording);
        expect(said.at(-1)?.attachments, id).to.have.length(1);
      }
    }
  });

  describe('of long things', () => {
    const long = 'Bring a friend, and a coat for the rain. '.repeat(120);

    it('is words with numbers where a card would be too large', () => {
      const many = found.map((one) => ({ ...one, about: long, name: one.name }));
      const said = say([suggesting(many, [])]);
      expect(said.every(({ attachments }) => attachments === undefined)).to.be.true;
      expect(said.map(({ text }) => text).join('\n\n')).to.include('1\\. Saturday on the allotment');
    });

    it('is several messages where words are too long for one', () => {
      const said = say([{ say: 'choices:area', values: { area: long.repeat(5) } }]);
      expect(said.length).to.be.above(4);
      expect(said.map(({ text }) => text).join(' ')).to.equal(long.repeat(5).trim());
    });
  });

  describe('of what groups write', () => {
    const naughty = '*Free* [click](https://evil.example) <b>now</b> & <at>everyone</at> `x` ~~y~~ _z_';

    it('makes no marks, no links and no tags in words', () => {
      const [only] = say([{ say: 'choices:area', values: { area: naughty } }]);
      expect(only?.text).to.equal(
        '\\*Free\\* \\[click\\](https://evil.example) &lt;b&gt;now&lt;/b&gt; &amp; &lt;at&gt;everyone&lt;/at&gt; ' +
          '\\`x\\` \\~~y\\~~ \\_z\\_',
      );
    });

    it('begins no list, heading or quotation', () => {
      const text = ['# a', '- b', '+ c', '1. d', '> e', '---', '=== f', '+44 113', '-5 degrees', '3pm'].join(
        '\n',
      );
      const [only] = say([{ say: 'choices:area', values: { area: text } }]);
      expect(only?.text?.split('\n\n')).to.deep.equal([
        ...[
          '\\# a',
          '\\- b',
          '\\+ c',
          '1\\. d',
          '&gt; e',
          '\\---',
          '\\=== f',
          '+44 113',
          '-5 degrees',
          '3pm',
        ],
      ]);
    });

    it('makes no marks on cards', () => {
      const [card] = say([suggesting([suggestion({ name: naughty, about: '> > quoted &amp; more' })], [])]);
      const texts = card!.attachments![0]!.content.body.flatMap((one) =>
        one.type === 'Container' ? one.items : [],
      );
      expect(texts.flatMap((one) => (one.type === 'TextBlock' ? [one.text] : [])).slice(0, 3)).to.deep.equal([
        '1\\. \\*Free\\* \\[click\\](https://evil.example) <b>now</b> & <at>everyone</at> \\`x\\` \\~~y\\~~ \\_z\\_',
        'with Hyde Park Growers',
        '\\> > quoted &amp;amp; more',
      ]);
    });

    it('links nowhere but to the web, a telephone or an e-mail address', () => {
      const contact = {
        name: null,
        phone: 'javascript:1',
        email: 'a@b(c).example',
        website: 'javascript:alert(1)',
      };
      const said = say([{ say: 'activity:join-book', activity: activity({ contact }), choices: [] }]);
      expect(JSON.stringify(said)).not.to.match(/\]\(javascript/);
      expect(JSON.stringify(said)).to.include('](mailto:a@b%28c%29.example)');
    });
  });
});
