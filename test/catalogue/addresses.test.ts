import { expect } from 'chai';
import { website } from '../../bot/catalogue/addresses.js';
import { Report } from '../../bot/catalogue/report.js';

describe('websites', () => {
  const read = (written: string) =>
    website.read({ kind: 'text', value: written, at: 0 }, new Report('file', written));

  it('takes web, telephone and e-mail addresses', () => {
    expect(read('https://example.org/tea')).to.equal('https://example.org/tea');
    expect(read('tel:+441134960123')).to.equal('tel:+441134960123');
  });
  for (const written of [
    'javascript:alert(1)',
    ' JavaScript:alert(1)',
    'java\nscript:alert(1)',
    'data:text/html,hello',
    'www.example.org',
    'https://user:secret@example.org',
    'https://exa mple.org',
  ]) {
    it(`refuses ${JSON.stringify(written)}`, () => expect(read(written)).to.equal(undefined));
  }
});
