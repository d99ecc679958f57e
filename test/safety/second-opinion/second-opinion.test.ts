import { expect } from 'chai';
import { learnWeights, type Example } from '../../../bot/safety/second-opinion/learn-weights.js';
import { opinionOnAll, secondOpinionOn } from '../../../bot/safety/second-opinion/second-opinion.js';
import {
  drawsFrom,
  messagesByOthers,
  ownMessages,
} from '../../../bot/safety/second-opinion/training-messages.js';
import learnt from '../../../bot/safety/second-opinion/weights.json' with { type: 'json' };

const example = (kind: Example['kind'], ...vector: number[]): Example => ({
  kind,
  vector: Float32Array.from(vector),
});

describe('the second opinion on danger', () => {
  const weights = learnWeights([
    example('harmless', 1, 0, 0, 0),
    example('life', 0, 1, 0, 0),
    example('harm', 0, 0, 1, 0),
    example('medical', 0, 0, 0, 1),
  ]);
  const opinion = (...vector: number[]) =>
    secondOpinionOn(vector, { model: 'any', threshold: 0.5, falseAlarms: 5, weights });

  it('learns from examples what is like danger, and which', () => {
    expect(opinion(0, 1, 0, 0).kind).to.equal('life');
    expect(opinion(0, 0, 1, 0).kind).to.equal('harm');
    expect(opinion(0, 0, 0, 1).kind).to.equal('medical');
    expect(opinion(0, 1, 0, 0).score).to.be.above(0.8);
    expect(opinion(1, 0, 0, 0).score).to.be.below(0.2);
  });

  it('weighs the whole of a message as much as its gravest clause', () => {
    const whole = { kind: 'life', score: 0.4 } as const;
    const clause = { kind: 'harm', score: 0.8 } as const;
    const all = opinionOnAll(whole, clause);
    expect(all.kind).to.equal('harm');
    expect(all.score).to.be.closeTo(0.6, 1e-9);
  });

  it('has weights for vectors of the sentence model, and a threshold that is far from always', () => {
    const { harmless, life, harm, medical } = learnt.weights;
    expect([harmless, life, harm, medical].map((row) => row.length)).to.deep.equal([385, 385, 385, 385]);
    expect(learnt.threshold).to.be.within(0.5, 0.99);
    expect(learnt.falseAlarms).to.be.at.most(5);
  });
});

describe('the messages that the second opinion learns from', () => {
  it('are drawn from lines with alternatives, the same ones each time', () => {
    const line = '{my son|he} hits me {at night|again}';
    const draws = drawsFrom(line, 3);
    expect(draws).to.have.length(3);
    expect(drawsFrom(line, 3)).to.deep.equal(draws);
    for (const draw of draws) expect(draw).to.match(/^(my son|he) hits me (at night|again)$/);
    expect(drawsFrom('he hits me', 3)).to.deep.equal(['he hits me']);
  });

  for (const [language, least] of [
    ['en', 300],
    ['cy', 100],
    ['nl', 100],
    ['zh', 100],
  ] as const) {
    it(`have no open brackets left in them, and none of those by others among our own: ${language}`, () => {
      const own = ownMessages(language);
      expect(own.filter(({ text }) => /[{}|]/.test(text))).to.deep.equal([]);
      const texts = new Set(own.map(({ text }) => text));
      const others = messagesByOthers(language);
      expect(others.length).to.be.above(least);
      expect(others.filter(({ text }) => texts.has(text))).to.deep.equal([]);
    });
  }
});
