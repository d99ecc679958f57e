import { expect } from 'chai';
import { projectRoot } from '../../../bot/root.js';
import { valueWords } from '../../../bot/web/edit/change-words.js';
import { readLocales } from '../../../bot/words/locales.js';
import { createWords } from '../../../bot/words/words.js';
import { catalogueOf, madeUpPlace } from '../../bench/made-up-place.js';

describe('what changed in a file, in words', () => {
  const catalogue = catalogueOf({ ...madeUpPlace(0).place, id: 'leeds' });
  const words = createWords(readLocales(`${projectRoot}/locales`), () => catalogue);
  const said = (language: string, ...when: (string | Record<string, string>)[]) =>
    valueWords('when', when, words.in(language, 'leeds', new Date('2026-11-20T10:00Z')));

  it('names days and times in the language of the page', () => {
    const saturday = { day: 'saturday', from: '10:00', to: '12:30' };
    expect(said('en', saturday)).to.equal('Saturday (Every week), 10:00 to 12:30');
    expect(said('cy', saturday)).to.equal('Dydd Sadwrn (Bob wythnos), 10:00 i 12:30');
    expect(said('pl', saturday)).to.equal('sobota (Co tydzień), od 10:00 do 12:30');
    expect(said('zh', saturday)).to.equal('星期六（每周） 10:00到12:30');
  });

  it('says between which days it meets, and on which day alone', () => {
    const season = { day: 'first wednesday', starting: '2026-03-04', until: '2026-10-07' };
    expect(said('nl', season)).to.equal(
      'woensdag (Eerste van de maand) (Eerste dag: woensdag 4 maart en Laatste dag: woensdag 7 oktober)',
    );
    expect(said('en', { day: '2026-12-05' }, 'daily')).to.equal('Saturday 5 December and Every day');
  });

  it('leaves what cannot be picked as it was written', () => {
    expect(said('cy', { day: 'most mondays', from: 'noon' })).to.equal('most mondays, noon');
  });
});
