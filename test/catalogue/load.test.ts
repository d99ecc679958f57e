import { expect } from 'chai';
import { mkdir, symlink, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { smallContent, withContent } from './content-on-disk.js';
import type { Catalogue } from '../../bot/catalogue/catalogue.js';
import { loadCatalogue } from '../../bot/catalogue/load.js';

const load = (changes: Parameters<typeof withContent>[0] = {}) =>
  withContent(changes, (folder) => loadCatalogue(folder, '2026-11-01'));

const growers = 'places/leeds/groups/growers.yaml';
const said = ({ problems }: Catalogue) =>
  problems.map(({ file, line, level, message }) => `${file}:${line} ${level} ${message}`);
const idsOf = (catalogue: Catalogue) => catalogue.places.get('leeds')?.activities.map(({ id }) => id);

describe('loading a content folder', () => {
  it('makes one whole of it', async () => {
    const catalogue = await load();
    expect(said(catalogue)).to.deep.equal([]);
    expect(catalogue.topics.get('gardening')).to.deep.equal({
      id: 'gardening',
      name: new Map([['en', 'Gardening']]),
      kind: 'pastime',
      words: new Map([['en', ['gardening', 'veg patch']]]),
      related: ['nature'],
    });
    expect(catalogue.access.get('step-free')!.essential.get('en')).to.deep.equal(['wheelchair']);
    expect(catalogue.access.get('toilet')!.essential.size).to.equal(0);
    expect(catalogue.roles).to.deep.equal([
      {
        culture: 'GB-ENG',
        language: 'en',
        forms: new Map([
          ['possessive', 'link worker’s'],
          ['singular', 'link worker'],
          ['plural', 'link workers'],
          ['article', 'a link worker'],
          ['your', 'your link worker'],
        ]),
        also: ['social prescriber'],
      },
    ]);
    expect(catalogue.helpLines[0]).to.deep.include({
      id: 'samaritans',
      shown: '116 123',
      dial: '116123',
      text: null,
    });
    expect([...catalogue.safety.get('en')!.phrases]).to.deep.equal([
      ['life/urgent', ['kill myself']],
      ['life/check', ['no point']],
    ]);
    const leeds = catalogue.places.get('leeds')!;
    expect(leeds).to.include({ id: 'leeds', culture: 'GB-ENG', timezone: 'Europe/London', example: true });
    expect(leeds.areas).to.deep.equal([{ name: 'Hyde Park', also: ['LS6'], at: [53.812, -1.565] }]);
    expect(leeds.handOver).to.deep.equal({
      to: 'connectors@example.org',
      phone: null,
      website: null,
      replyWithin: '2 working days',
      hours: null,
    });
    expect(leeds.activities.map(({ id, group }) => [id, group.name])).to.deep.equal([
      ['growers/plot', 'Growers'],
    ]);
  });

  it('throws one line where the folder or every place is missing', async () => {
    const messageOf = async (loading: Promise<unknown>) => {
      const error: unknown = await loading.catch((thrown: unknown) => thrown);
      expect(error).to.be.instanceOf(Error);
      expect((error as Error).message).to.not.contain('\n');
      return (error as Error).message;
    };
    expect(await messageOf(loadCatalogue('/no/such/folder'))).to.contain('/no/such/folder');
    const place = smallContent['places/leeds/place.yaml']!;
    const broken = { 'places/leeds/place.yaml': place.replace('GB-ENG', 'England') };
    expect(await messageOf(load(broken))).to.contain("places/leeds/place.yaml:2: 'England' isn't a country");
  });

  it('loads the content of this repository without an error', async () => {
    const { problems, places } = await loadCatalogue(join(import.meta.dirname, '../../content'));
    expect(problems.filter(({ level }) => level === 'error')).to.deep.equal([]);
    expect([...places.keys()]).to.deep.equal(['caerphilly', 'leeds', 'toa-payoh', 'utrecht', 'yiwu']);
  });
});

describe('a mistake in the content costs no more than it must', () => {
  const otherGroup = { 'places/leeds/groups/walkers.yaml': smallContent[growers]! };

  it("one group's file: that group", async () => {
    const catalogue = await load({ ...otherGroup, [growers]: 'name: Growers\nabout: [' });
    expect(idsOf(catalogue)).to.deep.equal(['walkers/plot']);
    expect(said(catalogue)).to.deep.equal([
      `${growers}:2 error This [ is never closed. Put a ] where it ends.`,
    ]);
  });

  it('a topic: that topic, and no group that names it', async () => {
    const catalogue = await load({ 'topics/gardening.yaml': 'name: Gardening\n' });
    expect([...catalogue.topics.keys()]).to.deep.equal(['nature']);
    expect(idsOf(catalogue)).to.deep.equal(['growers/plot']);
    expect(said(catalogue).every((problem) => problem.startsWith('topics/gardening.yaml'))).to.equal(true);
  });

  it('a phrase: that phrase', async () => {
    const long = 'a'.repeat(201);
    const catalogue = await load({
      'safety/en.yaml': `life:\n  urgent: [kill myself, ${long}, end it all]\n`,
    });
    expect(catalogue.safety.get('en')!.phrases.get('life/urgent')).to.deep.equal([
      'kill myself',
      'end it all',
    ]);
    expect(said(catalogue)[0]).to.contain('safety/en.yaml:2 error This is 201 characters long');
  });

  it('an access need: that need, and no group that names it', async () => {
    const access = smallContent['access.yaml']!.replace('{ en: Toilet }', 'Toilet');
    const catalogue = await load({ 'access.yaml': access });
    expect([...catalogue.access.keys()]).to.deep.equal(['step-free']);
    expect(idsOf(catalogue)).to.deep.equal(['growers/plot']);
    expect(said(catalogue)).to.have.length(1);
  });

  for (const file of ['access.yaml', 'roles.yaml', 'help-lines.yaml']) {
    it(`${file} that is missing or cannot be read: that file`, async () => {
      for (const text of [null, 'a: [']) {
        const catalogue = await load({ [file]: text });
        expect(idsOf(catalogue)).to.deep.equal(['growers/plot']);
        expect(said(catalogue)).to.have.length(1);
        expect(said(catalogue)[0]).to.contain(`${file}:`);
      }
    });
  }

  it('one help line or role: that one', async () => {
    const helpLines = `${smallContent['help-lines.yaml']}- id: other\n  culture: GB\n`;
    const roles = `${smallContent['roles.yaml']}- culture: GB\n`;
    const catalogue = await load({ 'help-lines.yaml': helpLines, 'roles.yaml': roles });
    expect(catalogue.helpLines.map(({ id }) => id)).to.deep.equal(['samaritans']);
    expect(catalogue.roles).to.have.length(1);
  });

  it('a kind of help that is misspelt is noticed', async () => {
    const catalogue = await load({
      'help-lines.yaml': smallContent['help-lines.yaml']!.replace('[life]', '[lfie]'),
    });
    expect(said(catalogue)[0]).to.contain("'lfie' isn't a kind of help I know. Did you mean life?");
  });

  it('a place: that place', async () => {
    const second = smallContent['places/leeds/place.yaml']!.replace('+441134960000', '+441134960001');
    const wrong = second.replace('Europe/London', 'Europe/Lodnon');
    const catalogue = await load({ 'places/york/place.yaml': second, 'places/hull/place.yaml': wrong });
    expect([...catalogue.places.keys()]).to.deep.equal(['leeds', 'york']);
    expect(said(catalogue)).to.deep.equal([
      "places/hull/place.yaml:4 error 'Europe/Lodnon' isn't a time zone I know. Did you mean Europe/London?",
    ]);
  });

  it('an SMS number of two places: the second one’s', async () => {
    const catalogue = await load({ 'places/york/place.yaml': smallContent['places/leeds/place.yaml']! });
    expect(catalogue.places.get('leeds')!.sms).to.deep.equal(['+441134960000']);
    expect(catalogue.places.get('york')!.sms).to.deep.equal([]);
    expect(said(catalogue)[0]).to.contain('belongs to leeds already');
  });

  it('a related topic that there is not: that relation', async () => {
    const text = smallContent['topics/gardening.yaml']!.replace('[nature]', '[natur]');
    const catalogue = await load({ 'topics/gardening.yaml': text });
    expect(catalogue.topics.get('gardening')!.related).to.deep.equal([]);
    expect(said(catalogue)[0]).to.contain("'natur' isn't another topic I know. Did you mean nature?");
  });
});

describe('files that are not what they seem', () => {
  it('are left out with a clear line', async () => {
    const group = smallContent[growers]!;
    const catalogue = await load({
      'places/leeds/groups/latin.yaml': Buffer.from(group.replace('Growers', 'Caf\xe9'), 'latin1'),
      'places/leeds/groups/large.yaml': `${group}#${'x'.repeat(256 * 1024)}\n`,
      'places/leeds/groups/nul.yaml': group.replace('Growers', 'Gro\0wers'),
      'places/leeds/groups/old.yml': group,
      'places/leeds/groups/My Group.yaml': group,
      'places/leeds/groups/.hidden.yaml': 'not read',
      'places/leeds/groups/README.md': 'not read',
      'places/notes.txt': 'not a place',
    });
    expect(idsOf(catalogue)).to.deep.equal(['growers/plot']);
    const problems = said(catalogue).map((problem) => problem.replace('places/leeds/groups/', ''));
    expect(problems).to.have.length(6);
    expect(problems[0]).to.contain('My Group.yaml:null error').and.to.contain('Write my-group.');
    expect(problems[1]).to.contain('large.yaml:null error').and.to.contain('larger than 256 KB');
    expect(problems[2]).to.match(
      /latin\.yaml:\d+ error The letters in .* were saved in an old way\. .*UTF-8/,
    );
    expect(problems[3]).to.contain('nul.yaml:1 error').and.to.contain('invisible');
    expect(problems[4]).to.contain('old.yml:null error').and.to.contain('old.yaml');
    expect(problems[5]).to.contain('places/notes.txt:null error');
  });

  it('may begin with a byte order mark and end lines as Windows does', async () => {
    const text = `\ufeff${smallContent[growers]!.replaceAll('\n', '\r\n')}`;
    const catalogue = await load({ [growers]: text });
    expect(said(catalogue)).to.deep.equal([]);
    expect(catalogue.places.get('leeds')!.groups[0]!.name).to.equal('Growers');
  });

  it('are not followed out of the folder', () =>
    withContent({}, (outside) =>
      withContent({}, async (folder) => {
        const groups = join(folder, 'places/leeds/groups');
        await symlink(join(outside, growers), join(groups, 'outside.yaml'));
        await symlink(join(folder, growers), join(groups, 'inside.yaml'));
        await symlink(join(folder, 'nowhere.yaml'), join(groups, 'nowhere.yaml'));
        await symlink(join(outside, 'places/leeds'), join(folder, 'places/york'));
        await mkdir(join(groups, 'folder.yaml'));
        const catalogue = await loadCatalogue(folder);
        expect(idsOf(catalogue)).to.deep.equal(['growers/plot', 'inside/plot']);
        expect([...catalogue.places.keys()]).to.deep.equal(['leeds']);
        expect(said(catalogue).map((problem) => problem.split(' error ')[0])).to.deep.equal([
          'places/leeds/groups/folder.yaml:null',
          'places/leeds/groups/nowhere.yaml:null',
          'places/leeds/groups/outside.yaml:null',
          'places/york:null',
        ]);
      }),
    ));

  it('do not matter to the one who reads it a second time', () =>
    withContent({}, async (folder) => {
      const first = await loadCatalogue(folder);
      await writeFile(join(folder, growers), 'broken: [');
      const second = await loadCatalogue(folder);
      expect(idsOf(first)).to.deep.equal(['growers/plot']);
      expect(idsOf(second)).to.deep.equal([]);
    }));

  it('takes what a host need not write from the shared folder, and says so', () =>
    withContent({}, (shared) => {
      const alone = Object.fromEntries(
        Object.keys(smallContent)
          .filter((file) => !file.startsWith('places/'))
          .map((file) => [file, null]),
      );
      return withContent(alone, async (folder) => {
        const catalogue = await loadCatalogue(folder, '2026-11-01', shared);
        expect([...catalogue.safety.keys()]).to.deep.equal(['en']);
        expect(catalogue.helpLines).to.have.length(1);
        expect(catalogue.roles).to.have.length(1);
        expect([...catalogue.access.keys()]).to.deep.equal(['step-free', 'toilet']);
        expect(idsOf(catalogue)).to.deep.equal(['growers/plot']);
        const names = ['access.yaml', 'help-lines.yaml', 'roles.yaml', 'safety', 'topics'];
        expect(said(catalogue)).to.deep.equal(
          names.map((name) => `${name}:null advice This is not here, so what comes with the bot is used.`),
        );
      });
    }));

  it('takes nothing else from there: neither places nor single topics', () =>
    withContent({ 'topics/music.yaml': 'name: { en: music }\nwords: { en: [singing] }\n' }, (shared) =>
      withContent({ 'access.yaml': 'toilet: [' }, async (folder) => {
        const catalogue = await loadCatalogue(folder, '2026-11-01', shared);
        expect([...catalogue.topics.keys()]).to.deep.equal(['gardening', 'nature']);
        expect(catalogue.access.size).to.equal(0);
      }),
    ));

  it('passes over a related topic that is not there, and takes one that is nearly there for a mistake', async () => {
    const related = (ids: string) => ({
      'topics/gardening.yaml': `name: { en: gardening }\nrelated: ${ids}\nwords: { en: [veg] }\n`,
    });
    const elsewhere = await load(related('[cooking, nature]'));
    expect(elsewhere.topics.get('gardening')?.related).to.deep.equal(['nature']);
    expect(said(elsewhere)).to.deep.equal([
      "topics/gardening.yaml:2 advice There is no other topic 'cooking' here, so it is passed over.",
    ]);
    expect(said(await load(related('[natur]')))).to.deep.equal([
      "topics/gardening.yaml:2 error 'natur' isn't another topic I know. Did you mean nature?",
    ]);
  });

  it('names the file that one was meant to be which a text editor gave an ending of its own', async () => {
    const catalogue = await load({ 'places/leeds/groups/tea.yaml.txt': 'name: Tea' });
    expect(said(catalogue)).to.deep.equal([
      'places/leeds/groups/tea.yaml.txt:null error This file is not read. Give it a name like tea.yaml, or take it away.',
    ]);
  });

  it('says what stands where nobody reads it', async () => {
    const catalogue = await load({
      'topcs/music.yaml': 'name: { en: music }',
      'places/leeds/walkers.yaml': 'name: Walkers',
      'places/leeds/group/singers.yaml': 'name: Singers',
      'places/leeds/imported/council.json': '{}',
      'notes.txt': 'Ask Asha',
    });
    expect(said(catalogue)).to.deep.equal([
      'places/leeds/group:null error This is not read. Did you mean groups?',
      'places/leeds/walkers.yaml:null advice This is not read. The file of a group belongs in groups.',
      'topcs:null error This is not read. Did you mean topics?',
    ]);
  });
});
