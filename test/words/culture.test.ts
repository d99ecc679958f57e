import path from 'node:path';
import { expect } from 'chai';
import type { HelpLine, Place } from '../../bot/catalogue/catalogue.js';
import { loadCatalogue } from '../../bot/catalogue/load.js';
import { projectRoot } from '../../bot/root.js';
import { readLocales } from '../../bot/words/locales.js';
import { contactOf, hoursIn } from '../../bot/words/place-contact.js';
import { contactAsText } from '../../bot/words/text.js';
import { weekIn, weekdaysIn } from '../../bot/words/week.js';
import type { Wording } from '../../bot/words/wording.js';
import { createWords } from '../../bot/words/words.js';

const catalogue = await loadCatalogue(path.join(projectRoot, 'content'));
const words = createWords(readLocales(path.join(projectRoot, 'locales')), () => catalogue);
const now = new Date('2026-11-20T10:00Z');
const places = [...catalogue.places.values()];
const spoken = ['en', 'cy', 'nl', 'pl', 'ur', 'zh'];

const wording = (place: string, language: string) => words.in(language, place, now);
const linesIn = (in_: Wording): HelpLine[] => in_.helpLines({ say: '', helpLines: 'any' });
const each = <T>(
  languagesOf: (place: Place) => readonly string[],
  see: (place: Place, language: string) => T,
) => places.flatMap((place) => languagesOf(place).map((language) => see(place, language)));

/** Meets on Saturdays from ten to half past two, a mile away, for three and a half of the place's money. */
const saturday = {
  next: { from: '2026-11-21T10:00', to: '2026-11-21T14:30', instant: '2026-11-21T10:00:00Z', timed: true },
  weekly: { day: 6 as const, from: '10:00', to: '14:30' },
};
const times = (place: string, language: string) =>
  wording(place, language).schedule(saturday as unknown as Parameters<Wording['schedule']>[0]);

describe('whom to call', () => {
  it('follows the place and never the language', () => {
    each(
      () => spoken,
      (place, language) => {
        const country = place.culture.split('-')[0];
        const lines = linesIn(wording(place.id, language));
        expect(lines.map(({ culture }) => culture).filter((one) => one !== place.culture && one !== country))
          .to.be.empty;
        expect(lines.map(({ id }) => id)).to.deep.equal(
          linesIn(wording(place.id, place.languages[0]!)).map(({ id }) => id),
        );
      },
    );
  });

  it('begins with the emergency number of the country', () => {
    const first = (place: string, language: string) => linesIn(wording(place, language))[0]?.dial;
    for (const language of spoken) {
      expect(first('leeds', language), language).to.equal('999');
      expect(first('caerphilly', language), language).to.equal('999');
      expect(first('utrecht', language), language).to.equal('112');
      expect(first('toa-payoh', language), language).to.equal('995');
      expect(first('yiwu', language), language).to.equal('120');
    }
  });

  it('is said in each language of each example place, names and hours', () => {
    const lacking = each(
      ({ languages }) => languages,
      (place, language) =>
        linesIn(wording(place.id, language)).flatMap(({ id, name, hours, discreet }) =>
          [name, ...(hours.size > 0 ? [hours] : []), ...(discreet ? [discreet] : [])]
            .filter((texts) => !texts.has(language))
            .map(() => `${place.id} ${language} ${id}`),
        ),
    ).flat();
    expect(lacking).to.be.empty;
  });

  it('is said in the first language of the place where it lacks another, rather than not at all', () => {
    const hours = new Map([
      ['nl', 'dag en nacht'],
      ['en', 'any time'],
    ]);
    expect(wording('utrecht', 'pl').text(hours)).to.equal('dag en nacht');
    expect(wording('leeds', 'pl').text(hours)).to.equal('any time');
  });
});

describe('the people of a place', () => {
  it('are there at hours that are said in each of its languages, with the number as it is dialled there', () => {
    const said = (place: string, language: string) =>
      contactAsText(contactOf(catalogue.places.get(place)!), wording(place, language)).join('\n');
    expect(said('leeds', 'pl')).to.contain('0113 496 0100').and.to.contain('od poniedziałku do piątku');
    expect(said('leeds', 'ur')).to.contain('\u20660113 496 0100\u2069').and.to.contain('پیر سے جمعہ');
    expect(said('utrecht', 'en')).to.contain('Monday to Friday, 9:00 to 17:00');
    expect(said('toa-payoh', 'zh')).to.contain('周一至周五');
    expect(said('caerphilly', 'cy')).to.contain('Dydd Llun i ddydd Gwener');
    each(
      ({ languages }) => languages.slice(1),
      (place, language) =>
        expect(
          hoursIn(contactOf(place), wording(place.id, language)).hours,
          `${place.id} ${language}`,
        ).not.to.equal(place.handOver.hours),
    );
  });

  it('answer within a time that every language says by itself', () => {
    const said = (language: string, replyWithin: string) =>
      hoursIn({ ...contactOf(catalogue.places.get('leeds')!), replyWithin }, wording('leeds', language))
        .replyWithin;
    expect(said('en', '2 working days')).to.equal('2 working days');
    expect(said('nl', '2 working days')).to.equal('2 werkdagen');
    expect(said('cy', 'two days')).to.equal('2 ddiwrnod');
    expect(said('pl', 'a week')).to.equal('do 1 tygodnia');
    expect(said('zh', '24 hours')).to.equal('24小时内');
    expect(said('pl', 'as soon as we can')).to.equal('as soon as we can');
  });

  it('are said as they are written where the place has no words in the language', () => {
    expect(hoursIn(contactOf(catalogue.places.get('utrecht')!), wording('utrecht', 'pl')).hours).to.equal(
      'maandag tot en met vrijdag van 9.00 tot 17.00 uur',
    );
  });
});

