import { expect } from 'chai';
import { website } from '../../bot/catalogue/addresses.js';
import { readAges, readAmount, readCost } from '../../bot/catalogue/ages-and-costs.js';
import { readLanguage } from '../../bot/catalogue/languages-and-regions.js';
import { distance, nearest } from '../../bot/catalogue/nearest.js';
import { readId } from '../../bot/catalogue/plain-values.js';
import { Report } from '../../bot/catalogue/report.js';
import { Mistake } from '../../bot/catalogue/shape.js';
import { areaOfPostcode, metresBetween } from '../../bot/catalogue/whereabouts.js';

describe('ages', () => {
  for (const [written, from, to] of [
    ['18+', 18, null],
    ['50 and over', 50, null],
    ['over 50s', 50, null],
    ['11-17', 11, 17],
    ['11 to 17', 11, 17],
    ['under 25', null, 24],
    ['ages 5 to 11 years', 5, 11],
    ['adults', 18, null],
  ] as const) {
    it(`reads "${written}"`, () => expect(readAges(written)).to.deep.equal({ from, to, text: written }));
  }
  it('takes "all ages" for no limit', () => expect(readAges('all ages')).to.equal(null));
  for (const written of ['17-11', '180+', 'old', '18']) {
    it(`refuses "${written}"`, () => expect(readAges(written)).to.be.instanceOf(Mistake));
  }
});

describe('amounts', () => {
  it('reads them with and without a sign', () => {
    expect(readAmount('3.50', 'GBP')).to.equal(3.5);
    expect(readAmount('£3.50', 'GBP')).to.equal(3.5);
    expect(readAmount('3,50', 'EUR')).to.equal(3.5);
    expect(readAmount('S$12', 'SGD')).to.equal(12);
  });
  it('refuses the sign of another currency', () => {
    expect(readAmount('€3', 'GBP')).to.be.instanceOf(Mistake);
  });
  it('reads a cost in one text', () => {
    expect(readCost('Free', 'GBP')).to.deep.equal({ kind: 'free' });
    expect(readCost('£2 per session', 'GBP')).to.deep.equal({
      kind: 'amount',
      amount: 2,
      currency: 'GBP',
      per: 'session',
      note: null,
    });
    expect(readCost('0', 'GBP')).to.deep.equal({ kind: 'free' });
    expect(readCost('cheap', 'GBP')).to.be.instanceOf(Mistake);
    expect(readCost('', 'GBP')).to.be.instanceOf(Mistake);
  });
});

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

describe('ids and languages', () => {
  it('offers an id that would do', () => {
    expect((readId('Monday Tea!') as Mistake).message).to.contain('Write monday-tea.');
    expect(readId('__proto__')).to.be.instanceOf(Mistake);
  });
  it('knows language tags, and the names that people write instead', () => {
    expect(readLanguage('cy')).to.equal('cy');
    expect(readLanguage('zh-hans')).to.equal('zh-Hans');
    expect((readLanguage('Welsh') as Mistake).message).to.contain('Did you mean cy?');
    expect(readLanguage('xx')).to.be.instanceOf(Mistake);
  });
});

describe('whereabouts', () => {
  const area = (name: string, ...also: string[]) => ({ name, also, at: [53.8, -1.5] as const });

  it('finds the area by the longest beginning of the postcode', () => {
    const areas = [
      area('City', 'LS1'),
      area('Adel', 'LS16'),
      area('Headingley', 'LS6', 'LS6 3'),
      area('Leeds', 'LS'),
    ];
    expect(areaOfPostcode(areas, 'LS1 6AB')?.name).to.equal('City');
    expect(areaOfPostcode(areas, 'ls166ab')?.name).to.equal('Adel');
    expect(areaOfPostcode(areas, 'LS6 3XY')?.name).to.equal('Headingley');
    expect(areaOfPostcode(areas, 'LS29 1AA')?.name).to.equal('Leeds');
    expect(areaOfPostcode(areas, 'YO1 1AA')).to.equal(null);
  });
  it('knows the beginnings of other countries', () => {
    const areas = [area('Lombok', '3531', '3532'), area('Toa Payoh', '31')];
    expect(areaOfPostcode(areas, '3532 AB')?.name).to.equal('Lombok');
    expect(areaOfPostcode(areas, '310190')?.name).to.equal('Toa Payoh');
  });
  it('measures across the globe', () => {
    expect(metresBetween([51.5074, -0.1278], [48.8566, 2.3522])).to.be.within(342_000, 345_000);
  });
});
