import { expect } from 'chai';
import { readYaml } from '../../bot/catalogue/read-yaml.js';
import { Report } from '../../bot/catalogue/report.js';

function read(text: string) {
  const report = new Report('file.yaml', text);
  const node = readYaml(text, report);
  return { node, said: report.problems.map(({ line, column, message }) => `${line}:${column} ${message}`) };
}

describe('reading YAML', () => {
  it('keeps every scalar as it is written, with its place', () => {
    const { node } = read('phone: 0113\r\nsunny: no\n');
    expect(node).to.deep.equal({
      kind: 'map',
      at: 0,
      inline: false,
      entries: [
        { key: { kind: 'text', value: 'phone', at: 0 }, value: { kind: 'text', value: '0113', at: 7 } },
        { key: { kind: 'text', value: 'sunny', at: 13 }, value: { kind: 'text', value: 'no', at: 20 } },
      ],
    });
  });

  for (const [mistake, text, said] of [
    ['a tab', 'a:\n\tb: c\n', '2:1 This line begins with a tab.'],
    ['a colon in a text', 'about: Bring: a towel\n', '1:8 A colon with a space after it'],
    [
      'a text that begins with a sign',
      'a: b\nname: @home\n',
      '2:7 Put "quotes" round a text that begins with @',
    ],
    ['a text that begins with *', 'name: *Free*\n', '1:8 Put "quotes" round a text that begins with *'],
    [
      'a text that begins with * and goes on',
      'name: *Free* lunch\n',
      '1:7 Put "quotes" round a text that begins with *',
    ],
    ['a text that begins with &', 'name: &co\n', '1:8 Put "quotes" round a text that begins with &'],
    ['a text that begins with !', 'name: !wow us\n', '1:7 Put "quotes" round a text that begins with !'],
    ['a quote that is not closed', 'a: b\nname: "Tea\nabout: x\n', '2:7 This " is never closed.'],
    ['a bracket that is not closed', 'topics: [a, b\nabout: x\n', '1:9 This [ is never closed.'],
    [
      'quotes round a part of the text',
      'name: "Tea" and talk\n',
      '1:7 The quotes stop before the text does.',
    ],
    [
      'lines that do not line up',
      'a:\n - id: x\n   name: y\n  about: z\n',
      '4:1 This line begins further in or out',
    ],
    ['a missing colon', 'a: b\nfoo bar\nc: d\n', '2:1 A colon is missing'],
    ['a control character', 'a: b\u0001\n', '1:5 There is an invisible character here.'],
    ['nothing', '# a comment alone\n', '1:1 This file is empty.'],
    ['two documents', 'a: b\n---\nc: d\n', '1:1 This file has a line ---'],
    ['deep brackets', `a: ${'['.repeat(5000)}`, '1:'],
  ] as const) {
    it(`explains ${mistake}`, () => {
      const { node, said: all } = read(text);
      expect(node).to.equal(null);
      expect(all).to.have.length(1);
      expect(all[0]!.startsWith(said), all[0]).to.equal(true);
    });
  }

  it('repeats a named part, but not without end', () => {
    const { node } = read('hall: &hall { name: Hall }\nwhere: *hall\n');
    expect(node?.kind === 'map' && node.entries[1]!.value).to.deep.include({ kind: 'map', inline: true });
    const bomb = `a: &a [x]\nb: [${Array.from({ length: 200 }, () => '*a').join(', ')}]\n`;
    expect(read(bomb).said[0]).to.contain('Too many parts are repeated');
  });
});
