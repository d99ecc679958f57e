import path from 'node:path';
import { expect } from 'chai';
import { loadCatalogue } from '../../bot/catalogue/load.js';
import { projectRoot } from '../../bot/root.js';
import { hear } from '../../bot/understanding/hear.js';
import { KnowledgeOfCatalogues, type Knowledge } from '../../bot/understanding/knowledge.js';
import type { Heard, Listening, OfferedChoice } from '../../dialogs/heard.js';
import { wordsRead } from './listener.js';

/** A Friday, ten in the morning. */
const now = new Date('2026-11-20T10:00:00Z');

const sending: Record<string, OfferedChoice[]> = {
  en: [
    { id: 'send', labels: ['Yes, send it'], exact: true },
    { id: 'cancel', labels: ['No, do not send it'] },
  ],
  pl: [
    { id: 'send', labels: ['Tak, wyślij'], exact: true },
    { id: 'cancel', labels: ['Nie wysyłaj'] },
  ],
  ur: [
    { id: 'send', labels: ['ہاں، بھیج دیں'], exact: true },
    { id: 'cancel', labels: ['نہ بھیجیں'] },
  ],
};

describe('answers in any language of the place', () => {
  let known: Knowledge;
  before(async () => {
    known = new KnowledgeOfCatalogues(wordsRead).of(await loadCatalogue(path.join(projectRoot, 'content')));
  });

  const heard = (text: string, language: string, place: string, listening: Partial<Listening> = {}): Heard =>
    hear(text, { language, place, now, offered: [], asked: null, ...listening }, known).heard;

  for (const [text, language, place, answer] of [
    ['tak', 'en', 'leeds', 'yes'],
    ['Tak, proszę', 'en', 'leeds', 'yes'],
    ['nie', 'en', 'leeds', 'no'],
    ['nie wiem', 'en', 'leeds', 'unsure'],
    ['dalej', 'ur', 'leeds', 'skip'],
    ['ہاں', 'en', 'leeds', 'yes'],
    ['جی نہیں', 'pl', 'leeds', 'no'],
    ['yes', 'pl', 'leeds', 'yes'],
    ['not sure', 'pl', 'leeds', 'unsure'],
    ['ie', 'en', 'caerphilly', 'yes'],
    ['Dim diolch', 'en', 'caerphilly', 'no'],
    ['dim byd', 'en', 'caerphilly', 'nothing'],
    ['mwy', 'en', 'caerphilly', 'more'],
    ['none of these', 'cy', 'caerphilly', 'none-of-these'],
    ['ja graag', 'en', 'utrecht', 'yes'],
    ['nee', 'en', 'utrecht', 'no'],
    ['好的', 'en', 'toa-payoh', 'yes'],
    ['不用', 'en', 'toa-payoh', 'no'],
    ['ok', 'zh', 'toa-payoh', 'yes'],
  ] as const) {
    it(`"${text}" in ${place}, spoken to in ${language}, is ${answer}`, () => {
      expect(heard(text, language, place).answer).to.equal(answer);
    });
  }

  for (const [text, language, place, why] of [
    ['no', 'pl', 'leeds', 'it agrees in Polish talk'],
    ['do', 'en', 'caerphilly', 'it is a yes in Welsh and no answer in English'],
    ['tak', 'en', 'utrecht', 'nobody speaks Polish there'],
    ['tak, ale nie mojemu lekarzowi', 'en', 'leeds', 'there is a but in it'],
    ['ie ond dim heddiw', 'en', 'caerphilly', 'there is a but in it'],
    ['nie jestem pewien czy tak', 'en', 'leeds', 'it is in doubt'],
  ] as const) {
    it(`"${text}" in ${place}, spoken to in ${language}, is no yes and no no: ${why}`, () => {
      expect(heard(text, language, place).answer).not.to.be.oneOf(['yes', 'no']);
    });
  }

  for (const [text, language, place, number] of [
    ['dwa', 'en', 'leeds', 2],
    ['druga', 'en', 'leeds', 2],
    ['numer dwa', 'ur', 'leeds', 2],
    ['۲', 'en', 'leeds', 2],
    ['نمبر ۲', 'pl', 'leeds', 2],
    ['دوسرا', 'en', 'leeds', 2],
    ['two', 'pl', 'leeds', 2],
    ['dau', 'en', 'caerphilly', 2],
    ['yr ail', 'en', 'caerphilly', 2],
    ['twee', 'en', 'utrecht', 2],
    ['de tweede', 'en', 'utrecht', 2],
    ['二', 'en', 'toa-payoh', 2],
    ['第二个', 'en', 'toa-payoh', 2],
    ['２', 'zh', 'yiwu', 2],
    ['选二', 'zh', 'yiwu', 2],
    ['两', 'zh', 'yiwu', 2],
    ['第2个', 'zh', 'yiwu', 2],
    ['2号', 'zh', 'yiwu', 2],
  ] as const) {
    it(`"${text}" in ${place}, spoken to in ${language}, is number ${String(number)}`, () => {
      expect(heard(text, language, place).number).to.equal(number);
    });
  }

  for (const [text, language, place, command] of [
    ['wstecz', 'en', 'leeds', 'back'],
    ['człowiek', 'ur', 'leeds', 'person'],
    ['مدد', 'en', 'leeds', 'help'],
    ['iemand spreken', 'en', 'utrecht', 'person'],
    ['上一步', 'en', 'toa-payoh', 'back'],
    ['forget me', 'pl', 'leeds', 'forget-me'],
  ] as const) {
    it(`"${text}" in ${place}, spoken to in ${language}, is the command ${command}`, () => {
      expect(heard(text, language, place).command).to.equal(command);
    });
  }

  describe('a choice', () => {
    const listening = { offered: sending.en ?? [], offeredIn: (language: string) => sending[language] ?? [] };

    it('is picked by what it is called in another language of the place', () => {
      expect(heard('Tak, wyślij', 'en', 'leeds', listening).choice).to.equal('send');
      expect(heard('ہاں، بھیج دیں', 'en', 'leeds', listening).choice).to.equal('send');
      expect(heard('nie wysyłaj', 'en', 'leeds', listening).choice).to.equal('cancel');
    });

    it('is picked by nothing less than all of that', () => {
      for (const text of ['wyślij', 'tak wyślij ale bez nazwiska', 'nie wiem czy wysłać'])
        expect(heard(text, 'en', 'leeds', listening).choice, text).to.equal(null);
    });

    it('is not picked where two languages call different ones the same', () => {
      const offeredIn = (language: string): OfferedChoice[] =>
        language === 'pl' ? [{ id: 'send', labels: ['dobra'] }] : [{ id: 'cancel', labels: ['dobra'] }];
      expect(heard('dobra', 'en', 'leeds', { ...listening, offeredIn }).choice).to.equal(null);
    });
  });

  describe('a day or a time', () => {
    const when = { asked: 'when' } as const;
    const days = (text: string, language: string, place: string) =>
      heard(text, language, place, when).times.map(({ days, from, to, date }) => ({ days, from, to, date }));
    const at = { days: [], from: null, to: null, date: null };

    for (const [text, language, place, time] of [
      ['jutro po południu', 'en', 'leeds', { ...at, date: '2026-11-21', from: 720, to: 1020 }],
      ['po 18', 'en', 'leeds', { ...at, from: 1080 }],
      ['rano', 'en', 'leeds', { ...at, from: 360, to: 720 }],
      ['w soboty', 'ur', 'leeds', { ...at, days: [6] }],
      ['ہفتہ کی صبح', 'en', 'leeds', { ...at, days: [6], from: 360, to: 720 }],
      ['bore Llun', 'en', 'caerphilly', { ...at, days: [1], from: 360, to: 720 }],
      ['yfory', 'en', 'caerphilly', { ...at, date: '2026-11-21' }],
      ['dinsdagavond', 'en', 'utrecht', { ...at, days: [2], from: 1020, to: 1380 }],
      ['na 18 uur', 'en', 'utrecht', { ...at, from: 1080 }],
      ['星期二晚上', 'en', 'toa-payoh', { ...at, days: [2], from: 1020, to: 1380 }],
      ['Tuesday evening', 'pl', 'leeds', { ...at, days: [2], from: 1020, to: 1380 }],
    ] as const) {
      it(`"${text}" in ${place}, spoken to in ${language}`, () => {
        expect(days(text, language, place)).to.deep.equal([time]);
      });
    }

    it('is read in the figures of other scripts', () => {
      expect(days('۶ بجے کے بعد', 'ur', 'leeds')).to.deep.equal([{ ...at, from: 1080 }]);
      expect(days('after ６pm', 'en', 'toa-payoh')).to.deep.equal([{ ...at, from: 1080 }]);
      expect(days('下午３点以后', 'zh', 'toa-payoh')[0]?.from).to.equal(900);
    });

    it('any time will do, in any of them', () => {
      expect(heard('kiedykolwiek', 'en', 'leeds', when).anyTime).to.equal(true);
      expect(heard('unrhyw bryd', 'en', 'caerphilly', when).anyTime).to.equal(true);
      expect(heard('随时', 'en', 'toa-payoh', when).anyTime).to.equal(true);
    });
  });

  it('a word or two in another language of the place tell what matters', () => {
    expect(heard('spacery', 'en', 'leeds').topics.map(({ topic }) => topic)).to.include('walking');
    expect(heard('باغبانی', 'en', 'leeds').topics.map(({ topic }) => topic)).to.include('gardening');
  });

  it('what somebody turns down in another language is not taken for wished for', () => {
    const { topics, not } = heard('nie lubię ogrodnictwa, wolę spacery', 'en', 'leeds');
    expect(topics.map(({ topic }) => topic)).not.to.include('gardening');
    expect(not.map(({ topic }) => topic)).to.include('gardening');
  });

  it('plain English is not read as another language of the place', () => {
    expect(heard('the plant over there', 'en', 'caerphilly').topics.map(({ topic }) => topic)).not.to.include(
      'parenting',
    );
  });
});
