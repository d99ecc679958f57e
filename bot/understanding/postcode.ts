import type { Area, Place } from '../catalogue/catalogue.js';

/** The beginning of postcodes that stands for an area: LS6, 3511, 52. */
export interface AreaCode {
  code: string;
  /** The digit after the space where the code goes beyond the district: "LS1 6". */
  sector: string;
  area: Area;
}

/** The codes among the names of a place's areas, the longest first. */
export function areaCodes(place: Place): AreaCode[] {
  return place.areas
    .flatMap((area) =>
      [area.name, ...area.also]
        .filter((name) => /\d/.test(name) && /^[A-Za-z0-9 ]+$/.test(name))
        .map((name) => ({ ...readCode(name), area })),
    )
    .sort((a, b) => (b.code + b.sector).length - (a.code + a.sector).length);
}

function readCode(name: string): Pick<AreaCode, 'code' | 'sector'> {
  const [code = '', sector = ''] = name.trim().toUpperCase().split(/\s+/);
  return /^\d+$/.test(code) ? { code: code + sector, sector: '' } : { code, sector: sector.slice(0, 1) };
}

/**
 * British postcodes: an outward code, "LS6", and an inward code, "1AB" (Royal Mail, Programmers' guide to the Postcode
 * Address File). What follows the district is another part of the code, so that LS16 is not in LS1.
 */
const british = /(?<![\p{L}\p{N}])([a-z]{1,2})\s?(\d[a-z\d]?)(?:\s?(\d)([a-z]{2})?)?(?![\p{L}\p{N}])/giu;
/** Dutch "3511 AB", Singapore and China six digits; a shorter beginning only where the question was "whereabouts?". */
const digits = /(?<![\p{L}\p{N}])(\d{4}\s?[a-z]{2}|\d{6})(?![\p{L}\p{N}])/giu;
const fewDigits = /(?<![\p{L}\p{N}])\d{2,6}(?![\p{L}\p{N}])/gu;

/** The first postcode, or beginning of one. `area` is null where no area has it. Of a whole one only the district is quoted. */
export function findPostcode(
  text: string,
  codes: readonly AreaCode[],
  asked: boolean,
): { area: Area | null; words: string } | null {
  if (!/\d/.test(text) && !asked) return null;
  const inDigits = codes.some(({ code }) => /^\d+$/.test(code));
  let unknown: string | null = null;
  for (const [pattern, applies] of [
    [british, true],
    [digits, inDigits],
    [fewDigits, inDigits && asked],
  ] as const) {
    if (!applies) continue;
    for (const match of text.matchAll(pattern)) {
      const found = pattern === british ? readBritish(match, codes) : readDigits(match[0], codes);
      if (found?.area) return found;
      if (found) unknown ??= found.words;
    }
  }
  return unknown === null ? null : { area: null, words: unknown };
}

function readBritish(
  match: RegExpExecArray,
  codes: readonly AreaCode[],
): { area: Area | null; words: string } | null {
  const [whole, letters = '', district = '', sector = '', unit = ''] = match;
  const isWhole = unit !== '';
  const outward = (letters + district).toUpperCase();
  const written = whole.slice(0, whole.length - (sector + unit).length).trimEnd();
  const exact = codes.find(
    ({ code, sector: within }) => code === outward && (within === '' || within === sector),
  );
  if (exact) return { area: exact.area, words: written };
  if (sector === '' && district.length === 2) {
    const shorter = codes.find(({ code }) => code === outward.slice(0, -1));
    if (shorter && codes.every(({ code }) => code !== outward) && /\d$/.test(whole) && whole.length > 4) {
      return { area: shorter.area, words: whole.slice(0, -1) };
    }
  }
  const region = codes.find(({ code }) => code === letters.toUpperCase());
  if (region) return { area: region.area, words: written };
  const looksMeant = isWhole || /^[A-Z]{1,2}\d/.test(whole) || /^[a-z]{2}\d{1,2}$/.test(whole);
  return looksMeant ? { area: null, words: written } : null;
}

function readDigits(
  written: string,
  codes: readonly AreaCode[],
): { area: Area | null; words: string } | null {
  const bare = written.replace(/\s/g, '').toUpperCase();
  const found = codes.find(({ code }) => bare.startsWith(code));
  if (found) return { area: found.area, words: written.slice(0, found.code.length) };
  return bare.length >= 6 ? { area: null, words: written.slice(0, 4) } : null;
}
