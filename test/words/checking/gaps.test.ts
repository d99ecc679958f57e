import { readFileSync } from 'node:fs';
import path from 'node:path';
import { expect } from 'chai';
import type { Catalogue } from '../../../bot/catalogue/catalogue.js';
import { loadCatalogue } from '../../../bot/catalogue/load.js';
import { understoodLanguages } from '../../../bot/understanding/understood-words.js';
import { aboutGaps, taughtGaps } from '../../../bot/words/checking/about-gaps.js';
import { contentGaps } from '../../../bot/words/checking/content-gaps.js';
import { someOf } from '../../../bot/words/checking/gaps.js';
import { readUnderstood, understoodGaps } from '../../../bot/words/checking/understood-gaps.js';

const root = path.join(import.meta.dirname, '../../..');

describe('what a language lacks beside its texts', () => {
  const english = {
    commands: { help: ['help'], back: ['back'] },
    answers: { yes: ['yes'], no: ['no'], more: ['more'] },
    person: { kin: ['mum'] },
    danger: { denied: ['not'] },
    time: { after: ['after'] },
  };
  const whole = {
    ...english,
    numbers: ['uno'],
    letters: 'ñ',
    time: {
      days: ['lunes', 'martes', 'miércoles', 'jueves', 'viernes', 'sábado', 'domingo'],
      parts: [{ words: ['mañana'], from: '06:00', to: '12:00' }],
      'after-it': ['después'],
    },
  };
  const lacks = (words: object) =>
    understoodGaps(words, english, 'understood.yaml').map(({ level, what }) => `${level} ${what}`);

  it('is nothing where every list of the English is there', () => {
    expect(lacks(whole)).to.be.empty;
  });

  it('must be mended where an answer or a command cannot be given, or a day is missing', () => {
    expect(lacks({ ...whole, answers: { yes: ['sí'], no: [], more: ['más'] } })[0]).to.match(
      /^must lacks answers.no/,
    );
    expect(lacks({ ...whole, commands: { help: ['ayuda'] } })[0]).to.match(/^must lacks commands.back/);
    const days = whole.time.days.slice(1);
    expect(lacks({ ...whole, time: { ...whole.time, days } })[0]).to.match(/^must has 6 time.days/);
    expect(lacks({}).filter((line) => line.startsWith('must'))).to.have.length(8);
  });

  it('would make it better where less is understood, each kind with what it costs', () => {
    const lines = lacks({ ...whole, person: {}, danger: {}, letters: undefined });
    expect(lines).to.have.length(3);
    expect(lines.join()).to.match(/no telling words.*person\.kin.*danger\.denied: danger that is denied/s);
  });

  it('tells of a list that is written as a text, of words that are no text, and of what is not YAML', () => {
    const wrong = (text: string) => readUnderstood(text, 'understood.yaml').gaps.map(({ what }) => what);
    expect(wrong('articles: el')).to.match(/^articles: /);
    expect(wrong('numbers: [uno, 2]')).to.match(/^numbers.1: /);
    expect(wrong('answers:\n  yes: [sí')).to.match(/^cannot be read near line/);
    expect(wrong('anwsers: {}')).to.deep.equal(['has anwsers, which the bot does not read']);
  });

  it('has every list that a language of the bot has', () => {
    const folder = path.join(root, 'locales');
    for (const language of understoodLanguages(folder)) {
      const file = path.join(folder, language, 'understood.yaml');
      expect(readUnderstood(readFileSync(file, 'utf8'), language).gaps, language).to.be.empty;
    }
  });

  it('is a word that a text tells people to send and that is not understood', () => {
    const texts = new Map([['sms', new Map([['more-word', 'MAS']])]]);
    expect(taughtGaps(texts, { answers: { more: ['más'] } }, 'es')).to.be.empty;
    expect(taughtGaps(texts, { answers: { more: ['otro'] } }, 'es')).to.have.length(1);
  });

  it('is a review by somebody who grew up with it', () => {
    expect(aboutGaps('es', true)).to.be.empty;
    expect(aboutGaps('es', false)[0]?.what).to.contain('no native speaker');
    expect(aboutGaps('es', null)[0]?.what).to.contain('is missing');
  });

  it('shows some of many', () => {
    expect(someOf(['a', 'b', 'c', 'd'], 2)).to.equal('a, b and 2 more');
    expect(someOf(['a', 'b', 'c'], 2)).to.equal('a, b, c');
  });

  describe('in the content', () => {
    let catalogue: Catalogue;
    before(async () => {
      catalogue = await loadCatalogue(path.join(root, 'content'));
    });

    it('is everything for a language that nobody has begun', () => {
      const gaps = contentGaps(catalogue, 'tlh');
      expect(gaps.filter(({ level }) => level === 'must').map(({ file }) => file)).to.deep.equal([
        'content/topics',
        'content/access.yaml',
        'content/safety/tlh.yaml',
      ]);
      expect(gaps.map(({ what }) => what).join('\n')).to.match(/no place speaks it yet/);
    });

    it('names the place whose role has no name in it, and the help lines', () => {
      const leeds = catalogue.places.get('leeds')!;
      const places = new Map([['leeds', { ...leeds, languages: ['en', 'tlh'] }]]);
      const gaps = contentGaps({ ...catalogue, places }, 'tlh').map(({ file, what }) => `${file} ${what}`);
      expect(gaps.join('\n')).to.match(/roles.yaml has no name of the role in it for Leeds \(GB-ENG\)/);
      expect(gaps.join('\n')).to.match(/help-lines.yaml has no name in it for \d+ of \d+ lines of GB-ENG/);
    });

    it('is nothing that must be mended in a language of the bot', () => {
      for (const language of ['cy', 'pl', 'ur'])
        expect(contentGaps(catalogue, language).filter(({ level }) => level === 'must')).to.be.empty;
    });
  });
});
