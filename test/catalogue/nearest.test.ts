import { expect } from 'chai';
import { distance, nearest } from '../../bot/catalogue/nearest.js';

describe('the nearest word', () => {
  it('counts letters changed, added, left out and swapped', () => {
    expect(distance('gardening', 'gardening')).to.equal(0);
    expect(distance('gradening', 'gardening')).to.equal(1);
    expect(distance('wensday', 'wednesday')).to.equal(2);
    expect(distance('', 'art')).to.equal(3);
  });
  it('is none where nothing is near', () => {
    expect(nearest('gardning', ['gardening', 'walking'])).to.equal('gardening');
    expect(nearest('zzz', ['gardening', 'walking'])).to.equal(null);
  });
});
