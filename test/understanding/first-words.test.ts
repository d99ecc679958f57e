import { expect } from 'chai';
import { heard } from './listener.js';

/** Two or three words, as a first text message has them, with and without the marks that a telephone makes hard to write. */
const firstWords: Record<string, readonly string[]> = {
  cy: [
    "dw i'n unig",
    'angen help',
    'bore da',
    'siarad â rhywun',
    'dw i isio cwmni',
    'hoffwn i ganu',
    'methu talu biliau',
    'teimlon isel',
    "shw' mae heddiw",
    'garddio a cherdded',
  ],
  pl: [
    'jestem samotna',
    'jestem sam',
    'dzien dobry',
    'szukam pomocy',
    'czuje sie samotny',
    'lubię gotować',
    'mam dlugi',
    'chce poznac ludzi',
    'nie mam pieniedzy',
    'kurs angielskiego',
  ],
  nl: [
    'ik ben eenzaam',
    'goedemorgen allemaal',
    'hulp nodig',
    'samen koken',
    'ik zoek gezelschap',
    'wandelen met anderen',
    'geen geld meer',
    'iets met muziek',
  ],
  ur: [
    'میں اکیلا ہوں',
    'مدد چاہیے',
    'السلام علیکم',
    'کھانا پکانا',
    'پیسوں کی پریشانی',
    'کسی سے بات',
    'اداس ہوں',
  ],
  zh: ['我很孤单', '你好', '想学画画', '没钱吃饭', '想找人聊天', '想學英文'],
};
/** What an English speaker begins with, who must be offered no other language. */
const english = [
  'hello there',
  'I am lonely',
  'need some help',
  'bored at home',
  'debt advice please',
  'walking group',
  'allotment',
  'choir',
  'knitting',
  'warm space near me',
  'Zumba',
  'my mam died',
  'am lonley',
];

describe('the language of the first words', () => {
  for (const [language, messages] of Object.entries(firstWords)) {
    it(`is noticed in ${language}`, () => {
      expect(messages.filter((text) => heard(text).language !== language)).to.deep.equal([]);
    });
  }

  it('is not taken for another in English', () => {
    expect(english.filter((text) => ![null, 'en'].includes(heard(text).language))).to.deep.equal([]);
  });
});
