import { expect } from 'chai';
import { indexDanger } from '../../bot/safety/danger-index.js';
import { findDanger } from '../../bot/safety/danger.js';
import { wordsRead } from '../understanding/listener.js';
import { smallCatalogue } from '../understanding/small-catalogue.js';

const index = indexDanger(smallCatalogue.safety, wordsRead);
const danger = (text: string): string | null => {
  const found = findDanger(text, index);
  return found && `${found.kind} ${found.level}`;
};

describe('noticing that somebody may be in danger', () => {
  for (const [text, expected] of [
    ['I want to kill myself', 'life urgent'],
    ['i just wanna die', 'life urgent'],
    ['Im feeling suicidle and dont no who to talk to', 'life urgent'],
    ["I don't want to be here any more", 'life urgent'],
    ["honestly what's the point", 'life check'],
    ['he hits me', 'harm urgent'],
    ['I have chest pain', 'medical urgent'],
    ['my chest pains are back, can you find me a choir', 'medical urgent'],
    ['nie chcę już żyć', 'life urgent'],
    ['nie chce zyc', 'life urgent'],
    ['我想死', 'life urgent'],
  ] as const) {
    it(`"${text}"`, () => expect(danger(text)).to.equal(expected));
  }

  it('gives the gravest where there are several', () => {
    expect(danger('what’s the point, I want to kill myself, he hit me')).to.equal('life urgent');
  });

  it('quotes the words', () => {
    expect(findDanger('Honestly I WANT to die.', index)?.words).to.equal('WANT to die');
  });
});

describe('not taking harmless words for danger', () => {
  for (const text of [
    'I nearly killed myself laughing',
    'dying to try the choir',
    'I nearly had a heart attack when I saw the bill',
    'he never hit me',
    'I had a heart attack last year',
    'no chest pain',
    'I went to the suicide prevention training',
  ]) {
    it(`"${text}"`, () => expect(danger(text)).to.equal(null));
  }
});

describe('asking rather than assuming', () => {
  for (const [text, expected] of [
    ["I'm not suicidal", 'life check'],
    ['I would never kill myself', 'life check'],
    ['I was suicidal years ago', 'life check'],
    ['my ex used to hit me', 'harm check'],
  ] as const) {
    it(`"${text}"`, () => expect(danger(text)).to.equal(expected));
  }

  for (const text of [
    'No, I want to kill myself',
    "I'm not sleeping and I want to die",
    'my husband died two years ago and I want to die',
    'my brother killed himself last year and I want to die',
    'I used to be happy, now I am suicidal',
  ]) {
    it(`is not put off by what else is said: "${text}"`, () => expect(danger(text)).to.equal('life urgent'));
  }

  it('does not take a no that denies nothing for a denial', () => {
    expect(danger("I can't stop wanting to kill myself")).to.equal('life urgent');
    expect(danger("I'm not joking I want to die")).to.equal('life urgent');
  });
});
