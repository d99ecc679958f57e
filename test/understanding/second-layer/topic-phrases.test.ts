import { expect } from 'chai';
import { topicPhrasesOf } from '../../../bot/understanding/second-layer/topic-phrases.js';
import { smallCatalogue } from '../small-catalogue.js';

describe('what people say of a topic, as plain English', () => {
  const phrases = new Map(topicPhrasesOf(smallCatalogue).map((one) => [one.topic, one.phrases]));

  it('has no marks in it, and the first of two ways', () => {
    expect(phrases.get('gardening')).to.deep.equal(['gardening', 'grow vegetables']);
    expect(phrases.get('bereavement')).to.deep.equal(['bereavement', 'wife died', 'lost my wife']);
  });

  it('has the name even where there is nothing else', () => {
    expect(phrases.get('faith')).to.deep.equal(['faith']);
  });
});
