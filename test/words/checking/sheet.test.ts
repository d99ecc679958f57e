import path from 'node:path';
import { expect } from 'chai';
import { placeholders } from '../../../bot/words/checking/compare.js';
import { askedKey } from '../../../bot/words/checking/keys.js';
import { readLocaleFiles, spokenLanguages } from '../../../bot/words/checking/locale-files.js';
import { readNotes } from '../../../bot/words/checking/notes.js';
import { sheetOf, takeSheet, type Notes } from '../../../bot/words/checking/sheet.js';

const folder = path.join(import.meta.dirname, '../../../locales');
const english = locale({
  hello: 'Hello, {{name}}',
  found_one: '{{count}} thing',
  found_other: '{{count}} things',
});
const polish = locale({ hello: 'Cześć, {{name}}', hello_sms: '-{{name}}' });
const notes: Notes = {
  subjects: new Map([['greet', 'Said first.']]),
  keys: new Map(),
  placeholders: new Map([['name', 'a name']]),
};

describe('the sheet for translators', () => {
  it('has a row a text, with where it is said, what is filled in, and what it costs as a text message', () => {
    const lines = sheetOf(english, polish, 'pl', notes).split('\n');
    expect(lines[1]).to.equal(
      'greet:hello,Said first.,"Hello, {{name}}","Cześć, {{name}}",1,{{name}} a name',
    );
    expect(lines.slice(2).map((line) => line.split(',')[0])).to.include.members([
      'greet:hello_sms',
      'greet:found_one',
      'greet:found_few',
    ]);
  });

  it('comes back as it went, also through a spreadsheet with semicolons', () => {
    const sheet = sheetOf(english, polish, 'pl', notes);
    expect(takeSheet(sheet, english, polish, 'pl')).to.deep.include({
      changed: 0,
      mistakes: [],
      outdated: [],
    });
    const other =
      'key;English;translation\r\ngreet:found_few;"{{count}} thing\n{{count}} things";{{count}} rzeczy\r\n';
    const { files, changed, outdated } = takeSheet(other, english, polish, 'pl');
    expect(changed).to.equal(1);
    expect(outdated).to.be.empty;
    expect([...(files.get('greet') ?? [])]).to.deep.equal([
      ['hello', 'Cześć, {{name}}'],
      ['hello_sms', '-{{name}}'],
      ['found_few', '{{count}} rzeczy'],
    ]);
  });

  it('takes nothing from an empty cell, and tells of English that is another by now', () => {
    const sheet = 'key,English,translation\ngreet:hello,Hi {{name}},\ngreet:gone,Bye,Pa\n';
    const { files, changed, outdated } = takeSheet(sheet, english, polish, 'pl');
    expect(changed).to.equal(0);
    expect(outdated).to.deep.equal(['greet:hello', 'greet:gone']);
    expect(files.get('greet')?.get('hello')).to.equal('Cześć, {{name}}');
  });

  it('is not taken with a mistake in what is filled in, or as another table', () => {
    const sheet = 'key,English,translation\ngreet:hello,"Hello, {{name}}","Cześć, {{imię}}"\n';
    expect(takeSheet(sheet, english, polish, 'pl').mistakes).to.deep.equal([
      'greet:hello lacks {{name}}.',
      'greet:hello must not have {{imię}}.',
    ]);
    expect(takeSheet('a,b\n1,2\n', english, polish, 'pl').mistakes).to.have.length(1);
  });

  it('comes back as it went for each language of the bot', () => {
    const [, ...languages] = spokenLanguages(folder);
    const whole = readLocaleFiles(folder, 'en');
    for (const language of languages) {
      const translation = readLocaleFiles(folder, language);
      const sheet = sheetOf(whole, translation, language, notes);
      expect(takeSheet(sheet, whole, translation, language), language).to.deep.include({
        changed: 0,
        mistakes: [],
      });
    }
  });

  it('comes back through a spreadsheet that writes in its own way', () => {
    const own = ['key', 'where', 'English', 'translation'].join(';');
    const dialects = [
      (text: string) => `\ufeff${text}`,
      (text: string) => text.replaceAll('\n', '\r\n'),
      (text: string) => text.replaceAll(';', '\t'),
      (text: string) => text.replaceAll(';', ','),
      (text: string) => text.replace(own, '"key";"where";"English";"translation"'),
    ];
    for (const dialect of dialects) {
      const sheet = `${own}\ngreet:hello;;"Hello, {{name}}";"„Cześć” – {{name}}"\n`;
      const { files, mistakes, outdated } = takeSheet(dialect(sheet), english, polish, 'pl');
      expect({ mistakes, outdated }).to.deep.equal({ mistakes: [], outdated: [] });
      expect(files.get('greet')?.get('hello')).to.equal('„Cześć” – {{name}}');
    }
  });

  it('never has a cell that a spreadsheet would take for a formula', () => {
    const sums = locale({ sum: '=1+1', minus: '-{{name}}', at: '@home', plain: "'tis" });
    const sheet = sheetOf(sums, sums, 'nl', notes);
    expect(sheet).to.not.match(/(^|,)"?[=@-]/m);
    expect(takeSheet(sheet, sums, sums, 'nl')).to.deep.include({ changed: 0, mistakes: [], outdated: [] });
  });

  it('has a word for translators on each subject and each thing that is filled in', async () => {
    const { subjects, keys, placeholders: meanings } = await readNotes(path.join(folder, 'notes.yaml'));
    const whole = readLocaleFiles(folder, 'en');
    expect([...subjects.keys()]).to.include.members([...whole.keys()]);
    const filledIn = [...whole.values()].flatMap((texts) => [...texts.values()].flatMap(placeholders));
    expect([...meanings.keys()]).to.include.members([...new Set(filledIn)]);
    const all = [...whole].flatMap(([subject, texts]) =>
      [...texts.keys()].map((key) => `${subject}:${askedKey(key)}`),
    );
    expect(all).to.include.members([...keys.keys()]);
  });
});

function locale(texts: Record<string, string>) {
  return new Map([['greet', new Map(Object.entries(texts))]]);
}
