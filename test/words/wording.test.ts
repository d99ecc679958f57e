import path from 'node:path';
import { expect } from 'chai';
import type { Suggestion } from '../../dialogs/suggestion.js';
import type { Catalogue, HelpLine, Place, Role } from '../../bot/catalogue/catalogue.js';
import { readLocales } from '../../bot/words/locales.js';
import { plainCharacters, replyAsSms, segmentsOf } from '../../bot/words/sms.js';
import { replyAsText } from '../../bot/words/text.js';
import { createWords } from '../../bot/words/words.js';

const locales = readLocales(path.join(import.meta.dirname, '../../locales'));
const now = new Date('2026-11-20T10:00Z');

function place(id: string, culture: string, timezone: string): Place {
  return {
    ...{ id, name: id, culture, timezone, languages: ['en'], currency: 'GBP', example: true, areas: [] },
    ...{
      sms: [],
      sites: [],
      editors: [],
      freshness: { askAfter: 180, stopAfter: 365 },
      groups: [],
      activities: [],
    },
    handOver: { to: 'a@example.org', phone: null, website: null, replyWithin: null, hours: null },
  };
}

function role(culture: string, singular: string): Role {
  const forms = new Map([
    ['singular', singular],
    ['article', `a ${singular}`],
    ['your', `your ${singular}`],
  ]);
  return { culture, language: 'en', forms, also: [] };
}

function line(id: string, culture: string, kinds: string[]): HelpLine {
  const name = new Map([['en', id]]);
  return {
    id,
    culture,
    kinds,
    name,
    discreet: null,
    shown: '123',
    dial: '123',
    text: null,
    url: null,
    hours: new Map(),
    checked: '2026-11-01',
    source: '',
  };
}

const catalogue: Catalogue = {
  topics: new Map([
    ['gardening', { id: 'gardening', name: new Map([['en', 'gardening']]), words: new Map(), related: [] }],
    ['company', { id: 'company', name: new Map([['en', 'company']]), words: new Map(), related: [] }],
  ]),
  access: new Map(),
  roles: [
    role('GB-ENG', 'link worker'),
    role('GB-WLS', 'community connector'),
    role('CN', 'link worker team'),
  ],
  helpLines: [
    line('uk-life', 'GB', ['life']),
    line('wales-life', 'GB-WLS', ['life']),
    line('uk-emergency', 'GB', ['emergency']),
    line('china-life', 'CN', ['life']),
  ],
  cultures: new Map([['GB', { clock: '12-hour', distances: 'miles', doctor: new Map() }]]),
  safety: new Map(),
  places: new Map([
    ['leeds', place('leeds', 'GB-ENG', 'Europe/London')],
    ['caerphilly', place('caerphilly', 'GB-WLS', 'Europe/London')],
    ['yiwu', place('yiwu', 'CN', 'Asia/Shanghai')],
  ]),
  problems: [],
};
const words = createWords(locales, () => catalogue);

const suggestion: Suggestion = {
  id: 'growers/saturday',
  name: 'Saturday on the allotment',
  about: 'Grow vegetables together.',
  group: { id: 'growers', name: 'Growers' },
  next: { from: '2026-11-21T10:00', to: '2026-11-21T12:30', instant: '2026-11-21T10:00:00Z', timed: true },
  weekly: { day: 6, from: '10:00', to: '12:30' },
  where: { kind: 'at', name: 'Woodhouse Moor', postcode: 'LS6 1AB', at: [53.8, -1.5] },
  metres: 1609,
  cost: { kind: 'amount', amount: 3.5, currency: 'GBP', per: 'session', note: null },
  checked: '2026-10-05',
  join: 'drop-in',
  reasons: [{ kind: 'topic', topic: 'gardening', words: 'my allotment' }],
  cautions: [],
};