describe('what follows the place in every language', () => {
  it('is the clock, as far as the language has one of 12 hours', () => {
    expect(times('leeds', 'en')).to.contain('10am to 2:30pm');
    expect(times('caerphilly', 'cy')).to.match(/10.*2:30/);
    expect(times('utrecht', 'en')).to.contain('10:00 to 14:30');
    expect(times('toa-payoh', 'en')).to.contain('10am to 2:30pm');
    for (const place of ['leeds', 'utrecht'])
      expect(times(place, 'pl')).to.contain('10:00').and.to.contain('14:30');
  });

  it('are distances, with the words and the comma of the language', () => {
    expect(wording('leeds', 'pl').distance(2414)).to.equal('1,5 mili');
    expect(wording('utrecht', 'en').distance(2400)).to.equal('2.4 kilometres');
    expect(wording('yiwu', 'en').distance(2400)).to.equal('2.4 kilometres');
  });

  it('is the money, written as the language writes it', () => {
    const cost = (place: string, language: string, currency: string) =>
      wording(place, language)
        .cost({ kind: 'amount', amount: 3.5, currency, per: null, note: null })
        .replace(/\s/g, ' ');
    expect(cost('leeds', 'pl', 'GBP')).to.equal('3,50 £');
    expect(cost('utrecht', 'en', 'EUR')).to.equal('€3.50');
    expect(cost('toa-payoh', 'en', 'SGD')).to.equal('$3.50');
    expect(cost('toa-payoh', 'en', 'USD'), 'another country’s').to.equal('US$3.50');
    expect(cost('yiwu', 'zh', 'CNY')).to.equal('¥3.50');
  });

  it('is the doctor whom people go to first, by the name that helps there', () => {
    const said = (place: string, language: string) =>
      wording(place, language).say('are-you-safe:glad-medical');
    expect(said('leeds', 'en')).to.contain('your GP can');
    expect(said('leeds', 'pl')).to.contain('GP (lekarz rodzinny)');
    expect(said('caerphilly', 'cy')).to.contain('eich meddyg teulu');
    expect(said('utrecht', 'nl')).to.contain('je huisarts');
    expect(said('utrecht', 'en')).to.contain('your huisarts (family doctor)').and.not.to.contain('GP');
    expect(said('toa-payoh', 'zh')).to.contain('综合诊疗所');
    expect(said('yiwu', 'zh')).to.contain('社区卫生服务中心');
    each(
      () => spoken,
      ({ id }, language) => expect(said(id, language), `${id} ${language}`).not.to.contain('{{'),
    );
  });

  it('is the week: the first day of calendars, and the days on which few people work', () => {
    expect(weekdaysIn('GB-WLS')).to.deep.equal([1, 2, 3, 4, 5, 6, 7]);
    expect(weekdaysIn('SG')).to.deep.equal([7, 1, 2, 3, 4, 5, 6]);
    expect(weekIn('IL').weekend).to.deep.equal([5, 6]);
    const [first] = wording('toa-payoh', 'zh').weekdays();
    expect(first).to.deep.equal({ day: 7, name: '星期日' });
    expect(wording('leeds', 'pl').weekdays()[0]).to.deep.equal({ day: 1, name: 'poniedziałek' });
  });

  it('has digits from 0 to 9, which telephones have, in Urdu too', () => {
    const said = [
      times('leeds', 'ur'),
      wording('leeds', 'ur').distance(2414),
      wording('leeds', 'ur').checked('2026-10-05'),
    ];
    for (const text of said)
      expect(text)
        .to.match(/[0-9]/)
        .and.not.to.match(/[٠-٩۰-۹]/);
  });
});

describe('the name of a place', () => {
  it('is that of the language, where the place has one there', () => {
    const greeting = (language: string) =>
      wording('caerphilly', language).say('hello:greeting', { days: 30 });
    expect(greeting('en')).to.contain('Caerphilly');
    expect(greeting('cy')).to.contain('Caerffili').and.not.contain('Caerphilly');
    expect(greeting('pl')).to.contain('Caerphilly');
  });
});
