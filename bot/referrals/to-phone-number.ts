import type { CountryCode, NumberType } from 'libphonenumber-js/max';
import type { WhyNotTexted } from '../../dialogs/deed.js';

/** Those that get texts; a type that no table knows may be a new range of them. */
const getsTexts: ReadonlySet<NumberType> = new Set(['MOBILE', 'FIXED_LINE_OR_MOBILE', undefined]);

/**
 * Why no text message is sent to a number (with + and the country code), or null where one may be. Only to telephones of
 * the place's own country: elsewhere a text costs up to twenty times as much, and that is what those are after who have
 * texts sent by others. The Channel Islands have the code of the United Kingdom but not its prices.
 */
export async function whyNotTexted(number: string, culture: string): Promise<WhyNotTexted | null> {
  // The larger table knows which numbers are mobile. It takes a while to read, and few need it.
  const { getCountryCallingCode, isSupportedCountry, parsePhoneNumberFromString } =
    await import('libphonenumber-js/max');
  const country = culture.slice(0, 2) as CountryCode;
  const known = parsePhoneNumberFromString(number);
  if (known === undefined || !isSupportedCountry(country)) return 'abroad';
  // Of a range that is in no table only the code is known.
  const isHere =
    known.country === undefined
      ? known.countryCallingCode === getCountryCallingCode(country)
      : known.country === country;
  if (!isHere) return 'abroad';
  return getsTexts.has(known.getType()) ? null : 'landline';
}
