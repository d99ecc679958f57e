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

/** Chinese is written without spaces: "我住在LS6附近". */
const begins = String.raw`(?<!(?!\p{Script=Han})[\p{L}\p{N}])`;
const ends = String.raw`(?!(?!\p{Script=Han})[\p{L}\p{N}])`;

/**
 * British postcodes: an outward code, "LS6", and an inward code, "1AB" (Royal Mail, Programmers' guide to the Postcode
 * Address File). What follows the district is another part of the code, so that LS16 is not in LS1.
 */
const british = pattern(String.raw`([a-z]{1,2})\s?(\d[a-z\d]?)(?:\s?(\d)([a-z]{2})?)?`);
/** Four digits, none of them leading with 0, and two letters, which some leave out where the question was "whereabouts?". */
const dutch = {
  whole: pattern(String.raw`([1-9]\d{3})\s?([a-z]{2})`),
  part: pattern(String.raw`([1-9]\d{3})`),
};
/** Singapore has six digits, after an S on envelopes; so has China. */
const sixDigits = { whole: pattern(String.raw`s?(\d{6})`), part: pattern(String.raw`s?(\d{2,6})`) };

/** Which codes are read, by country: those of the place, whatever language they stand in. */
const inDigits: Record<string, readonly { whole: RegExp; part: RegExp }[]> = {
  GB: [],
  NL: [dutch],
  SG: [sixDigits],
  CN: [sixDigits],
};

function pattern(code: string): RegExp {
  return new RegExp(begins + code + ends, 'giu');
}

/**
 * The first postcode of the culture, or beginning of one. `area` is null where no area has it. Of a whole one only the
 * district is quoted.
 *
 * @param asked whether the question was "whereabouts?": then a part of a code is enough
 */
export function findPostcode(
  text: string,
  codes: readonly AreaCode[],
  asked: boolean,
  culture: string | undefined,
): { area: Area | null; words: string } | null {
  if (!/\d/.test(text)) return null;
  const country = culture?.slice(0, 2) ?? '';
  const ofDigits = codes.some(({ code }) => /^\d+$/.test(code));
  const systems = inDigits[country] ?? (ofDigits ? [dutch, sixDigits] : []);
  const isBritish = country === 'GB' || inDigits[country] === undefined;
  const read = [
    ...(isBritish ? [...text.matchAll(british)].map((match) => readBritish(match, codes)) : []),
    ...systems.flatMap(({ whole }) =>
      [...text.matchAll(whole)].map((match) => readDigits(match, codes, asked)),
    ),
    ...(asked ? systems : []).flatMap(({ part }) =>
      [...text.matchAll(part)].map((match) => readDigits(match, codes, asked)),
    ),
  ].filter((found) => found !== null);
  return read.find(({ area }) => area !== null) ?? read[0] ?? null;
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

/** "in 2024 to" is a year in the form of a Dutch postcode: its letters are small, and apart. */
function readDigits(
  [whole, digits = '', letters = '']: RegExpExecArray,
  codes: readonly AreaCode[],
  asked: boolean,
): { area: Area | null; words: string } | null {
  const found = codes.find(({ code }) => digits.startsWith(code));
  if (found) return { area: found.area, words: digits.slice(0, found.code.length) };
  const isWhole = digits.length === 6 || letters !== '';
  const looksMeant = letters === '' || asked || letters === letters.toUpperCase() || !/\s/.test(whole);
  return isWhole && looksMeant ? { area: null, words: digits.slice(0, 4) } : null;
}
