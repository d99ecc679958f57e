import { plainCharacters } from '../plain-characters.js';

const named: Record<string, string> = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'", nbsp: ' ' };

/** Characters that are not seen and would keep words from being known; the joiners of Urdu's script are none of them. */
const unseen = /[\u00ad\u200b\u2060\ufeff]/g;

/**
 * What was typed. Teams writes `&nbsp;`, `&lt;` and the like into the text even where it calls it plain; on other
 * channels (`escaped` false) what looks like that was typed so.
 */
export function plainText(text: string, escaped: boolean): string {
  return plainCharacters(escaped ? decoded(text) : text)
    .replace(unseen, '')
    .replace(/[^\S\n]+/g, ' ')
    .trim();
}

function decoded(text: string): string {
  return text.replace(/&(?:#(\d{1,7})|#x([\da-f]{1,6})|([a-z]{2,4}));/gi, (whole, decimal, hex, name) => {
    if (typeof name === 'string') return named[name.toLowerCase()] ?? whole;
    const code = typeof decimal === 'string' ? Number(decimal) : Number.parseInt(String(hex), 16);
    return code > 0 && code <= 0x10ffff && (code < 0xd800 || code > 0xdfff)
      ? String.fromCodePoint(code)
      : whole;
  });
}
