import { expect } from 'chai';
import { website } from '../../bot/catalogue/addresses.js';
import { Report } from '../../bot/catalogue/report.js';

describe('websites', () => {
  const read = (written: string, report = new Report('file', written)) =>
    website.read({ kind: 'text', value: written, at: 0 }, report);
  const adviceOn = (written: string) => {
    const report = new Report('file', written);
    return [read(written, report), report.errors, ...report.problems.map(({ message }) => message)];
  };

  it('takes web, telephone and e-mail addresses', () => {
    expect(read('https://example.org/tea')).to.equal('https://example.org/tea');
    expect(read('tel:+441134960123')).to.equal('tel:+441134960123');
  });
  it('takes an address without https:// as people say it, and advises on what is not https', () => {
    expect(adviceOn('https://example.org')).to.deep.equal(['https://example.org/', 0]);
    expect(adviceOn('www.example.org')).to.deep.equal([
      'https://www.example.org/',
      0,
      "We take this for 'https://www.example.org'. Write it so if it is right.",
    ]);
    expect(adviceOn('http://example.org/tea')[2]).to.contain(
      "If 'https://example.org/tea' works, write that",
    );
  });
  for (const written of [
    'javascript:alert(1)',
    ' JavaScript:alert(1)',
    'java\nscript:alert(1)',
    'data:text/html,hello',
    'growers at example.org',
    'a@example.org',
    `https://example.org/${'a'.repeat(1000)}`,
    'https://user:secret@example.org',
    'https://exa mple.org',
  ]) {
    it(`refuses ${JSON.stringify(written)}`, () => expect(read(written)).to.equal(undefined));
  }
});
