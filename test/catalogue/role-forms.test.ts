import path from 'node:path';
import { expect } from 'chai';
import { loadCatalogue } from '../../bot/catalogue/load.js';
import { parsePlaceFile } from '../../bot/catalogue/place-file.js';
import { checkRoleForms } from '../../bot/catalogue/role-forms.js';
import { checkRoles } from '../../bot/commands/content/check-roles.js';
import { contentOfTheBot, projectRoot } from '../../bot/root.js';
import { smallContent, withContent } from './content-on-disk.js';

const asked = new Map([['pl', new Map([['dative', 'Przekazano {{role.dative}}: {{reference}}.']])]]);
const polish = '- culture: GB-ENG\n  language: pl\n  singular: łącznik\n  plural: łącznicy\n';
const place = smallContent['places/leeds/place.yaml']!;

describe('the forms of the role', () => {
  it('that a sentence asks for and a name lacks are said with the line, and where they are said', () => {
    expect(checkRoleForms(`# Names\n${polish}`, 'roles.yaml', asked)).to.deep.equal([
      {
        file: 'roles.yaml',
        line: 2,
        column: 3,
        level: 'error',
        message:
          "The Polish name 'łącznik' lacks dative. Add a line dative: with the name as it is written where the dots are " +
          "in “Przekazano …: (…).”. Until then people read 'łącznik' there.",
      },
    ]);
    expect(checkRoleForms(`${polish}  dative: łącznikowi\n`, 'roles.yaml', asked)).to.be.empty;
    expect(checkRoleForms(polish.replace('pl', 'fi'), 'roles.yaml', asked)).to.be.empty;
  });

  it('hold the name as well, not the article alone', () => {
    const english =
      '- culture: GB-ENG\n  language: en\n  singular: village agent\n  plural: village agents\n  article: a\n';
    const sentence = new Map([['en', new Map([['article', 'Talk to {{role.article}}']])]]);
    expect(checkRoleForms(english, 'roles.yaml', sentence).map(({ message }) => message)).to.deep.equal([
      "article of the English name 'village agent' is only 'a'. Write the whole of it, with the name: people read it as it stands.",
    ]);
    expect(checkRoleForms(english.replace(': a\n', ': a village agent\n'), 'roles.yaml', sentence)).to.be
      .empty;
  });

  it('are asked of the names that a place has of its own as well', () => {
    const own = `${place}roles:\n  - language: pl\n    singular: łącznik\n    plural: łącznicy\n`;
    const [problem, ...others] = checkRoleForms(own, 'places/leeds/place.yaml', asked);
    expect(problem).to.include({ line: place.split('\n').length + 1, level: 'error' });
    expect(others).to.be.empty;
  });

  it('are all there in the content that comes with the bot', async () => {
    const catalogue = await loadCatalogue(contentOfTheBot);
    const locales = path.join(projectRoot, 'locales');
    expect(await checkRoles(contentOfTheBot, contentOfTheBot, catalogue, locales)).to.be.empty;
  });

  it('are looked for in the roles that serve, where a host has none of their own', () =>
    withContent({ 'roles.yaml': null }, async (folder) => {
      const catalogue = await loadCatalogue(folder, null, contentOfTheBot);
      const locales = path.join(projectRoot, 'locales');
      expect(await checkRoles(folder, contentOfTheBot, catalogue, locales)).to.be.empty;
    }));
});

describe('what a place calls the role itself', () => {
  it('is read with its culture, and any further form', () => {
    const own = `${place}roles:\n  - { language: en, singular: village agent, plural: village agents, team: no, possessive: agent’s, also: [parish agent] }\n`;
    const { place: read, problems } = parsePlaceFile(own, { id: 'leeds', file: 'place.yaml' });
    expect(problems).to.be.empty;
    expect(read?.roles).to.deep.equal([
      {
        culture: 'GB-ENG',
        language: 'en',
        forms: new Map([
          ['singular', 'village agent'],
          ['plural', 'village agents'],
          ['possessive', 'agent’s'],
        ]),
        also: ['parish agent'],
      },
    ]);
  });

  it('is absent where the place says nothing', () =>
    expect(parsePlaceFile(place, { id: 'leeds', file: 'place.yaml' }).place).not.to.have.property('roles'));

  it('says which part is wrong', () => {
    const { problems } = parsePlaceFile(
      `${place}roles:\n  - { language: en, singular: agent, team: perhaps }\n`,
      {
        id: 'leeds',
        file: 'place.yaml',
      },
    );
    expect(problems.map(({ message }) => message)).to.deep.equal([
      'plural: is missing from a role.',
      "'perhaps': write true or false.",
    ]);
  });
});
