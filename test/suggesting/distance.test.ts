import { expect } from 'chai';
import { metresBetween, type Point } from '../../bot/suggesting/distance.js';
import { suggest } from '../../bot/suggesting/suggest.js';
import { activity, asking, here, indexOf, middle, wants } from './example.js';

describe('The distance between two points', () => {
  it('is that of the globe', () => {
    expect(metresBetween([0, 0], [1, 0])).to.be.closeTo(111_195, 1);
    expect(metresBetween([60, 10], [60, 11])).to.be.closeTo(55_597, 5);
    expect(metresBetween([53.8, -1.55], [53.8, -1.55])).to.equal(0);
  });

  it('goes the short way round', () => {
    expect(metresBetween([-17, 179.99], [-17, -179.99])).to.be.closeTo(2127, 5);
  });
});

describe('Reach', () => {
  const fitsAt = (at: Point, from: Point = middle) => {
    const where = {
      kind: 'at',
      name: 'there',
      postcode: null,
      at: [at[0], at[1]] as [number, number],
    } as const;
    const story = wants(['gardening'], { where: here && { ...here, at: [from[0], from[1]] } });
    return suggest(indexOf([activity({ where })]), story, asking()).widened.length === 0;
  };

  it('is the same in all directions', () => {
    const degree = 111_195;
    const narrow = degree * Math.cos((middle[0] * Math.PI) / 180);
    for (const sign of [1, -1]) {
      expect(fitsAt([middle[0] + (sign * 4900) / degree, middle[1]])).to.equal(true);
      expect(fitsAt([middle[0] + (sign * 5100) / degree, middle[1]])).to.equal(false);
      expect(fitsAt([middle[0], middle[1] + (sign * 4900) / narrow])).to.equal(true);
      expect(fitsAt([middle[0], middle[1] + (sign * 5100) / narrow])).to.equal(false);
    }
  });

  it('does not end at the line where longitudes start anew', () => {
    expect(fitsAt([-17, -179.99], [-17, 179.99])).to.equal(true);
  });
});
