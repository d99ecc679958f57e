import path from 'node:path';
import { expect } from 'chai';
import type { Catalogue, HelpLine } from '../../bot/catalogue/catalogue.js';
import { uncheckedForAYear } from '../../bot/catalogue/help-line-age.js';
import { loadCatalogue } from '../../bot/catalogue/load.js';
import { parseHelpLinesFile } from '../../bot/catalogue/people-files.js';
import { projectRoot } from '../../bot/root.js';
import { helpLinesFor } from '../../bot/words/help-lines.js';
import { helpLine } from '../web/sample.js';

describe('help lines that nobody checks', () => {
  const checked = (day: string): HelpLine => helpLine({ id: day, checked: day });
  const lines = ['2025-11-19', '2025-11-20', '2026-11-20'].map(checked);

  it('are named after a year', () => {
    const ids = (today: string): string[] => uncheckedForAYear(lines, today).map(({ id }) => id);
    expect(ids('2026-11-20')).to.deep.equal(['2025-11-19']);
    expect(ids('2026-11-21')).to.deep.equal(['2025-11-19', '2025-11-20']);
  });

  for (const part of ['checked: 2026-10-01', 'source: a report']) {
    it(`are refused without "${part.split(':')[0]}"`, () => {
      const whole = [
        'id: one',
        'culture: GB',
        'kinds: [life]',
        'name: { en: One }',
        'phone: 116 123',
        'checked: 2026-10-01',
        'source: a report',
      ];
      const read = (fields: string[]) => parseHelpLinesFile(`- ${fields.join('\n  ')}\n`, 'help-lines.yaml');
      expect(read(whole).helpLines).to.have.length(1);
      const { helpLines, problems } = read(whole.filter((field) => field !== part));
      expect(helpLines).to.deep.equal([]);
      expect(problems[0]).to.include({ level: 'error', line: 1 });
    });
  }
});

describe('the help lines that come with the project', () => {
  let catalogue: Catalogue;
  before(async () => {
    catalogue = await loadCatalogue(path.join(projectRoot, 'content'));
  });

  it('are there for every culture, for an emergency and for each kind of danger', () => {
    const cultures = new Set(catalogue.helpLines.map(({ culture }) => culture));
    for (const place of catalogue.places.values()) cultures.add(place.culture);
    expect(cultures).to.include.members(['GB-ENG', 'GB-WLS', 'SG', 'NL', 'CN']);
    for (const culture of cultures) {
      for (const kind of ['emergency', 'life', 'harm', 'medical']) {
        const lines = helpLinesFor(catalogue.helpLines, culture, kind);
        const own = lines.filter(({ kinds }) => kinds.includes(kind));
        expect(
          own.map(({ id }) => id),
          `${kind} in ${culture}`,
        ).to.not.deep.equal([]);
        expect(lines[0]?.kinds, `the first to call for ${kind} in ${culture}`).to.include('emergency');
        expect(lines[0]?.dial).to.match(/^\d{3}$/);
      }
    }
  });

  it('are dialled as they are shown, and short numbers without a country code', () => {
    for (const { id, shown, dial, text } of catalogue.helpLines) {
      if (dial !== null) expect(dial, id).to.equal(shown.replace(/\D/g, ''));
      if (text !== null) expect(text.to, id).to.match(/^\d+$/);
    }
    const samaritans = catalogue.helpLines.find(({ id }) => id === 'uk-samaritans');
    expect(samaritans).to.include({ shown: '116 123', dial: '116123' });
  });

  it('show numbers in groups, as people write them', () => {
    for (const { id, shown, dial } of catalogue.helpLines) {
      if (dial !== null && dial.length > 5) expect(shown, id).to.match(/^\d{2,4}([ -]\d{2,4})+$/);
    }
  });

  it('say nothing of violence in the chat where somebody may read along', () => {
    const telling =
      /abuse|violence|refuge|harm|geweld|przemoc|cam-drin|ofn|fear|women|thuis|家暴|暴力|妇女|تشدد/i;
    for (const { culture } of catalogue.places.values()) {
      for (const line of helpLinesFor(catalogue.helpLines, culture, 'harm')) {
        const shown = [...line.name.values(), line.url ?? ''].join(' ');
        expect(shown, line.id).to.not.match(telling);
      }
      const open = helpLinesFor(catalogue.helpLines, culture, 'any');
      const whole = helpLinesFor(catalogue.helpLines, culture, 'harm').map(({ id }) => id);
      expect(open.map(({ id }) => id)).to.include.members(whole);
    }
  });
});
