import path from 'node:path';
import { expect } from 'chai';
import { loadCatalogue } from '../../bot/catalogue/load.js';
import { createUnderstanding } from '../../bot/understanding/create.js';
import type { Understanding } from '../../bot/understanding/understanding.js';
import { readLocales } from '../../bot/words/locales.js';
import { smsPages } from '../../bot/words/sms-pages.js';
import { segmentsOf } from '../../bot/words/sms-segments.js';
import { createWords } from '../../bot/words/words.js';
import type { Wording, Words } from '../../bot/words/wording.js';
import type { Choice, Reply } from '../../dialogs/reply.js';
import type { Catalogue } from '../../bot/catalogue/catalogue.js';
import { seeded } from '../report/seeded.js';
import { activity, suggestion as sample } from '../web/sample.js';
import { madeUpReplies } from './made-up-replies.js';

const top = path.join(import.meta.dirname, '../..');
const now = new Date('2026-11-20T10:00Z');
const everywhere = [
  ['leeds', 'en'],
  ['caerphilly', 'cy'],
  ['utrecht', 'nl'],
  ['yiwu', 'zh'],
  ['leeds', 'pl'],
  ['leeds', 'ur'],
] as const;

/** Letters and digits alone, as which a text reads the same in whatever characters it is sent. */
const bare = (text: string) =>
  text
    .normalize('NFKD')
    .replace(/[łŁ]/g, (letter) => (letter === 'ł' ? 'l' : 'L'))
    .replace(/[^\p{L}\p{N}]/gu, '');

const plenty = (length: number) => 'Something that takes a while to tell. '.repeat(length).trim();
const choice = (id: string, name = id): Choice => ({ id, say: 'suggestions:choice-one', values: { name } });
const saying = (text: string): Reply => ({ say: 'suggestions:choice-one', values: { name: text } });

