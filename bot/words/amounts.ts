import type { CultureFacts } from '../catalogue/catalogue.js';
import { remembered } from './remembered.js';

const metresInAMile = 1609.344;

/** Distances and money: in the units and the currency of the place, in the words and digits of the language. */
export interface Amounts {
  /** "1.2 miles" */
  distance(metres: number): string;
  /** "£3.50"; of a currency that is not the place's own the country can be told: "US$5". */
  money(amount: number, currency: string): string;
}

/**
 * @param locale as `formattingLocale` says
 * @param distances null where nothing is known of the culture: most of the world has kilometres
 * @param ownCurrency ISO 4217
 */
export function amountsIn(
  locale: string,
  distances: CultureFacts['distances'],
  ownCurrency: string,
): Amounts {
  const [unit, metres] = distances === 'miles' ? ['mile', metresInAMile] : ['kilometer', 1000];
  const inUnits = new Intl.NumberFormat(locale, {
    ...{ style: 'unit', unit, unitDisplay: 'long' },
    maximumFractionDigits: 1,
  });
  const inCurrency = new Map<string, Intl.NumberFormat>();
  const currencyFormat = (currency: string) =>
    new Intl.NumberFormat(locale, {
      ...{ style: 'currency', currency },
      currencyDisplay: currency === ownCurrency ? 'narrowSymbol' : 'symbol',
      trailingZeroDisplay: 'stripIfInteger',
    });
  return {
    distance: (far) => inUnits.format(far / metres),
    money: (amount, currency) =>
      remembered(inCurrency, currency, () => currencyFormat(currency)).format(amount),
  };
}
