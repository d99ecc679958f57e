import { heldByMarks } from './direction.js';

/**
 * The default alphabet of text messages and its extension table (each of the latter takes two places): 3GPP TS 23.038,
 * sections 6.2.1 and 6.2.1.1. One character outside of them makes the whole message UCS-2, with 70 characters to a
 * segment rather than 160. Carriage return and form feed are left out: no message of ours needs them.
 */
const basic =
  '@£$¥èéùìòÇ\nØøÅåΔ_ΦΓΛΩΠΨΣΘΞÆæßÉ !"#¤%&\'()*+,-./0123456789:;<=>?¡ABCDEFGHIJKLMNOPQRSTUVWXYZÄÖÑÜ§¿' +
  'abcdefghijklmnopqrstuvwxyzäöñüà';
const extension = '^{}\\[~]|€';
const onePlace = new Set(basic);
const twoPlaces = new Set(extension);
const inAlphabet = new RegExp(`^[${(basic + extension).replace(/[\\\]^-]/g, '\\$&')}]*$`);

/** Places that a character takes in the alphabet of text messages: 1, 2, or null where it is not in it. */
export function placesOf(character: string): 1 | 2 | null {
  if (onePlace.has(character)) return 1;
  return twoPlaces.has(character) ? 2 : null;
}

/** Whether a text is all in the alphabet of text messages. */
export function isInAlphabet(text: string): boolean {
  return inAlphabet.test(text);
}

/** What stands in for a character: the same thing in the alphabet of text messages, listed by what stands in. */
const swaps = new Map(
  Object.entries({
    "'": '‘’‚‛′‹›`´ʹʻʼʽˈˊˋ＇',
    '"': '“”„‟″«»˝〝〞＂',
    '-': '‐‑‒–—―−⁃•‣·●◦▪■',
    '/': '⁄∕÷',
    x: '×',
    '...': '…',
    '->': '→',
    '<-': '←',
    '<->': '↔',
    '=>': '⇒',
    '<=': '≤',
    '>=': '≥',
    '+/-': '±',
    '!!': '‼',
    '(c)': '©',
    '(R)': '®',
    TM: '™',
    No: '№',
    C: '℃',
    c: '¢',
    '£': '₤',
    Rs: '₹',
    l: 'łŀ',
    L: 'ŁĿ',
    d: 'đð',
    D: 'ĐÐ',
    h: 'ħ',
    H: 'Ħ',
    i: 'ı',
    n: 'ŋ',
    N: 'Ŋ',
    t: 'ŧ',
    T: 'Ŧ',
    oe: 'œ',
    OE: 'Œ',
    th: 'þ',
    Th: 'Þ',
    SS: 'ẞ',
  }).flatMap(([plain, characters]) => [...characters].map((one) => [one, plain])),
);

/** Emoji, ornaments, and what only tells how the characters beside it are shown. */
const decoration =
  /[\p{Extended_Pictographic}\p{Emoji_Modifier}\p{Regional_Indicator}\p{So}\p{Cf}\p{Variation_Selector}\u20e3]/u;

const letter = /[\p{L}\p{M}]/u;

/**
 * A text in the characters that cost least. Typographic characters are swapped and decoration is left out where that
 * keeps it in the alphabet of text messages; so do letters lose their accents where a language does without them. Where
 * something else is outside of it all the same, the text keeps everything, as then it costs nothing more.
 *
 * @param accents `off` in a language that people write without accents in text messages (ł as l), and where those of
 *   another language's names can go; `on` in one that needs letters outside of the alphabet, such as Welsh ŵ
 */
export function plainCharacters(text: string, accents: 'on' | 'off' = 'on'): string {
  // Most texts are, and finding where a page ends asks of many.
  if (isInAlphabet(text)) return withoutSpareSpaces(text);
  const tidied = tidy(text);
  const plain = [...tidied.replace(/(\d)(?=[¼-¾⅐-⅞])/g, '$1 ')]
    .map((character) => plainCharacter(character, accents))
    .join('');
  return withoutSpareSpaces(isInAlphabet(plain) ? plain : tidied);
}

function withoutSpareSpaces(text: string): string {
  return text.replace(/ {2,}/g, ' ').replace(/ +(?=\n|$)/g, '');
}

function plainCharacter(character: string, accents: 'on' | 'off'): string {
  if (placesOf(character) !== null) return character;
  const swapped = swaps.get(character);
  if (swapped === undefined && decoration.test(character)) return '';
  if (swapped !== undefined && !letter.test(swapped)) return swapped;
  if (accents === 'on' && letter.test(character)) return character;
  return swapped ?? withoutAccents(character);
}

/** "é" for "é", "1/2" for "½", "A" for "Ａ": Unicode's compatible form, without what stands above or below. */
function withoutAccents(character: string): string {
  return character
    .normalize('NFKD')
    .replace(/\p{M}/gu, '')
    .replace(/[^\p{ASCII}]/gu, (one) => swaps.get(one) ?? one);
}

/** One kind of line end and of space; without control characters, halves of characters, and what is never seen. */
function tidy(text: string): string {
  return heldByMarks(text.normalize('NFC'))
    .replace(/\r\n?|[\u0085\u2028\u2029]/g, '\n')
    .replace(/[\t\p{Zs}]/gu, ' ')
    .replace(/(?!\n)[\p{Cc}\p{Cs}\u00ad\u200b\u202a-\u202e\u2060-\u2064\u2066-\u2069\ufeff]/gu, '');
}
