import { expect } from 'chai';
import { learnWeights, type Example } from '../../../bot/safety/second-opinion/learn-weights.js';
import { secondOpinionOn } from '../../../bot/safety/second-opinion/second-opinion.js';
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

  it('has weights for vectors of the sentence model, and a threshold that is far from always', () => {
    const { harmless, life, harm, medical } = learnt.weights;
    expect([harmless, life, harm, medical].map((row) => row.length)).to.deep.equal([385, 385, 385, 385]);
    expect(learnt.threshold).to.be.within(0.5, 0.99);
    expect(learnt.falseAlarms).to.be.at.most(5);
  });
});
