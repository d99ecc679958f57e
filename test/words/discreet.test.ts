import path from 'node:path';
import { expect } from 'chai';
import { projectRoot } from '../../bot/root.js';
import { readLocales } from '../../bot/words/locales.js';

/** Words that would tell somebody who reads along that violence at home was spoken of, in the languages installed. */
const telling =
  /abus|violen|\bhit|\bhurt|partner|police|cam-drin|trais|geweld|mishandel|politie|przemoc|policj|تشدد|پولیس|家暴|暴力|虐待|警察/i;

describe('what is said to somebody who may be at risk at home', () => {
  const locales = readLocales(path.join(projectRoot, 'locales'));
  const spoken = Object.entries(locales.store.data).filter(([, files]) => 'safety' in files);

  for (const [language, files] of spoken) {
    it(`tells nothing to somebody who reads along: ${language}`, () => {
      const said = Object.entries({
        ...(files['safety'] as Record<string, string>),
        ...(files['are-you-safe'] as Record<string, string>),
      }).filter(([key]) => /(^|-)harm(_|$)/.test(key));
      expect(said.map(([key]) => key)).to.include.members(['urgent-harm', 'again-harm', 'harm']);
      for (const [key, words] of said) expect(words, key).to.not.match(telling);
    });
  }

  it('points to the button that leaves the page, by its own name', () => {
    for (const [language, files] of spoken) {
      const { leave } = files['web'] as Record<string, string>;
      const words = (files['safety'] as Record<string, string>)['urgent-harm'];
      if (leave !== undefined) expect(words, language).to.contain(leave);
    }
  });
});
