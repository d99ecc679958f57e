import { expect } from 'chai';
import { readDays } from '../../bot/catalogue/days.js';
import { loadCatalogue } from '../../bot/catalogue/load.js';
import { Mistake } from '../../bot/catalogue/shape.js';
import { labelsReader } from '../../bot/directories/labels/label-tables.js';
import { proseOf, readTables } from '../../bot/directories/tables.js';
import { contentOfTheBot } from '../../bot/root.js';

describe('the tables for other directories', () => {
  const tables = readTables(contentOfTheBot, contentOfTheBot);

  it('name only topics and access needs that there are', async () => {
    const { topics, access } = await loadCatalogue(contentOfTheBot);
    for (const table of tables.labels) {
      for (const [label, ids] of Object.entries(table.topics)) {
        for (const id of ids) expect([...topics.keys()], label).to.include(id);
      }
      for (const ids of Object.values(table.access))
        for (const id of ids) expect([...access.keys()]).to.include(id);
    }
    for (const { has, 'has-not': hasNot } of Object.values(tables.access)) {
      for (const id of [...Object.keys(has), ...Object.keys(hasNot)])
        expect([...access.keys()]).to.include(id);
    }
  });

  it('write remarks beside days as the file format takes them', () => {
    for (const remark of Object.keys(proseOf(tables, ['en']).times.remarks)) {
      expect(readDays(`monday to friday, ${remark}`), remark).not.to.be.instanceOf(Mistake);
    }
  });

  it('know a label whatever its spaces, case and signs, in its own list first', () => {
    const own = { topics: new Set(['making', 'arts', 'food']), access: new Set(['toilet']) };
    const read = labelsReader(
      [
        {
          source: '',
          also: [],
          own: false,
          topics: { 'arts and crafts': ['arts'] },
          access: { toilets: ['toilet'] },
        },
        { source: '', also: ['Their List'], own: false, topics: { 'Arts & crafts': ['making'] }, access: {} },
      ],
      own,
    );
    const label = (list: string, name: string) => ({ list, id: '', name });
    expect(read([label('their list', ' Arts  and Crafts ')]).topics).to.deep.equal(['making']);
    expect(read([label('another', 'ARTS & CRAFTS')]).topics).to.deep.equal(['arts']);
    expect(read([label('another', 'Toilets')]).access).to.deep.equal(['toilet']);
    expect(read([label('another', 'Quidditch')]).unknown).to.have.lengthOf(1);
  });
});
