import { cp, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { expect } from 'chai';
import type { Catalogue } from '../../bot/catalogue/catalogue.js';
import { loadCatalogue } from '../../bot/catalogue/load.js';
import { readLocales } from '../../bot/words/locales.js';
import { reportMissing } from '../../bot/words/missing-texts.js';
import { createWords } from '../../bot/words/words.js';

const top = path.join(import.meta.dirname, '../..');
const now = new Date('2026-11-20T10:00Z');

describe('a text that a language lacks', () => {
  let catalogue: Catalogue;
  let folder: string;

  before(async () => {
    catalogue = await loadCatalogue(path.join(top, 'content'));
    folder = await mkdtemp(path.join(tmpdir(), 'locales-'));
    await cp(path.join(top, 'locales'), folder, { recursive: true });
    await takeOut('cy', 'hello', 'goodbye');
    await takeOut('nl', 'hello', 'goodbye');
    await takeOut('pl', 'hello', 'goodbye');
    await takeOut('nl', 'spans', 'days_one');
    await takeOut('nl', 'spans', 'days_other');
  });
  after(() => rm(folder, { recursive: true }));

  async function takeOut(language: string, subject: string, key: string): Promise<void> {
    const file = path.join(folder, language, `${subject}.json`);
    const texts = JSON.parse(await readFile(file, 'utf8')) as Record<string, string>;
    await writeFile(file, JSON.stringify({ ...texts, [key]: undefined }));
  }

  it("is said in the place's first language, else in English, and told of once", () => {
    const lines: object[] = [];
    const { tell, count } = reportMissing({ warn: (about: object) => void lines.push(about) });
    const words = createWords(readLocales(folder), () => catalogue, tell);
    const said = (language: string, place: string, key: string) => words.in(language, place, now).say(key);
    expect(said('en', 'utrecht', 'hello:back')).to.equal('Hello!');
    expect(lines).to.be.empty;
    expect(said('cy', 'caerphilly', 'hello:goodbye')).to.contain('whenever you like');
    expect(said('cy', 'caerphilly', 'hello:goodbye')).to.contain('whenever you like');
    expect(said('pl', 'yiwu', 'hello:goodbye')).to.equal(said('zh', 'yiwu', 'hello:goodbye'));
    expect(said('nl', 'utrecht', 'hello:goodbye')).to.contain('whenever you like');
    expect(lines).to.deep.equal([
      { language: 'cy', missing: 'hello:goodbye' },
      { language: 'pl', missing: 'hello:goodbye' },
      { language: 'nl', missing: 'hello:goodbye' },
    ]);
    expect(count()).to.equal(3);
  });

  it('is said so in the plural form of the language that has it', () => {
    const words = createWords(readLocales(folder), () => catalogue);
    const days = (count: number) => words.in('nl', 'leeds', now).say('spans:days', { count });
    expect([days(1), days(2)]).to.deep.equal(['1 day', '2 days']);
  });

  it('is never shown as its key, even where no language has it', () => {
    const words = createWords(readLocales(folder), () => catalogue);
    expect(words.in('cy', 'caerphilly', now).say('hello:never-written')).to.equal('');
  });
});
