import { expect } from 'chai';
import type { SafetyFinding, SafetyKind } from '../../dialogs/heard.js';
import { greeting } from '../../dialogs/hello.js';
import { Talk, madeUpWorld, topic } from './talk.js';

const said = (kind: SafetyKind, level: SafetyFinding['level']): { safety: SafetyFinding } => ({
  safety: { kind, level, words: 'some words' },
});

describe('a language in which cries for help may not be noticed', () => {
  const world = madeUpWorld();

  it('is told so in the greeting, with everybody who can be called', () => {
    expect(greeting(world, 'ro').at(-1)).to.deep.equal({ say: 'hello:may-not-notice', helpLines: 'any' });
  });

  it('is not spoken of where there are phrases for it', () => {
    expect(greeting(world, 'en').at(-1)).to.deep.equal({ say: 'hello:emergency', helpLines: 'emergency' });
  });

  it('is told so when the conversation changes to it', async () => {
    const both = { ...world, place: { ...world.place, spoken: ['en', 'ro'] } };
    const talk = new Talk(both);
    await talk.hear({ switchTo: 'ro' });
    expect(talk.said).to.include('hello:may-not-notice');
    await talk.hear({ switchTo: 'en' });
    expect(talk.said).to.not.include('hello:may-not-notice');
  });
});

describe('counting danger', () => {
  it('counts the kind and level of each finding, and nothing of what was said', async () => {
    const talk = new Talk();
    await talk.hear(said('life', 'urgent'));
    expect(talk.counted).to.deep.equal([{ kind: 'danger', of: 'life/urgent' }]);
    await talk.hear(said('harm', 'check'));
    expect(talk.counted).to.deep.equal([{ kind: 'danger', of: 'harm/check' }]);
    await talk.hear({ topics: [topic('gardening')] });
    expect(talk.counted.map(({ kind }) => kind)).to.not.include('danger');
  });

  for (const answer of ['safe', 'not-sure', 'not-safe']) {
    it(`counts the answer "${answer}" to whether somebody is safe`, async () => {
      const talk = new Talk();
      await talk.hear(said('life', 'check'));
      await talk.hear({ choice: answer });
      expect(talk.counted).to.deep.include({ kind: 'are-you-safe', of: answer });
    });
  }

  it('counts no answer where none was given', async () => {
    const talk = new Talk();
    await talk.hear(said('life', 'check'));
    await talk.hear({ topics: [topic('gardening')] });
    expect(talk.counted.map(({ kind }) => kind)).to.not.include('are-you-safe');
  });
});
