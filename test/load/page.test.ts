import { expect } from 'chai';
import { timesOf } from './figures.js';
import { time } from './options.js';
import { wordsOf } from './page.js';

describe('the words of a page', () => {
  it('are what a browser shows', () => {
    const html = '<style>p { }</style><p>You said “yes &amp; no”.</p>\n<b>It&#39;s &lt;3</b>';
    expect(wordsOf(html)).to.equal("You said “yes & no”. It's <3");
  });
});

describe('the figures of a run', () => {
  it('are of the times that were measured, whatever their order', () => {
    const measured = Array.from({ length: 100 }, (_, at) => 100 - at);
    expect(timesOf(measured)).to.deep.equal({ count: 100, median: 50, p95: 95, p99: 99, longest: 100 });
    expect(timesOf([])).to.equal(null);
  });

  it('are asked for in the usual units', () => {
    expect(['90s', '5m', '500ms', '20'].map((written) => time('for', written))).to.deep.equal([
      90_000, 300_000, 500, 20_000,
    ]);
    expect(() => time('for', 'soon')).to.throw('--for must be a time');
  });
});
