import { expect } from 'chai';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { groupChecker } from '../../bot/directories/check-group.js';
import { saysTheSame } from '../../bot/directories/csv/cells.js';
import { guarded, unguarded } from '../../bot/directories/csv/guard.js';
import { importCsv, type CsvImport } from '../../bot/directories/csv/import-csv.js';
import { CsvMistake, readCsv } from '../../bot/directories/csv/read-csv.js';
import { writeCsv } from '../../bot/directories/csv/write-csv.js';
import { readGroupTexts } from '../../bot/directories/group-texts.js';
import { groupForm } from '../../bot/editing/group-form.js';
import { loadCatalogue } from '../../bot/catalogue/load.js';
import { contentOfTheBot } from '../../bot/root.js';

const growers = readFileSync(join(contentOfTheBot, 'places/leeds/groups/hyde-park-growers.yaml'), 'utf8');

function tableOf(texts: ReadonlyMap<string, string>): string {
  return writeCsv(
    [...texts].map(([id, text]) => {
      const read = groupForm(text);
      if (read.kind === 'no-form') throw new Error(id);
      return { id, form: read.form };
    }),
  );
}

let check: ReturnType<typeof groupChecker>;
before(async () => {
  const catalogue = await loadCatalogue(contentOfTheBot);
  check = groupChecker(catalogue, catalogue.places.get('leeds')!);
});

const bringIn = (table: string, texts: ReadonlyMap<string, string>): CsvImport =>
  importCsv(readCsv(table), { texts, check });
const one = new Map([['hyde-park-growers', growers]]);

describe('a spreadsheet of a place', () => {
  for (const place of ['leeds', 'caerphilly', 'toa-payoh', 'utrecht', 'yiwu']) {
    it(`changes nothing when nobody changed it: ${place}`, async () => {
      const texts = await readGroupTexts(join(contentOfTheBot, 'places', place, 'groups'));
      const { files, mistakes, counts } = bringIn(tableOf(texts), texts);
      expect(mistakes).to.be.empty;
      expect(files).to.be.empty;
      expect(counts.activitiesChanged).to.equal(0);
    });
  }

  it('changes nothing when a spreadsheet writes it in its own way', () => {
    const rows = tableOf(one)
      .replace(/(\d{4})-(\d\d)-(\d\d)\r\n/g, '$3/$2/$1\r\n')
      .replace(',53.8153,', ',53.81530,');
    expect(bringIn(rows, one).files).to.be.empty;
    const semicolons = readCsv(tableOf(one)).map(({ cells }) => cells.get('name'));
    expect(semicolons).to.include('The potting bench');
  });

  it('puts a cell of several lines in quotes, whose line ends spreadsheets would take for rows', () => {
    const youth = readFileSync(join(contentOfTheBot, 'places/leeds/groups/back-yard.yaml'), 'utf8');
    const table = tableOf(new Map([['back-yard', youth]]));
    expect(table).to.include('"tuesday 18:00 to 20:30\nfriday 18:00 to 21:00"');
    const semicolon = youth.replace('about: Pool,', 'about: Pool;');
    expect(tableOf(new Map([['back-yard', semicolon]]))).to.include('"Pool;');
  });

  it('changes what was changed, and leaves the rest of the file as it was', () => {
    const commented = growers.replace('    cost: free\n', '    cost: free # for ever\n');
    const texts = new Map([['hyde-park-growers', commented]]);
    const table = tableOf(texts).replace('saturday 10:00 to 12:30', 'sunday 2pm to 4.30pm');
    const { files, mistakes } = bringIn(table, texts);
    expect(mistakes).to.be.empty;
    expect(files.get('hyde-park-growers')).to.equal(
      commented.replace(
        '{ day: saturday, from: 10:00, to: 12:30 }',
        '{ day: sunday, from: 2pm, to: 4.30pm }',
      ),
    );
  });

  it('adds a new row as a new activity, and a new group with it', () => {
    const table =
      'group name;group about;name;about;topics;when;where;cost;phone\nTea Folk;We drink tea.;Monday tea;Tea.;company;monday 10:00 to 11:00;Old Library;2.50 per cup;0113 496 0123\n';
    const { files, counts, mistakes } = bringIn(table, new Map());
    expect(mistakes).to.be.empty;
    expect(counts).to.include({ groupsNew: 1, activitiesNew: 1 });
    const { activities } = check('tea-folk', files.get('tea-folk')!);
    expect(activities[0]).to.deep.include({ id: 'tea-folk/monday-tea', topics: ['company'] });
    expect(activities[0]!.cost).to.include({ kind: 'amount', amount: 2.5, per: 'cup' });
  });

  it('says in which line a mistake is, and leaves that group as it was', () => {
    const { files, mistakes } = bringIn(
      tableOf(one).replace('"gardening, nature, company"', 'gardning'),
      one,
    );
    expect(files).to.be.empty;
    expect(mistakes.join()).to.include('hyde-park-growers').and.include('gardning');
  });

  it('says which columns there are, where one is not known', () => {
    expect(() => readCsv('name,colour\nTea,red\n')).to.throw(CsvMistake, 'There is no column colour');
    expect(() => readCsv('one\n')).to.throw(CsvMistake);
  });

  it('counts rows as a spreadsheet does, whatever lines of the file they are', () => {
    const table = 'name,about\r\nTea,"One\ntwo"\r\n\r\n,"Three\nfour"\r\n,five\r\n';
    expect(readCsv(table).map(({ row }) => row)).to.deep.equal([2, 4, 5]);
    expect(bringIn(table, new Map()).mistakes.join('\n')).to.include('Row 4: say which group');
  });

  it('reads line breaks within quotes, and tabs between cells', () => {
    const [row] = readCsv('\uFEFFname\tabout\r\nTea\t"One\r\ntwo"\r\n');
    expect(row!.cells.get('about')).to.equal('One\ntwo');
  });
});

describe('cells that a spreadsheet could take for formulas', () => {
  it('are kept from it and come back as they were', () => {
    for (const cell of [
      '=1+1',
      '+44 113 496 0123',
      '-tea',
      '@home',
      "'=quoted",
      "'tis tea",
      '-1.5621',
      'plain',
      '',
    ]) {
      expect(unguarded(guarded(cell)), cell).to.equal(cell);
    }
    expect(guarded('=HYPERLINK("x")')).to.match(/^'/);
    expect(guarded('-1.5621')).to.equal('-1.5621');
  });

  it('say the same when only their form has changed', () => {
    expect(saysTheSame('01/02/2026', '2026-02-01')).to.equal(true);
    expect(saysTheSame('3.5', '3.50')).to.equal(true);
    expect(saysTheSame('1134960123', '01134960123')).to.equal(true);
    expect(saysTheSame('tea', 'Tea')).to.equal(false);
  });
});
