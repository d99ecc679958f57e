import { execFile } from 'node:child_process';
import { createRequire } from 'node:module';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { Ajv } from 'ajv';
import addFormats from 'ajv-formats';
import { expect } from 'chai';
import { strFromU8, unzipSync } from 'fflate';
import type { Catalogue } from '../../bot/catalogue/catalogue.js';
import { loadCatalogue } from '../../bot/catalogue/load.js';
import { teamsAppId } from '../../bot/commands/teams-package/app-id.js';
import { manifestFiles } from '../../bot/commands/teams-package/manifest.js';
import { pack } from '../../bot/commands/teams-package/pack.js';
import { textsIn } from '../../bot/commands/teams-package/texts.js';
import { contentsOf, type Wishes } from '../../bot/commands/teams-package/wishes.js';
import { contentOfTheBot, projectRoot } from '../../bot/root.js';
import { readLocales } from '../../bot/words/locales.js';
import { createWords } from '../../bot/words/words.js';
import { heard } from '../understanding/listener.js';
import { readPng } from './read-png.js';

const appId = '1f0c9a52-6c1b-4f0e-9d51-0a6c1c1b7e11';
const settings = {
  botService: { appId, password: 'secret', type: 'SingleTenant' as const, tenant: appId },
  publicUrl: 'https://chat.example.org',
};
const now = new Date('2026-11-20T10:00:00Z');

interface Manifest {
  id: string;
  version: string;
  manifestVersion: string;
  developer: Record<string, string>;
  localizationInfo: {
    defaultLanguageTag: string;
    additionalLanguages: { languageTag: string; file: string }[];
  };
  name: { short: string; full: string };
  description: { short: string; full: string };
  bots: {
    botId: string;
    scopes: string[];
    commandLists: { scopes: string[]; commands: { title: string }[] }[];
  }[];
}

