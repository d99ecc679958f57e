import { expect } from 'chai';
import { TokenBuckets } from '../../bot/channels/token-buckets.js';

describe('a token bucket for each source', () => {
  it('gives so many at once and so many a second', () => {
    let now = 0;
    const buckets = new TokenBuckets({ rate: 2, burst: 3 }, () => now);
    const given = (times: number) =>
      Array.from({ length: times }, () => buckets.take('one')).filter(Boolean).length;
    expect(given(10)).to.equal(3);
    now = 1000;
    expect(given(10)).to.equal(2);
    now = 60_000;
    expect(given(10), 'no more than at once').to.equal(3);
    expect(buckets.take('another')).to.equal(true);
  });

  it('remembers those who are heard, however many others come', () => {
    const buckets = new TokenBuckets({ rate: 0, burst: 1 }, () => 0);
    buckets.take('busy');
    for (let other = 0; other < 25_000; other += 1) {
      buckets.take(`other ${other}`);
      if (other % 1000 === 0) expect(buckets.take('busy')).to.equal(false);
    }
    expect(buckets.knows('busy')).to.equal(true);
    expect(buckets.knows('other 0')).to.equal(false);
  });
});
