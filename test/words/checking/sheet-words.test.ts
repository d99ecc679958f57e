import { readFileSync } from 'node:fs';
import path from 'node:path';
import { expect } from 'chai';
import { parse } from 'yaml';
import { loadCatalogue } from '../../../bot/catalogue/load.js';
import { understoodLanguages } from '../../../bot/understanding/understood-words.js';
import { contentRows, understoodRows, valueOf } from '../../../bot/words/checking/sheet-words.js';
import { sheetOf, takeSheet, type Notes } from '../../../bot/words/checking/sheet.js';
import { readUnderstood } from '../../../bot/words/checking/understood-gaps.js';
import { withYamlValue } from '../../../bot/words/checking/yaml-values.js';

const root = path.join(import.meta.dirname, '../../..');
const notes: Notes = { subjects: new Map(), keys: new Map(), placeholders: new Map() };
const none = new Map<string, Map<string, string>>();

function understoodOf(language: string) {
  const text = readFileSync(path.join(root, 'locales', language, 'understood.yaml'), 'utf8');
  return readUnderstood(text, language).words!;
}

describe('words and names in the sheet for translators', () => {
  const english = {
    telling: 'the and',
    answers: { yes: ['yes', 'yep'] },
    numbers: ['one', 'two'],
    time: {
      days: ['monday'],
      parts: [
        { words: ['morning'], from: '06:00', to: '12:00' },
        { words: ['evening'], from: '17:00', to: '23:00' },
        { words: ['after work'], from: '17:00', to: '23:00' },
      ],
    },
  };

  it('are a row a list, with | between the words, and a row a part of the day', () => {
    const rows = understoodRows(english, { answers: { yes: ['sí', 'vale'] } });
    expect(rows.map(({ key, english: said, translation }) => [key, said, translation])).to.deep.equal([
      ['understood:telling', 'the and', ''],
      ['understood:answers.yes', 'yes | yep', 'sí | vale'],
      ['understood:numbers', 'one | two', ''],
      ['understood:time.days', 'monday', ''],
      ['understood:time.parts 06:00-12:00', 'morning', ''],
      ['understood:time.parts 17:00-23:00', 'evening | after work', ''],
    ]);
  });

  it('come into understood.yaml, also where there is none yet', () => {
    const rows = understoodRows(english, {});
    const cells: Record<string, string> = {
      'understood:answers.yes': 'sí | vale |',
      'understood:telling': 'el la',
      'understood:time.parts 06:00-12:00': 'mañana',
      'understood:time.parts 17:00-23:00': 'tarde | noche',
    };
    const csv = [
      'key,English,translation',
      ...rows.map((row) => `${row.key},${row.english},${cells[row.key] ?? ''}`),
    ];
    const { words, changed } = takeSheet(csv.join('\n'), none, none, 'es', rows);
    expect(changed).to.equal(4);
    const written = words.reduce((text, { row, cell }) => {
      const [at, value] = valueOf(row, cell, (parse(text) ?? {}) as object);
      return withYamlValue(text, at, value);
    }, '# Spanish\n');
    expect(parse(written)).to.deep.equal({
      telling: 'el la',
      answers: { yes: ['sí', 'vale'] },
      time: {
        parts: [
          { words: ['mañana'], from: '06:00', to: '12:00' },
          { words: ['tarde', 'noche'], from: '17:00', to: '23:00' },
        ],
      },
    });
    expect(written.startsWith('# Spanish\n')).to.be.true;
  });

  it('come back as they went for every language and the whole content', async () => {
    const catalogue = await loadCatalogue(path.join(root, 'content'));
    for (const language of understoodLanguages(path.join(root, 'locales'))) {
      const rows = [
        ...understoodRows(understoodOf('en'), understoodOf(language)),
        ...contentRows(catalogue, language),
      ];
      const sheet = sheetOf(none, none, language, notes, rows);
      const taken = takeSheet(sheet, none, none, language, rows);
      expect(
        taken.words.map(({ row }) => row.key),
        language,
      ).to.be.empty;
      expect(taken.outdated, language).to.be.empty;
      expect(new Set(rows.map(({ key }) => key)).size).to.equal(rows.length);
    }
  });

  it('find their place in a topic and in the access needs', async () => {
    const catalogue = await loadCatalogue(path.join(root, 'content'));
    const rows = contentRows(catalogue, 'tlh').filter(({ key }) => /^(topics\/a|access\/s)/.test(key));
    expect(rows.map(({ key }) => key)).to.include.members([
      'topics/arts:words',
      'access/step-free:essential',
    ]);
    for (const row of rows) {
      const before = readFileSync(path.join(root, 'content', row.file), 'utf8');
      const written = withYamlValue(before, ...valueOf(row, 'nuqneH', {}));
      expect(written.split('\n').length, row.key).to.be.greaterThan(before.split('\n').length);
      for (const line of before.split('\n')) expect(written.includes(line), `${row.key}: ${line}`).to.be.true;
    }
  });
});
