import { join } from 'node:path';
import { expect } from 'chai';
import { projectRoot } from '../../../bot/root.js';
import { activityFields } from '../../../bot/web/edit/activity-form.js';
import { datesForFile } from '../../../bot/web/edit/dates-in-language.js';
import { detailFields } from '../../../bot/web/edit/details-form.js';
import { examplesFor } from '../../../bot/web/edit/examples.js';
import {
  detailsForFile,
  fieldsForFile,
  onlyInWords,
  spanInWords,
} from '../../../bot/web/edit/fields-for-file.js';
import { readLocales } from '../../../bot/words/locales.js';
import { createWords } from '../../../bot/words/words.js';
import { catalogueOf, madeUpPlace } from '../../bench/made-up-place.js';

const catalogue = catalogueOf({ ...madeUpPlace(0).place, id: 'leeds', culture: 'GB-ENG' });
const words = createWords(readLocales(join(projectRoot, 'locales')), () => catalogue);
const wordingIn = (language: string) => words.in(language, 'leeds', new Date('2026-11-20T10:00Z'));
const place = { culture: 'GB-ENG', currency: 'GBP' };

describe('what is typed in the way of another language', () => {
  for (const [language, typed, day] of [
    ['pl', '7 marca 2027', '2027-03-07'],
    ['pl', '7 marzec 2027', '2027-03-07'],
    ['pl', '7 mar 2027', '2027-03-07'],
    ['nl', '7 Maart 2027', '2027-03-07'],
    ['cy', '7 Mawrth 2027', '2027-03-07'],
    ['zh', '2027年3月7日', '2027-03-07'],
    ['zh', '２０２７年３月７日', '2027-03-07'],
    ['ur', '7 مارچ، 2027', '2027-03-07'],
    ['ur', '۷ مارچ ۲۰۲۷', '2027-03-07'],
    ['pl', 'od 24 grudnia 2026 do 3 stycznia 2027', '2026-12-24 to 2027-01-03'],
    ['zh', '2026年12月24日 到 2027年1月3日', '2026-12-24 to 2027-01-03'],
  ] as const) {
    it(`${language}: "${typed}" is ${day}`, () => {
      expect(datesForFile(typed, language)).to.equal(day);
    });
  }

  for (const [language, typed] of [
    ['pl', '31 lutego 2027'],
    ['pl', 'co roku 7 marca 2027 o 10:00'],
    ['pl', '7 March 2027'],
    ['zh', '2027-03-07'],
    ['en', '7 March 2027'],
  ] as const) {
    it(`${language}: "${typed}" is left to the reader of the file`, () => {
      expect(datesForFile(typed, language)).to.equal(typed);
    });
  }

  for (const language of ['en', 'cy', 'nl', 'pl', 'ur', 'zh']) {
    it(`${language}: every example that a hint gives is understood`, () => {
      const wording = wordingIn(language);
      const { date, first, last, span } = examplesFor(wording, place, '2026-11-20');
      const fields = activityFields({ 'not-on': [date], 'status-until': first });
      const said = fieldsForFile({ ...fields, 'not-on': [date, last] }, wording);
      const read = (text: string) => new Date(`${text} UTC`).toISOString().slice(0, 10);
      expect(said['not-on'].map(read)).to.deep.equal(['2027-03-07', '2027-01-03']);
      expect(read(said['status-until'])).to.equal('2026-12-24');
      const details = detailFields({ referrals: { 'reply-within': span } });
      expect(detailsForFile(details, wording).referrals['reply-within']).to.equal('3 days');
    });
  }

  it('reads the figures of other scripts', () => {
    const fields = activityFields({
      when: [{ day: 'monday', from: '۱۰:۳۰', to: '１２：００' }],
      cost: { amount: '۳' },
    });
    const { when, cost } = fieldsForFile(fields, wordingIn('ur'));
    expect([when[0]!.from, when[0]!.to, cost.amount]).to.deep.equal(['10:30', '12:00', '3']);
  });

  it('says in the language of the page what the file says in English, and back', () => {
    const polish = wordingIn('pl');
    expect(onlyInWords('women', polish)).to.equal('kobiety');
    const fields = activityFields({ for: { only: 'Kobiety' } });
    expect(fieldsForFile(fields, polish).for.only).to.equal('women');
    expect(spanInWords('2 working days', polish)).to.equal('do 2 dni roboczych');
    const details = detailFields({ referrals: { to: '', 'reply-within': '2 dni robocze' } });
    expect(detailsForFile(details, polish).referrals['reply-within']).to.equal('2 dni robocze');
    const exact = detailFields({ referrals: { to: '', 'reply-within': '2 dni roboczych' } });
    expect(detailsForFile(exact, polish).referrals['reply-within']).to.equal('2 working days');
  });

  it('gives examples as people write them there', () => {
    const inPolish = examplesFor(wordingIn('pl'), place, '2026-11-20');
    expect(inPolish).to.include({ late: '18:30', amount: '3,50', currency: '£', postcode: 'LS6 1AB' });
    expect(examplesFor(wordingIn('en'), place, '2026-11-20').late).to.equal('6:30pm');
    const inUtrecht = examplesFor(wordingIn('nl'), { culture: 'NL', currency: 'EUR' }, '2026-11-20');
    expect(inUtrecht).to.include({ postcode: '3511 AB', currency: '€', date: '7 maart 2027' });
  });
});
