import { parsePhoneNumberFromString } from 'libphonenumber-js/min';
import { comparable } from '../editing/editors.js';

/** What somebody names who asks what is kept of them: what they hold, and nothing that we would have to guess. */
export interface Person {
  /** With + and the country code. */
  phone: string | null;
  /** As `comparable` gives it. */
  email: string | null;
  /** Of a request: `7K4-Q9M`. */
  reference: string | null;
  /** Keys of conversations, as an export names them. */
  conversations: readonly string[];
}

/** Whether an address is theirs. */
export function isEmailOf({ email }: Person, written: string | null): boolean {
  return email !== null && written !== null && comparable(written) === email;
}

/** Whether this is their number, with + and the country code. */
export function isPhoneOf({ phone }: Person, written: string | null): boolean {
  return phone !== null && written === phone;
}

/** What may be a telephone number in a text: digits with what people put between them. */
const numbers = /\+?\d(?:[ ().\u00a0/-]{0,2}\d){5,17}/g;

/** Tells whether a text names them, however a number is written in it. */
export function namedIn(person: Person): (text: string) => boolean {
  const { phone, email } = person;
  const number = phone === null ? undefined : parsePhoneNumberFromString(phone);
  const national = number?.nationalNumber ?? phone?.slice(1) ?? null;
  const before = ['', '0', '00', ...(number ? codes(number.countryCallingCode) : [])];
  const isNumber = (written: string) => {
    const digits = written.replace(/\D/g, '');
    return national !== null && before.some((code) => digits === code + national);
  };
  return (text) =>
    (email !== null && holdsAddress(text, email)) ||
    (national !== null && (text.match(numbers) ?? []).some(isNumber));
}

function codes(country: string): string[] {
  return [country, `00${country}`, `${country}0`, `00${country}0`];
}

function holdsAddress(text: string, email: string): boolean {
  const lower = text.toLowerCase();
  for (let at = lower.indexOf(email); at >= 0; at = lower.indexOf(email, at + 1)) {
    const [before, after] = [lower[at - 1] ?? ' ', lower.slice(at + email.length)];
    if (!/[\w.+-]/.test(before) && !/^(?:[\w-]|\.\w)/.test(after)) return true;
  }
  return false;
}

/** Each text in a value, at whatever depth; names of parts as well, as counts have theirs there. */
export function* textsIn(value: unknown): Generator<string> {
  const waiting: unknown[] = [value];
  while (waiting.length > 0) {
    const one = waiting.pop();
    if (typeof one === 'string') yield one;
    else if (typeof one === 'object' && one !== null) {
      for (const [name, part] of Object.entries(one)) {
        if (!Array.isArray(one)) yield name;
        waiting.push(part);
      }
    }
  }
}