describe('wording', () => {
  it('names the role as the culture of the place does', () => {
    const talk = { id: 'person', say: 'choices:person' };
    expect(words.in('en', 'leeds', now).choice(talk)).to.contain('a link worker');
    expect(words.in('en', 'caerphilly', now).choice(talk)).to.contain('a community connector');
    expect(words.in('en', 'yiwu', now).choice(talk)).to.contain('a link worker team');
  });

  it('names the help lines of the place, its own part of the country first, never another country’s', () => {
    const lines = (id: string) =>
      words
        .in('en', id, now)
        .helpLines({ say: '', helpLines: 'life' })
        .map((one) => one.id);
    expect(lines('caerphilly')).to.deep.equal(['uk-emergency', 'wales-life', 'uk-life']);
    expect(lines('yiwu')).to.deep.equal(['china-life']);
  });

  it('says days and times as people do there', () => {
    const wording = words.in('en', 'leeds', now);
    expect(wording.schedule(suggestion))
      .to.contain('Saturday')
      .and.to.contain('10am to 12:30pm')
      .and.to.contain('tomorrow');
    expect(wording.checked('2025-10-05')).to.contain('2025');
  });

  it('says today by the clock of the place', () => {
    const lateInLeeds = new Date('2026-11-20T20:00Z');
    const meeting = { from: '2026-11-21T09:00', to: null, instant: '', timed: true };
    expect(words.in('en', 'yiwu', lateInLeeds).meeting(meeting)).to.contain('today');
    expect(words.in('en', 'leeds', lateInLeeds).meeting(meeting)).to.contain('tomorrow');
  });

  it('says distances in miles in Britain and in kilometres elsewhere', () => {
    expect(words.in('en', 'leeds', now).distance(1609)).to.equal('1 mile');
    expect(words.in('en', 'yiwu', now).distance(1609)).to.equal('1.6 kilometres');
  });

  it('says prices', () => {
    const wording = words.in('en', 'leeds', now);
    expect(wording.cost(suggestion.cost)).to.equal('£3.50 a session');
    expect(
      wording.cost({ kind: 'amount', amount: 2, currency: 'GBP', per: 'hour of tuition', note: null }),
    ).to.equal('£2 hour of tuition');
    expect(wording.cost({ kind: 'free', note: 'pay what you can' })).to.equal('Free. Pay what you can');
  });

  it('says what a group wrote beside its days, in text messages as well', () => {
    const termTime = { ...suggestion, whenNote: 'term time only' };
    const wording = words.in('en', 'leeds', now);
    expect(wording.schedule(termTime)).to.equal(`${wording.schedule(suggestion)} (term time only)`);
    expect(replyAsSms({ say: 'suggestions:more-about', suggestions: [termTime] }, wording)).to.contain(
      '(term time only),',
    );
  });

  it('quotes the resident’s own words in a reason', () => {
    expect(words.in('en', 'leeds', now).reason(suggestion.reasons[0]!))
      .to.contain('my allotment')
      .and.to.contain('gardening');
  });

  it('joins several lists into one', () => {
    const heard = { parts: [{ topics: ['gardening', 'company'] }, 'Hyde Park'] };
    expect(words.in('en', 'leeds', now).say('heard:so-far', { heard })).to.contain(
      'gardening, company and Hyde Park',
    );
  });
});

describe('text for channels without buttons', () => {
  const reply = {
    say: 'suggestions:which',
    suggestions: [suggestion],
    choices: [
      { id: 'activity:growers/saturday', say: 'suggestions:choice-one', values: { name: suggestion.name } },
      { id: 'more', say: 'suggestions:choice-more' },
    ],
  };

  it('numbers choices so that a suggestion and its choice have the same number', () => {
    const text = replyAsText(reply, words.in('en', 'leeds', now));
    expect(text)
      .to.contain('1. Saturday on the allotment')
      .and.to.contain('1) Saturday on the allotment')
      .and.to.contain('2) ');
  });

  it('fits a suggestion into two text messages and says each thing once', () => {
    const text = replyAsSms(reply, words.in('en', 'leeds', now, 'sms'));
    expect(segmentsOf(text)).to.be.at.most(2);
    expect(text.split('Saturday on the allotment')).to.have.length(2);
    expect(text).to.contain('2 ');
  });

  it('swaps typographic characters for those that cost one place', () => {
    expect(plainCharacters('“I’m” – …')).to.equal('"I\'m" - ...');
    expect(segmentsOf(plainCharacters('’'.repeat(160)))).to.equal(1);
  });
});
