import { expect } from 'chai';
import { clausesOf } from '../../../bot/understanding/second-layer/clauses.js';
import { tokenise } from '../../../bot/understanding/tokens.js';
import { wordsRead } from '../listener.js';

const { same } = wordsRead.matching;
const clauses = (text: string): string[] =>
  clausesOf(text, tokenise(text, same), new Set(['but'])).map((clause) => clause.text);

describe('the clauses of a message', () => {
  for (const [text, expected] of [
    ['I like the garden', ['I like the garden']],
    ['I like knitting. The nights are long', ['I like knitting', 'The nights are long']],
    ['I used to walk a lot but my knees are bad', ['I used to walk a lot', 'but my knees are bad']],
    ['Well, to be honest, I miss her', ['Well, to be honest', 'I miss her']],
    ['My wife died last year, sadly', ['My wife died last year, sadly']],
    ['', []],
  ] as const) {
    it(`"${text}"`, () => expect(clauses(text)).to.deep.equal(expected));
  }

  it('are few, and short enough to be read in time', () => {
    const many = clauses('one two three four. '.repeat(50));
    expect(many.length).to.be.at.most(8);
    expect(clauses('word '.repeat(200))[0]?.length).to.be.at.most(160);
  });
});
