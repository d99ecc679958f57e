import { expect } from 'chai';
import { learnWordWeights, type WordExample } from '../../../bot/safety/second-opinion/learn-word-weights.js';
import { letterBuckets, letterFeatures } from '../../../bot/safety/second-opinion/letter-features.js';
import { buckets, wordFeatures } from '../../../bot/safety/second-opinion/word-features.js';
import {
  featuresIn,
  languagesOfWordOpinion,
  readWordWeights,
  wordOpinionOn,
  type WordWeights,
} from '../../../bot/safety/second-opinion/word-opinion.js';
import { tokenise, type Token } from '../../../bot/understanding/tokens.js';
import { listenWithContent } from '../../understanding/content-listener.js';
import { wordsRead } from '../../understanding/listener.js';

const tokens = (text: string): Token[] => tokenise(text, wordsRead.matching.same);

describe('the numbers that stand for words', () => {
  it('are the same for words of one stem and one group, and differ with their order', () => {
    const shared = (one: string, other: string): number => {
      const there = new Set(wordFeatures(tokens(other)));
      return wordFeatures(tokens(one)).filter((feature) => there.has(feature)).length;
    };
    expect(shared('my husband hits me', 'my wife punched me')).to.be.above(
      shared('my husband hits me', 'my garden suits me'),
    );
    expect(wordFeatures(tokens('dog bites man'))).to.not.have.members(wordFeatures(tokens('man bites dog')));
  });

  it('are few enough to be looked up, and each within bounds', () => {
    const features = wordFeatures(tokens('he had his hands round my neck last night '.repeat(20)));
    expect(features.every((feature) => feature >= 0 && feature < buckets)).to.equal(true);
    expect(features.length).to.be.below(400);
  });
});

describe('the numbers that stand for words and their letters', () => {
  const shared = (one: string, other: string): number => {
    const there = new Set(letterFeatures(tokens(other)));
    return letterFeatures(tokens(one)).filter((feature) => there.has(feature)).length;
  };

  it('are mostly the same for a Welsh word in its mutations, a Dutch compound, and a slip of the finger', () => {
    expect(shared('tabledi', 'nhabledi')).to.be.above(4);
    expect(shared('slaappillen', 'pillen')).to.be.above(4);
    expect(shared('paracetamol', 'paracetemol')).to.be.above(8);
    expect(shared('tabledi', 'cerdded')).to.be.below(3);
  });

  it('know Chinese characters by themselves and with the next, simplified or not', () => {
    expect(letterFeatures(tokens('不想活'))).to.have.length(5);
    expect(letterFeatures(tokens('斷了'))).to.have.members(letterFeatures(tokens('断了')));
  });

  it('join no words over the end of a sentence, and are each within bounds', () => {
    expect(letterFeatures(tokens('我想。死了'))).to.have.length(6);
    const features = letterFeatures(tokens("mae o'n fy nharo i bob nos ".repeat(20)));
    expect(features.every((feature) => feature >= 0 && feature < letterBuckets)).to.equal(true);
    expect(features.length).to.be.below(200);
  });
});

describe('the second opinion on words', () => {
  it('learns from examples what is like danger, and which', () => {
    const example = (kind: WordExample['kind'], text: string): WordExample => ({
      kind,
      features: wordFeatures(tokens(text)),
    });
    const learnt = learnWordWeights(
      [
        example('harmless', 'a walk in the park'),
        example('life', 'nothing left for me'),
        example('harm', 'he locks the door'),
        example('medical', 'she fell and is grey'),
      ],
      buckets,
    );
    const scale = 0.1;
    const row = (kind: keyof typeof learnt): Int8Array => Int8Array.from(learnt[kind], (w) => w / scale);
    const weights: WordWeights = {
      threshold: 0.5,
      falseAlarms: 5,
      scale,
      rows: { harmless: row('harmless'), life: row('life'), harm: row('harm'), medical: row('medical') },
      features: wordFeatures,
    };
    expect(wordOpinionOn(tokens('he locks the gate'), weights).kind).to.equal('harm');
    expect(wordOpinionOn(tokens('he locks the gate'), weights).score).to.be.above(0.5);
    expect(wordOpinionOn(tokens('a park to walk in'), weights).score).to.be.below(0.5);
  });

  for (const language of languagesOfWordOpinion) {
    it(`has weights for every feature, and a threshold that is far from always: ${language}`, () => {
      const weights = readWordWeights(language);
      expect(Object.values(weights?.rows ?? {}).map(({ length }) => length)).to.deep.equal(
        Array.from({ length: 4 }, () => featuresIn(language).buckets + 1),
      );
      expect(weights?.threshold).to.be.within(0.3, 0.97);
      expect(weights?.falseAlarms).to.be.at.most(8);
    });
  }

  it('has none where nothing was learnt', () => {
    expect(readWordWeights('tlh')).to.equal(null);
  });
});

describe('the second opinion on words, in a message', () => {
  let safety: (text: string) => string | null;
  before(async () => {
    const hear = await listenWithContent();
    safety = (text) => {
      const found = hear(text).safety;
      return found && found.level;
    };
  });

  it('leads to the question and to no more, where no phrase found danger', () => {
    for (const text of [
      'we have to be quiet when his car pulls in',
      'I am labelling everything in the flat for whoever finds it',
      "pan glywa i'r car yn dod adre ma'r plant yn mynd yn dawel",
      'als zijn sleutel in het slot gaat zijn de kinderen muisstil',
      '一听见他的钥匙声，孩子们就都不敢出声了',
    ])
      expect(safety(text), text).to.equal('check');
  });

  it('is silent of everyday wishes, of answers and commands, and of very short messages', () => {
    for (const text of [
      'is there a walking group on Tuesdays',
      'oes côr yn y pentre?',
      'is er een koor in de buurt?',
      '附近有合唱队吗？',
      '不知道',
      'yes',
      'help',
      'LS6',
      'oh dear',
    ])
      expect(safety(text), text).to.equal(null);
  });

  it('is silent where a phrase has something to say of the message', () => {
    for (const text of ['I could murder a curry', 'marw isio paned', 'ik lach me dood', '打死我也不去'])
      expect(safety(text), text).to.equal(null);
    expect(safety('he never hit me')).to.equal(null);
  });
});
