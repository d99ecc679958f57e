import path from 'node:path';
import { expect } from 'chai';
import type { Problem } from '../../bot/catalogue/catalogue.js';
import { loadCatalogue } from '../../bot/catalogue/load.js';
import { projectRoot } from '../../bot/root.js';
import { checkSafetySentences } from '../../bot/safety/check-sentences.js';
import { withContent } from '../catalogue/content-on-disk.js';

const locales = path.join(projectRoot, 'locales');

const check = async (folder: string): ReturnType<typeof checkSafetySentences> =>
  checkSafetySentences(folder, await loadCatalogue(folder), locales);

const inWords = (problems: readonly Problem[]): string =>
  problems.map(({ file, line, message }) => `${file}:${line} ${message}`).join('\n');

describe('the sentences beside the safety phrases', () => {
  let checked: Awaited<ReturnType<typeof check>>;
  before(async () => {
    checked = await check(path.join(projectRoot, 'content'));
  });

  for (const [language, least] of [
    ['en', 80],
    ['cy', 20],
    ['nl', 20],
    ['pl', 20],
    ['ur', 20],
    ['zh', 20],
  ] as const) {
    it(`are all taken as they must be: ${language}`, () => {
      const here = checked.problems.filter(({ file }) => file.startsWith(`safety/${language}.`));
      expect(inWords(here)).to.equal('');
      expect(checked.judged.get(language)).to.be.at.least(least);
    });
  }

  it('stand beside the phrases of every language', () => {
    expect(inWords(checked.problems.filter(({ level }) => level === 'advice'))).to.equal('');
  });
});

describe('a sentence that is not taken as it must be', () => {
  const phrases = 'harmless: [dying to try]\nlife:\n  urgent: [kill myself]\n  check: [no point]\n';
  const wrongs = async (sentences: string): Promise<string[]> =>
    withContent({ 'safety/en.yaml': phrases, 'safety/en.tests.yaml': sentences }, async (folder) =>
      (await check(folder)).problems.map(({ line, level, message }) => `${line} ${level} ${message}`),
    );

  it('is an error at its line where somebody in danger is not noticed', async () => {
    const [wrong, ...others] = await wrongs('must-catch:\n  life:\n    urgent:\n      - I want to die\n');
    expect(wrong).to.match(/^4 error Somebody in danger is not noticed: "I want to die".*safety\/en\.yaml/);
    expect(others).to.deep.equal([]);
  });

  it('is one where danger is taken too lightly, or for another', async () => {
    const [lightly] = await wrongs('must-catch: { life: { urgent: [there is no point] } }');
    expect(lightly).to.contain('Taken too lightly');
    const [other] = await wrongs('must-catch: { harm: { check: [I will kill myself] } }');
    expect(other).to.contain('Taken for another danger');
  });

  it('is one where harmless words are taken for danger', async () => {
    expect((await wrongs('must-not-catch: [there is no point in rain]'))[0]).to.contain('False alarm');
    expect((await wrongs('never-urgent: [I will kill myself]'))[0]).to.contain('False alarm');
  });

  it('is none where more is noticed than must be', async () => {
    expect(await wrongs('must-catch: { life: { check: [I will kill myself] } }')).to.deep.equal([]);
    expect(await wrongs('never-urgent: [there is no point]')).to.deep.equal([]);
    expect(await wrongs('must-not-catch: [I am dying to try it]')).to.deep.equal([]);
  });

  it('is told from a file of phrases, and missed where there is none', async () => {
    await withContent({ 'safety/en.tests.yaml': 'must-not-catch: [a nice cup of tea]' }, async (folder) => {
      expect([...(await loadCatalogue(folder)).safety.keys()]).to.deep.equal(['en']);
    });
    await withContent({ 'safety/en.tests.yaml': null }, async (folder) => {
      const { problems } = await check(folder);
      expect(problems.map(({ level, message }) => `${level} ${message}`)).to.have.length(1);
      expect(problems[0]?.message).to.contain('Add safety/en.tests.yaml');
    });
  });
});
