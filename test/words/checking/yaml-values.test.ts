import { expect } from 'chai';
import { withYamlValue } from '../../../bot/words/checking/yaml-values.js';

describe('a value put into YAML that people write', () => {
  const topic = [
    '# A comment of its own.',
    'name:',
    '  en: gardening',
    '  cy: garddio # checked',
    'related: [nature,  food]',
    'words:',
    '  en:',
    '    - garden',
    '    - look after ... lawn',
    '',
  ].join('\n');

  it('stands after those of other languages, and every other line stays', () => {
    const named = withYamlValue(topic, ['name', 'es'], 'jardinería');
    expect(named).to.equal(topic.replace('# checked\n', '# checked\n  es: jardinería\n'));
    const worded = withYamlValue(named, ['words', 'es'], ['jardín', 'huerto', '=flor']);
    expect(worded).to.equal(`${named}  es:\n    - jardín\n    - huerto\n    - =flor\n`);
  });

  it('takes the place of the one before', () => {
    expect(withYamlValue(topic, ['name', 'cy'], 'garddio: hwyl')).to.contain(
      "  cy: 'garddio: hwyl' # checked\n",
    );
    expect(withYamlValue(topic, ['words', 'en'], ['plot'])).to.match(/words:\n {2}en:\n {4}- plot\n$/);
    const inOneLine = 'answers: { yes: [sí], no: [no] }\n';
    expect(withYamlValue(inOneLine, ['answers', 'yes'], ['sí', 'vale'])).to.equal(
      'answers: { yes: [sí, vale], no: [no] }\n',
    );
    expect(withYamlValue(inOneLine, ['answers', 'skip'], ['paso'])).to.equal(
      'answers: { yes: [sí], no: [no], skip: [paso] }\n',
    );
    const folded = 'telling: >-\n  uno dos\n  tres\nnumbers: [uno]\n';
    expect(withYamlValue(folded, ['telling'], 'yo tú')).to.equal('telling: yo tú\nnumbers: [uno]\n');
  });

  it('makes what is on the way to it, also in a file with nothing but a comment', () => {
    expect(withYamlValue('# New.\n', ['time', 'today'], ['hoy'])).to.equal(
      '# New.\ntime:\n  today:\n    - hoy\n',
    );
    const part = { words: ['mañana'], from: '06:00', to: '12:00' };
    expect(withYamlValue('', ['time', 'parts'], [part])).to.equal(
      'time:\n  parts:\n    - { words: [mañana], from: 06:00, to: 12:00 }\n',
    );
  });

  it('is refused where it has no place', () => {
    expect(() => withYamlValue('name: gardening\n', ['name', 'es'], 'jardín')).to.throw(
      'should stand in a table',
    );
    expect(() => withYamlValue('name: [', ['name', 'es'], 'jardín')).to.throw();
  });
});
