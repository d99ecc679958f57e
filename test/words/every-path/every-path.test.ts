import { expect } from 'chai';
import { segmentsOf } from '../../../bot/words/sms.js';
import { mostSegments } from '../../../bot/words/sms-pages.js';
import { channels, shownOn, type Shown } from './channels.js';
import { everyTurn, renamed, renderEverything, type Rendered, type Turns } from './everything.js';
import { bareIn, LeftOver } from './faults.js';
import { everywhere, now, openGround, type Ground } from './ground.js';
import { plainNames, type Names } from './made-up-activities.js';
import { outOfOrder } from './order.js';
import { pagesAndLetters } from './pages-and-letters.js';
import { pluralTextsFor, textsFor } from './texts.js';
import { withoutPlural } from '../../../bot/words/checking/keys.js';

const languages = ['en', 'cy', 'nl', 'zh', 'pl', 'ur'];

/** Names as groups have them, and longer ones. */
const oddNames: Names[] = [
  { activity: 'Côr & "Cân" <b>', group: 'باغ والے' },
  { activity: 'Zarpo wexil.', group: 'Jomla (Wexil) 3+' },
  { activity: 'لمدا، 7 *باغ*', group: '[Fendwick](x): {{jomla}} $1' },
  { activity: 'Quorvex Limda '.repeat(8).trim(), group: 'Fendwick Jomla '.repeat(6).trim() },
];

describe('every path of the conversation', function () {
  this.timeout(120_000);
  let ground: Ground;
  let turns: Turns;
  let rendered: Rendered[];
  const pages = new Map<string, Shown[]>();
  /** What all of that came to: the texts without their plural forms. */
  const reached = new Map<string, Set<string>>();

  before(async () => {
    ground = await openGround();
    turns = await everyTurn(ground);
    rendered = renderEverything(ground, turns, languages);
    for (const language of languages) pages.set(language, await pagesAndLetters(ground, language));
    for (const [language, texts] of ground.said)
      reached.set(language, new Set([...texts].map(withoutPlural)));
  });

  /** Everything in a language, each with the same in English. */
  function* inLanguage(language: string): Generator<{ of: string; shown: Shown; english: Shown }> {
    for (const { of, channel, shown } of rendered)
      yield { of: `${of} on ${channel}`, shown: shown.get(language)!, english: shown.get('en')! };
    for (const [index, shown] of pages.get(language)!.entries())
      yield { of: shown.channel, shown, english: pages.get('en')![index]! };
  }

  for (const language of languages) {
    it(`says something on every channel in ${language}, and shows no key and nothing unfilled`, () => {
      const faults: string[] = [];
      for (const { of, shown } of inLanguage(language)) {
        if (shown.lines.length === 0) faults.push(`${of}: nothing`);
        faults.push(...shown.lines.filter(bareIn).map((line) => `${of}: ${line}`));
      }
      expect(faults).to.deep.equal([]);
    });
  }

  for (const language of languages.slice(1)) {
    it(`leaves no English over in ${language}`, () => {
      const leftOver = new LeftOver(language);
      const faults: string[] = [];
      for (const { of, shown, english } of inLanguage(language)) {
        const same = new Set(english.lines);
        faults.push(...shown.lines.filter((line) => leftOver.in(line, same)).map((line) => `${of}: ${line}`));
      }
      expect(faults.slice(0, 20)).to.deep.equal([]);
    });

    it(`finds all that it says in ${language} itself`, () => {
      expect([...ground.missing].filter((one) => one.startsWith(`${language} `))).to.deep.equal([]);
    });
  }

  it('keeps names, numbers and addresses in order within Urdu', () => {
    const names = [plainNames.activity, plainNames.group, 'Wexil Zarpo'];
    const faults: string[] = [];
    for (const { of, shown } of inLanguage('ur')) {
      const base = of.endsWith('webchat') || of.startsWith('page') ? 'rtl' : 'auto';
      for (const line of shown.lines)
        faults.push(...outOfOrder(line, names, base).map((one) => `${of}: ${one}`));
    }
    expect(faults.slice(0, 20)).to.deep.equal([]);
  });

  for (const names of oddNames) {
    it(`takes an activity called ${names.activity.slice(0, 30)} of ${names.group.slice(0, 30)}`, () => {
      const faults: string[] = [];
      const odd = [names.activity, names.group];
      const named = turns.replies.filter((reply) => JSON.stringify(reply).includes(plainNames.activity));
      // Each sentence once.
      const ofEach = [
        ...new Map(named.map((reply) => [`${reply.say} ${reply.activity?.id}`, reply])).values(),
      ];
      for (const reply of renamed(ofEach, names)) {
        for (const [language, channel] of ['en', 'ur'].flatMap((one) =>
          channels.map((other) => [one, other] as const),
        )) {
          const where = { words: ground.words, language, place: everywhere };
          const { lines, direction, pages = [] } = shownOn(channel, [reply], where);
          const others = lines.map((line) => odd.reduce((rest, name) => rest.replaceAll(name, ''), line));
          const wrong = [
            ...others.filter(bareIn),
            ...lines.flatMap((line) => outOfOrder(line, odd, channel === 'webchat' ? direction : 'auto')),
            ...pages.filter((one) => segmentsOf(one) > mostSegments),
          ];
          faults.push(...wrong.map((one) => `${language} ${channel} ${reply.say}: ${one}`));
        }
      }
      expect(faults.slice(0, 20)).to.deep.equal([]);
    });
  }

  for (const language of languages) {
    it(`needs no more than three segments for a page of a text message in ${language}`, () => {
      const pages = rendered.flatMap(({ shown }) => shown.get(language)?.pages ?? []);
      expect(pages.filter((one) => segmentsOf(one) > mostSegments)).to.deep.equal([]);
    });
  }

  for (const language of languages) {
    it(`has the plural form for every number in ${language}`, () => {
      const wording = ground.words.in(language, everywhere, now);
      const forms = new Intl.PluralRules(language);
      for (const key of pluralTextsFor(language)) {
        for (const count of [0, 1, 2, 3, 5, 6, 11, 21, 22, 100]) {
          const text = wording.say(key, { count });
          expect(text, `${key} with ${count}`)
            .not.to.equal('')
            .and.not.to.match(/\{\{count/);
          expect([...ground.said.get(language)!], key).to.include(`${key}_${forms.select(count)}`);
        }
      }
    });
  }

  for (const language of languages) {
    it(`reaches every text for residents in ${language}`, () => {
      expect(textsFor(language).filter((key) => !reached.get(language)!.has(key))).to.deep.equal([]);
    });
  }
});
