import { expect } from 'chai';
import type { Heard, Listening } from '../../../dialogs/heard.js';
import { createUnderstanding } from '../../../bot/understanding/create.js';
import type { SentenceModel } from '../../../bot/understanding/second-layer/sentence-model.js';
import type { SentenceReading } from '../../../bot/understanding/second-layer/sentence-model-worker.js';
import { smallCatalogue } from '../small-catalogue.js';

const listening: Listening = {
  language: 'en',
  place: 'leeds',
  now: new Date('2026-11-20T10:00:00Z'),
  offered: [],
  asked: 'matters',
};

/** A model that thinks the same of every message, and remembers what it was asked. */
function modelThatThinks(reading: Partial<SentenceReading> | null) {
  const asked: (readonly string[])[] = [];
  const sentences: SentenceModel = {
    async read(clauses) {
      asked.push(clauses);
      return reading && { danger: null, topics: [], ...reading };
    },
    ready: async () => undefined,
    close: async () => undefined,
  };
  const hear = async (text: string, other: Partial<Listening> = {}): Promise<Heard> => {
    const understanding = createUnderstanding({
      catalogue: () => smallCatalogue,
      recognizers: false,
      secondLayer: { sentences },
    });
    const heard = await understanding.hear(text, { ...listening, ...other });
    await understanding.close();
    return heard;
  };
  return { asked, hear };
}

const danger = { danger: { kind: 'life' as const, score: 0.99, clause: 0 } };
const topic = (id: string, likeness: number, clause = 0) => ({ topic: id, likeness, clause });

describe('the second opinion on danger', () => {
  it('asks, and quotes the clause', async () => {
    const { safety } = await modelThatThinks(danger).hear('Somebody has the dog now. That is sorted.');
    expect(safety).to.deep.equal({ kind: 'life', level: 'check', words: 'Somebody has the dog now' });
  });

  for (const [what, text] of [
    ['where a harmless way of speaking was heard', 'I nearly kill myself laughing at that film'],
    ['where a danger was denied', 'he never hit me in all those years'],
    ['on a command', 'start again'],
    ['on two words', 'my dog'],
    ['on another language', 'chciałbym pójść na spacer z psem'],
  ] as const) {
    it(`does not count ${what}`, async () => {
      expect((await modelThatThinks(danger).hear(text)).safety).to.equal(null);
    });
  }

  it('never lowers or replaces what the phrases say', async () => {
    const { hear, asked } = modelThatThinks({ danger: { kind: 'harm', score: 1, clause: 0 } });
    expect((await hear('I want to kill myself and so on')).safety).to.include({
      kind: 'life',
      level: 'urgent',
    });
    expect(asked).to.deep.equal([]);
  });
});

describe('topics that a message may be about', () => {
  it('are two at most, the likeliest first, with the clause, and never taken for said', async () => {
    const topics = [topic('games', 0.5), topic('music', 0.7), topic('walking', 0.6)];
    const { perhaps, topics: said } = await modelThatThinks({ topics }).hear(
      'The phone never rings these days',
    );
    expect(perhaps.map((one) => one.topic)).to.deep.equal(['music', 'walking']);
    expect(perhaps[0]?.words).to.equal('The phone never rings these days');
    expect(said).to.deep.equal([]);
  });

  for (const [what, text, other] of [
    ['that were heard already', 'I miss the choir so very much', {}],
    ['that were turned down', 'anything at all but singing please', {}],
    ['of a clause that turns something down', "I'm not interested in making a noise", {}],
    ['where something else was asked', 'the phone never rings these days', { asked: 'whereabouts' }],
  ] as const) {
    it(`are none ${what}`, async () => {
      const { perhaps } = await modelThatThinks({ topics: [topic('music', 0.9)] }).hear(text, other);
      expect(perhaps).to.deep.equal([]);
    });
  }

  it('are none that are hardly like it, or that the content no longer has', async () => {
    const topics = [topic('music', 0.4), topic('skydiving', 0.9)];
    expect(
      (await modelThatThinks({ topics }).hear('The phone never rings these days')).perhaps,
    ).to.deep.equal([]);
  });
});

describe('without the sentence model', () => {
  it('everything else is heard as before', async () => {
    const heard = await modelThatThinks(null).hear('I love gardening on Tuesday evenings');
    expect(heard.topics.map((one) => one.topic)).to.deep.equal(['gardening']);
    expect(heard).to.deep.include({ perhaps: [], safety: null });
  });
});

describe('the search', () => {
  it('is for messages in which nothing else was heard', async () => {
    const { hear } = modelThatThinks(null);
    expect((await hear('the growers')).activities).to.deep.equal([
      { activity: 'growers/saturday-allotment', words: 'growers', found: true },
    ]);
    expect((await hear('the growers on Tuesday evenings')).activities).to.deep.equal([]);
    expect((await hear('growers', { place: 'utrecht' })).activities).to.deep.equal([]);
  });
});