describe('the pages of a text message', () => {
  let catalogue: Catalogue;
  let words: Words;
  let english: Wording;
  let understanding: Understanding;
  const wordingOf = (place: string, language: string) => words.in(language, place, now, 'sms');
  const more = (wording: Wording) => bare(wording.say('sms:more', { word: wording.say('sms:more-word') }));

  before(async () => {
    catalogue = await loadCatalogue(path.join(top, 'content'));
    words = createWords(readLocales(path.join(top, 'locales')), () => catalogue);
    english = wordingOf('leeds', 'en');
    understanding = createUnderstanding({
      catalogue: () => catalogue,
      recognizers: false,
      secondLayer: { sentences: false },
    });
  });
  after(() => understanding.close());

  for (const [place, language] of everywhere) {
    it(`are of three segments at most and lose nothing, whatever is said: ${language}`, () => {
      const wording = wordingOf(place, language);
      const random = seeded(language.charCodeAt(0));
      for (let count = 0; count < 30; count++) {
        const replies = madeUpReplies(random);
        const pages = smsPages(replies, wording);
        for (const page of pages) {
          expect(segmentsOf(page), page).to.be.within(1, 3);
          expect(page).not.to.match(/\p{Cs}/u);
        }
        const ends = pages.slice(0, -1).map(bare);
        for (const end of ends) expect(end.endsWith(more(wording)), end).to.equal(true);
        const whole = [
          ...ends.map((end) => end.slice(0, -more(wording).length)),
          bare(pages.at(-1) ?? ''),
        ].join('');
        for (const said of allOf(replies, wording)) expect(whole).to.contain(bare(said));
      }
    }).timeout(60_000);

    it(`are turned by a word that is understood: ${language}`, async () => {
      const wording = wordingOf(place, language);
      const [page = ''] = smsPages([saying(plenty(20))], wording);
      const word = [
        ...page
          .split('\n')
          .at(-1)!
          .matchAll(/[\p{L}\p{M}]+/gu),
      ].map(([one]) => one);
      const heard = await Promise.all(
        word.map((text) => understanding.hear(text, { language, place, now, offered: [], asked: 'choice' })),
      );
      expect(heard.filter(({ answer }) => answer === 'more')).to.have.length(1);
    });
  }

  it('are one where all fits, with no word of more', () => {
    const replies = [
      saying('I heard: gardening.'),
      { ...saying('Whereabouts?'), choices: [choice('skip', 'Skip')] },
    ];
    expect(smsPages(replies, english)).to.deep.equal(['I heard: gardening.\nWhereabouts?\n1 Skip']);
  });

  it('show those choices that fit, each with its number', () => {
    const choices = Array.from({ length: 9 }, (_, index) =>
      choice(`c${index}`, `Choice number ${index + 1} of nine`),
    );
    const [first = '', second = ''] = smsPages([{ ...saying(plenty(7)), choices }], english);
    expect(first).to.match(/1 Choice number 1 of nine\n(.|\n)*MORE for the rest$/);
    expect(second).to.match(/^\d Choice(.|\n)*9 Choice number 9 of nine$/);
  });

  it('leave no question without the first of its answers', () => {
    const question = { ...saying('Which of them?'), choices: [choice('one'), choice('two')] };
    const [first = '', second] = smsPages([saying(plenty(12).slice(0, 440)), question], english);
    expect(first).not.to.contain('Which');
    expect(second).to.equal('Which of them?\n1 one\n2 two');
  });

  it('begin with the first number to call where it would be out of sight below the words', () => {
    const danger: Reply = { ...saying(plenty(6)), helpLines: 'life' };
    const [first = ''] = smsPages([saying('Hello.'), danger], english);
    expect(first).to.match(/^(Hello\.\n)?Emergency services: 999/);
    const short = smsPages([{ ...saying('Call now.'), helpLines: 'life' }], english)[0] ?? '';
    expect(short).to.match(/^Call now\.\nEmergency services: 999/);
  });

  it('have warm words beside the first number to call, also where letters take more room', () => {
    for (const [place, language] of everywhere) {
      const wording = wordingOf(place, language);
      const danger: Reply = { say: 'safety:urgent-life', helpLines: 'life' };
      const [first = ''] = smsPages([danger, saying(plenty(9))], wording);
      const [line] = wording.helpLines(danger);
      expect(first.split('\n')[0]).to.contain(line?.shown);
      expect(bare(first)).to.contain(bare(wording.say(danger.say)).slice(0, 12));
    }
  });

  it('put danger before all else where there is more than one', () => {
    const danger: Reply = { ...saying('Call now.'), helpLines: 'harm' };
    const [first = ''] = smsPages([saying(plenty(12)), danger], english);
    expect(first).to.match(/^Call now\.\nEmergency services: 999/);
  });

  it('ask for consent only after all that it is about', () => {
    const review: Reply = {
      ...saying('Shall I send it?'),
      passedOn: {
        to: 'Growers',
        parts: [
          { label: { key: 'passed-on:name' }, value: 'Sam' },
          { label: { key: 'passed-on:note' }, value: plenty(20) },
        ],
      },
      choices: [{ ...choice('send', 'Yes, send it'), exact: true }, choice('change', 'Change my name')],
    };
    const pages = smsPages([review], english);
    expect(pages[0]).to.match(/^Please read this first. I ask at the end:\nName: Sam\n/);
    expect(pages.findIndex((page) => page.includes('Shall I send it?'))).to.equal(pages.length - 1);
    expect(pages.at(-1)).to.match(/Shall I send it\?\n1 Yes, send it\n2 Change my name$/);
    const brief = {
      ...review,
      passedOn: { to: 'Growers', parts: [{ label: { key: 'passed-on:name' }, value: 'Sam' }] },
    };
    expect(smsPages([brief], english)).to.deep.equal([
      'Shall I send it?\nName: Sam\n1 Yes, send it\n2 Change my name',
    ]);
  });

  it('say of an activity first what a person needs to turn up, and how to go on', () => {
    const details = activity({ about: plenty(4), firstVisit: plenty(4), groupAbout: plenty(3) });
    const reply = {
      ...saying('They like to hear from you.'),
      activity: details,
      choices: [choice('refer', 'Ask them')],
    };
    const [first = '', second = ''] = smsPages([reply], english);
    expect(first)
      .to.contain(details.name)
      .and.to.contain('When: ')
      .and.to.contain('Where: ')
      .and.to.contain('1 Ask them');
    expect(first).not.to.contain('takes a while');
    expect(second).to.contain('takes a while');
  });

  it('show three suggestions and the question in two segments', () => {
    const suggestions = ['Saturday on the allotment', 'The tree nursery', 'Debt advice'].map((name) =>
      sample({ id: `g/${name}`, name, cautions: [] }),
    );
    const choices = suggestions.map(({ id, name }) => choice(`activity:${id}`, name));
    const [page = '', ...rest] = smsPages([{ say: 'suggestions:which', suggestions, choices }], english);
    expect(rest).to.deep.equal([]);
    expect(segmentsOf(page)).to.be.at.most(2);
    expect(page).to.match(/^1 Saturday on the allotment: Sat 21 Nov 10am, .*\n2 The tree nursery: /);
  });

  it('say in a suggestion whether somebody can take part', () => {
    const cautions = [
      { kind: 'access-unknown', need: 'step-free' },
      { kind: 'access-unmet', need: 'toilet' },
      { kind: 'only', who: 'women' },
    ] as const;
    const [page = ''] = smsPages(
      [{ ...saying('Which?'), suggestions: [sample({ cautions: [...cautions] })] }],
      english,
    );
    expect(page).to.contain('For women only').and.to.contain('ask first: step-free access');
  });

  /** Everything that must be found on some page. */
  function allOf(replies: readonly Reply[], wording: Wording): string[] {
    return replies.flatMap((reply) => [
      wording.say(reply.say, reply.values),
      ...wording
        .helpLines(reply)
        .flatMap(({ shown, dial, text }) => [
          ...(dial === null ? [] : [shown]),
          ...(text === null ? [] : [text.to]),
        ]),
      ...(reply.suggestions ?? []).map(({ name }, index) => `${index + 1} ${name}`),
      ...(reply.choices ?? []).map((one, index) => `${index + 1} ${wording.choice(one)}`),
      ...(reply.passedOn?.parts ?? []).map(({ value }) => (typeof value === 'string' ? value : '')),
      ...(reply.activity === undefined
        ? []
        : [reply.activity.name, reply.activity.about, reply.activity.firstVisit ?? '']),
      ...(reply.link === undefined ? [] : [reply.link.url]),
    ]);
  }
});
