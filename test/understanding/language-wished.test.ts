import path from 'node:path';
import { expect } from 'chai';
import { loadCatalogue } from '../../bot/catalogue/load.js';
import { projectRoot } from '../../bot/root.js';
import { hear } from '../../bot/understanding/hear.js';
import { KnowledgeOfCatalogues, type Knowledge } from '../../bot/understanding/knowledge.js';
import type { LanguageHeard } from '../../dialogs/heard.js';
import { wordsRead } from './listener.js';

const now = new Date('2026-11-20T10:00:00Z');

describe('a language that activities are wished to be held in', () => {
  let known: Knowledge;
  before(async () => {
    known = new KnowledgeOfCatalogues(wordsRead).of(await loadCatalogue(path.join(projectRoot, 'content')));
  });
  const wished = (text: string, language: string, place: string): LanguageHeard[] =>
    hear(text, { language, place, now, offered: [], asked: null }, known).heard.languages;

  for (const [text, language, place, asked, words] of [
    ['coffee in Polish', 'en', 'leeds', 'pl', 'in Polish'],
    ['somewhere where they speak Urdu', 'en', 'leeds', 'ur', 'they speak Urdu'],
    ['a Polish speaking group', 'en', 'leeds', 'pl', 'Polish speaking'],
    ['a chat with Urdu speakers', 'en', 'leeds', 'ur', 'Urdu speakers'],
    ['kawa i rozmowa po polsku', 'pl', 'leeds', 'pl', 'po polsku'],
    ['grupa gdzie mówią po polsku', 'en', 'leeds', 'pl', 'mówią po polsku'],
    ['اردو میں گپ شپ', 'ur', 'leeds', 'ur', 'اردو میں'],
    ['canu yn Gymraeg', 'cy', 'caerphilly', 'cy', 'yn Gymraeg'],
    ['advice in Ukrainian', 'en', 'caerphilly', 'uk', 'in Ukrainian'],
    ['wandelen in het Engels', 'nl', 'utrecht', 'en', 'in het Engels'],
    ['想找说中文的地方', 'zh', 'toa-payoh', 'zh', '说中文'],
  ] as const) {
    it(`"${text}": ${asked}`, () => {
      expect(wished(text, language, place)).to.deep.equal([{ language: asked, words }]);
    });
  }

  for (const [text, language, place] of [
    ["I don't speak English", 'en', 'leeds'],
    ["I can't really speak English", 'en', 'leeds'],
    ['my English is not good', 'en', 'leeds'],
    ['I like Polish food', 'en', 'leeds'],
    ['nie mówię po angielsku', 'pl', 'leeds'],
    ['dw i ddim yn siarad Saesneg', 'cy', 'caerphilly'],
    ['advice in Klingon', 'en', 'leeds'],
  ] as const) {
    it(`"${text}": none`, () => {
      expect(wished(text, language, place)).to.deep.equal([]);
    });
  }
});
