import {
  getCountryCallingCode,
  isSupportedCountry,
  parsePhoneNumberFromString,
  type CountryCode,
  type PhoneNumber,
} from 'libphonenumber-js/min';
import type { Reach } from '../../dialogs/deed.js';
import type { Token } from './tokens.js';

const address = /[^\s@<>,;:"'()[\]\\]+@[\p{L}\d-]+(?:\.[\p{L}\d-]+)+/u;
/** Characters: the longest that mail allows (RFC 5321). */
const longestAddress = 254;
/** Of a number that is in no table; shorter ones are within a town. */
const leastDigits = 8;
/** What may be a telephone number: digits with what people put between them. */
const digits = /(?:\+|\b)\d(?:[ ().-]{0,2}\d){5,16}\b/g;

/**
 * The telephone number or e-mail address in a message. A number without a country code is one of the culture's country
 * (`GB-ENG`); one that cannot be a number there is none.
 */
export function reachIn(text: string, culture: string): Reach | null {
  const email = address.exec(text)?.[0].replace(/[.!?]+$/, '');
  if (email !== undefined && email.length <= longestAddress) {
    return { by: 'email', to: email, shown: email };
  }
  const country = culture.slice(0, 2) as CountryCode;
  const own = isSupportedCountry(country) ? getCountryCallingCode(country) : null;
  for (const [written] of text.matchAll(digits)) {
    const number = parsePhoneNumberFromString(written.replace(/^00/, '+'), country);
    if (number === undefined || !mayBeDialled(number, written)) continue;
    const shown = number.countryCallingCode === own ? number.formatNational() : number.formatInternational();
    return { by: 'phone', to: number.number, shown };
  }
  return null;
}

/**
 * Number plans change faster than any table of them, so that a number of the right length that is written as one is
 * taken; without its 0 or + it could as well be a date.
 */
function mayBeDialled(number: PhoneNumber, written: string): boolean {
  return (
    number.isValid() ||
    (/^[+0]/.test(written) && number.nationalNumber.length >= leastDigits && number.isPossible())
  );
}

/** "sam@choir.example" asks for no choir. */
export function withoutAddresses(text: string, tokens: readonly Token[]): readonly Token[] {
  if (!text.includes('@')) return tokens;
  const spans = [...text.matchAll(/\S+@\S+/g)].map(({ index, 0: address }) => [
    index,
    index + address.length,
  ]);
  return tokens.filter(({ start }) => !spans.some(([from = 0, to = 0]) => from <= start && start < to));
}
