import { simplified } from './simplified.js';

/** One spelling for what people write in many ways: case, accents, apostrophes, Arabic and Urdu letter forms, Chinese characters. */

/** Latin letters that no Unicode decomposition takes apart. */
const undecomposed: Record<string, string> = { ł: 'l', đ: 'd', ø: 'o', ß: 'ss', æ: 'ae', œ: 'oe', ı: 'i' };

/** Arabic and Urdu letters that keyboards mix up, with Alef and Yeh after their marks are taken off. */
const arabicForms: Record<string, string> = {
  ى: 'ی',
  ي: 'ی',
  ك: 'ک',
  ة: 'ہ',
  ه: 'ہ',
  ۀ: 'ہ',
  ە: 'ہ',
  ھ: 'ہ',
  ٱ: 'ا',
};

const plain = /^[a-z0-9]*$/;
const chinese = /^[\u4e00-\u9fff]$/;
const apostrophes = /['’‘`´ʼ＇]/g;
/** Marks over and under letters, the Arabic lengthening line, and characters that cannot be seen. */
const marks = /[\u0300-\u036f\u064b-\u065f\u0670\u0640\u00ad\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff]/g;
const arabicDigits = /[\u0660-\u0669\u06f0-\u06f9]/g;
const special = /[łđøßæœıىيكةهۀەھٱ]/g;

/** The canonical form of one written word, apostrophes gone; empty where nothing readable is in it. */
export function canonicalWord(written: string): string {
  const lower = written.toLowerCase();
  if (plain.test(lower)) return lower;
  if (chinese.test(lower)) return simplified(lower);
  return lower
    .normalize('NFKC')
    .toLowerCase()
    .normalize('NFD')
    .replace(apostrophes, '')
    .replace(marks, '')
    .normalize('NFC')
    .replace(arabicDigits, (digit) => String(digit.charCodeAt(0) & 0xf))
    .replace(special, (letter) => undecomposed[letter] ?? arabicForms[letter] ?? letter);
}

/** The same with one plain apostrophe kept: "I’ll" is not "ill". */
export function withApostrophe(written: string): string {
  return written.toLowerCase().replace(apostrophes, "'");
}