describe('the package for Teams', () => {
  let catalogue: Catalogue;
  before(async () => (catalogue = await loadCatalogue(contentOfTheBot)));

  const words = createWords(readLocales(join(projectRoot, 'locales')), () => catalogue);

  function make(wishes: Wishes = {}): { zip: Uint8Array; files: Record<string, Uint8Array> } {
    const { app, places, languages } = contentsOf(wishes, settings, catalogue, words.languages);
    const [first, ...others] = languages;
    const texts = (language: string) => textsIn(language, places, words, now);
    const zip = pack(manifestFiles(app, [texts(first), ...others.map(texts)]));
    return { zip, files: unzipSync(zip) };
  }

  const json = (file: Uint8Array | undefined) => JSON.parse(strFromU8(file!)) as unknown;
  const manifestOf = (wishes?: Wishes) => json(make(wishes).files['manifest.json']) as Manifest;

  /** What is wrong with a file by the schema that Microsoft publishes for the manifest's version. */
  async function problems(file: unknown, version: string, schema: string): Promise<unknown> {
    const packages = createRequire(import.meta.url).resolve('@microsoft/app-manifest');
    const folder = join(packages, `../json-schemas/teams/v${version}`);
    const written = JSON.parse(await readFile(join(folder, schema), 'utf8')) as Record<string, unknown>;
    // Of draft 4, which says nothing here that later ones read in another way.
    delete written['$schema'];
    const ajv = new Ajv({ strict: false, allErrors: true, unicodeRegExp: false });
    addFormats.default(ajv);
    const check = ajv.compile(written);
    check(file);
    return check.errors;
  }

  it('holds a manifest and texts that Microsoft’s schemas take', async () => {
    const { files } = make();
    const manifest = json(files['manifest.json']) as Manifest;
    const { manifestVersion: version, localizationInfo } = manifest;
    expect(await problems(manifest, version, 'MicrosoftTeams.schema.json')).to.equal(null);
    for (const { file } of localizationInfo.additionalLanguages) {
      expect(await problems(json(files[file]), version, 'MicrosoftTeams.Localization.schema.json')).to.equal(
        null,
        file,
      );
    }
    expect(await problems({ ...manifest, bots: [{}] }, version, 'MicrosoftTeams.schema.json')).not.to.equal(
      null,
    );
  });

  it('holds every file that the manifest names, and no other, at the top', () => {
    const { files } = make();
    const { localizationInfo } = json(files['manifest.json']) as Manifest;
    const named = localizationInfo.additionalLanguages.map(({ file }) => file);
    expect(Object.keys(files)).to.have.members(['manifest.json', 'color.png', 'outline.png', ...named]);
    expect(localizationInfo.additionalLanguages.map(({ languageTag }) => languageTag)).to.have.members([
      'cy',
      'nl',
      'pl',
      'ur',
      'zh-cn',
    ]);
  });

  it('says each text in every language, within the length that Teams takes', () => {
    const { files } = make();
    const keys = new Set<string>();
    for (const [name, file] of Object.entries(files)) {
      if (!/^[a-z-]+\.json$/.test(name) || name === 'manifest.json') continue;
      const texts = json(file) as Record<string, string>;
      keys.add(Object.keys(texts).join());
      for (const [key, text] of Object.entries(texts)) {
        const longest = [
          [/^name\.short|title$/, 30],
          [/^name\.full/, 100],
          [/^description\.short/, 80],
          [/commands.*description$/, 128],
        ].find(([which]) => (which as RegExp).test(key));
        expect(text.length, `${name} ${key}`).to.be.within(1, (longest?.[1] as number) ?? 4000);
        expect(text, `${name} ${key}`).not.to.match(/teams-package|\{\{/);
      }
    }
    expect(keys.size, 'the same texts in each').to.equal(1);
  });

  it('offers only commands that the bot knows, in each language', () => {
    const { places, languages } = contentsOf({}, settings, catalogue, words.languages);
    for (const language of languages) {
      const { personal, shared } = textsIn(language, places, words, now);
      const known = (commands: { title: string }[]) =>
        commands.map(({ title }) => heard(title, { language }).command);
      const all = ['help', 'person', 'start-again', 'what-you-know', 'forget-me'];
      expect(known(personal), language).to.deep.equal(all);
      expect(known(shared), language).to.deep.equal(['help', 'person', 'forget-me']);
    }
  });

  it('is for people, chats and teams, with one list of commands for each', () => {
    const { bots } = manifestOf();
    expect(bots).to.have.length(1);
    expect(bots[0]).to.deep.include({
      botId: appId,
      scopes: ['personal', 'team', 'groupChat'],
      isNotificationOnly: false,
      supportsFiles: false,
    });
    expect(bots[0]!.commandLists.map(({ scopes }) => scopes)).to.deep.equal([
      ['personal'],
      ['team', 'groupChat'],
    ]);
  });

  it('replaces the one before: its id comes from that of the bot', () => {
    expect(manifestOf({ version: '1.0.1', developer: 'Leeds Council' }).id).to.equal(manifestOf().id);
    expect(teamsAppId(appId)).to.match(
      /^[0-9a-f]{8}-[0-9a-f]{4}-5[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/,
    );
    expect(teamsAppId(appId)).not.to.equal(teamsAppId(appId.replace('1f', '2f')));
  });

  it('is the same to the byte when it is made again', () => {
    expect(Buffer.from(make().zip).equals(Buffer.from(make().zip))).to.equal(true);
  });

  describe('of one place', () => {
    it('bears its name, and its first language stands in the manifest', () => {
      const manifest = manifestOf({ place: 'utrecht' });
      expect(manifest.localizationInfo.defaultLanguageTag).to.equal('nl');
      expect(manifest.name).to.deep.equal({ short: 'Wat Telt', full: 'Wat Telt in Utrecht' });
      expect(manifest.description.full).to.include('Voor mensen in Utrecht.');
    });

    it('links to its chat page, which says what is kept, unless told otherwise', () => {
      expect(manifestOf({ place: 'leeds' }).developer).to.deep.equal({
        name: 'Leeds',
        websiteUrl: 'https://chat.example.org/chat/leeds',
        privacyUrl: 'https://chat.example.org/chat/leeds',
        termsOfUseUrl: 'https://chat.example.org/chat/leeds',
      });
      const told = manifestOf({
        developer: 'Leeds Council',
        'privacy-url': 'https://leeds.example.org/privacy',
        'terms-url': 'https://leeds.example.org/terms',
      });
      expect(told.developer).to.include({
        name: 'Leeds Council',
        privacyUrl: 'https://leeds.example.org/privacy',
        termsOfUseUrl: 'https://leeds.example.org/terms',
      });
    });
  });

  it('holds only the languages that were asked for', () => {
    const { localizationInfo } = manifestOf({ languages: 'cy, en' });
    expect(localizationInfo.defaultLanguageTag).to.equal('cy');
    expect(localizationInfo.additionalLanguages).to.deep.equal([{ languageTag: 'en', file: 'en.json' }]);
  });

  describe('cannot be made', () => {
    const refuse = (wishes: Wishes, changed: Partial<Parameters<typeof contentsOf>[1]> = {}) =>
      expect(() => contentsOf(wishes, { ...settings, ...changed }, catalogue, words.languages));

    it('without an app id', () => refuse({}, { botService: null }).to.throw('MicrosoftAppId is not set'));
    it('without an address that Teams opens', () => {
      refuse({}, { publicUrl: null }).to.throw('PUBLIC_URL must be set');
      refuse({}, { publicUrl: 'http://chat.example.org' }).to.throw('begin with https://');
    });
    for (const [wishes, message] of [
      [{ place: 'atlantis' }, '--place atlantis is not known'],
      [{ version: '1.0' }, '--version 1.0 must be three numbers'],
      [{ developer: ' ' }, '--developer must be 1 to 32 characters'],
      [{ developer: 'x'.repeat(33) }, '--developer must be 1 to 32 characters'],
      [{ 'privacy-url': 'http://leeds.example.org' }, '--privacy-url http://leeds.example.org must be'],
      [{ 'terms-url': 'terms' }, '--terms-url terms must be'],
      [{ languages: 'en,xx' }, '--languages xx is not known'],
    ] as const) {
      it(`with ${JSON.stringify(wishes)}`, () => refuse(wishes).to.throw(message));
    }
  });

  describe('has icons', () => {
    const icon = (name: string) => readPng(Buffer.from(make().files[name]!));

    it('in colour, 192 pixels square, whole to its corners, the symbol in the middle half', () => {
      const { width, height, pixels } = icon('color.png');
      expect([width, height]).to.deep.equal([192, 192]);
      expect(pixels.every(([, , , alpha = 255]) => alpha === 255)).to.equal(true);
      const background = String(pixels[0]);
      const symbol = pixels.flatMap((pixel, at) => (String(pixel) === background ? [] : [at]));
      for (const at of symbol) {
        expect(at % 192).to.be.within(47, 144);
        expect(Math.floor(at / 192)).to.be.within(47, 144);
      }
      expect(symbol.length).to.be.above(1000);
    });

    it('in outline, 32 pixels square, white or clear and nothing else', () => {
      const { width, height, pixels } = icon('outline.png');
      expect([width, height]).to.deep.equal([32, 32]);
      for (const [red, green, blue] of pixels) expect([red, green, blue]).to.deep.equal([255, 255, 255]);
      expect(pixels.filter(([, , , alpha]) => alpha === 0).length).to.be.above(400);
      expect(pixels.filter(([, , , alpha]) => alpha === 255).length).to.be.above(100);
    });
  });
});

describe('npm run teams-package', () => {
  let folder: string;
  before(async () => (folder = await mkdtemp(join(tmpdir(), 'whatmatters-teams-'))));
  after(() => rm(folder, { recursive: true }));

  const run = (environment: Record<string, string>, ...options: string[]) =>
    promisify(execFile)(
      process.execPath,
      ['--import', 'tsx', join(projectRoot, 'bot/commands/teams-package.ts'), ...options],
      {
        cwd: projectRoot,
        env: {
          ...process.env,
          ...{ MicrosoftAppId: '', MicrosoftAppPassword: '', MicrosoftAppTenantId: '', PUBLIC_URL: '' },
          ...environment,
        },
      },
    );

  it('writes the file and prints where it is, and never the secret', async () => {
    const out = join(folder, 'new/app.zip');
    const environment = {
      MicrosoftAppId: appId,
      MicrosoftAppPassword: 'hunter2',
      MicrosoftAppTenantId: appId,
      PUBLIC_URL: 'https://chat.example.org',
    };
    const { stdout, stderr } = await run(environment, '--place', 'leeds', '--out', out);
    expect(stdout).to.equal(`${out}\n`);
    const files = unzipSync(await readFile(out));
    expect(files).to.include.keys('manifest.json', 'ur.json', 'pl.json');
    const everything = Object.values(files).map((file) => strFromU8(file, true));
    expect([stderr, ...everything].join()).not.to.include('hunter2');
  });

  it('says in one line what is missing', async () => {
    const failed = await run({}).catch((error: unknown) => error as { code: number; stderr: string });
    expect(failed).to.include({ code: 2 });
    expect(failed.stderr).to.match(/^MicrosoftAppId is not set[^\n]+\n$/);
  });
});
