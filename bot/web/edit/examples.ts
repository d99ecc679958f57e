/** What stands in hints as an example: as people write it where the place is, in the language of the page. */
import type { Day } from '../../catalogue/catalogue.js';
import { formattingLocale } from '../../words/dates.js';
import type { Wording } from '../../words/wording.js';

/** Values for sentences that show how something is written. */
export type Examples = Readonly<Record<keyof ReturnType<typeof examplesFor>, string>>;

/** @param today the day it is in the place: examples of dates are some months ahead */
export function examplesFor(
  wording: Wording,
  { culture, currency }: { culture: string; currency: string },
  today: Day,
) {
  const locale = formattingLocale(wording.language);
  const year = Number(today.slice(0, 4));
  const [country = ''] = culture.split('-');
  return {
    date: longDate(`${year + 1}-03-07`, wording.language),
    season: longDate(`${year + 1}-03-01`, wording.language),
    reopens: longDate(`${year + 1}-01-07`, wording.language),
    first: longDate(`${year}-12-24`, wording.language),
    last: longDate(`${year + 1}-01-03`, wording.language),
    single: longDate(`${year}-12-26`, wording.language),
    early: '10:00',
    late: wording.time('18:30'),
    end: wording.time('12:30'),
    amount: new Intl.NumberFormat(locale, { minimumFractionDigits: 2 }).format(3.5),
    currency: signOf(currency, locale),
    span: wording.say('spans:days', { count: 3 }),
    phone: phones[culture] ?? phones[country] ?? '000 0000',
    postcode: postcodes[culture] ?? postcodes[country] ?? '12345',
  };
}

/**
 * Telephone numbers that nobody has: set aside for drama (Ofcom, "Telephone numbers for use in TV and radio drama
 * programmes"; NANPA, 555-0100 to 0199), or with a zero where no number of a subscriber begins with one.
 */
const phones: Readonly<Record<string, string>> = {
  GB: '0113 496 0123',
  'GB-WLS': '029 2018 0123',
  'GB-SCT': '0131 496 0123',
  'GB-NIR': '028 9649 6012',
  IE: '01 000 0000',
  NL: '030 000 00 00',
  CN: '0579 0000 0000',
  SG: '0000 0000',
  US: '(206) 555-0123',
};

const postcodes: Readonly<Record<string, string>> = {
  GB: 'LS6 1AB',
  'GB-WLS': 'CF83 1AB',
  'GB-SCT': 'EH6 1AB',
  'GB-NIR': 'BT7 1AB',
  IE: 'D08 X1Y2',
  NL: '3511 AB',
  CN: '322000',
  SG: '310144',
  US: '98101',
};

/** "7 March 2027"; the day is one of the calendar. */
export function longDate(day: Day, language: string): string {
  const format = new Intl.DateTimeFormat(formattingLocale(language), { dateStyle: 'long', timeZone: 'UTC' });
  return format.format(new Date(`${day}T00:00Z`));
}

/** A day in words, or as it stands where it is none. */
export function dayIn(day: string, { language }: Wording): string {
  const isDay = /^\d{4}-\d{2}-\d{2}$/.test(day) && !Number.isNaN(Date.parse(day));
  return isDay ? longDate(day, language) : day;
}

/** "£" */
function signOf(currency: string, locale: string): string {
  const format = new Intl.NumberFormat(locale, {
    style: 'currency',
    currency,
    currencyDisplay: 'narrowSymbol',
  });
  return format.formatToParts(0).find(({ type }) => type === 'currency')?.value ?? currency;
}
