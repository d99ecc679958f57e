import type { Area } from './catalogue.js';

/** The form of a British postcode: the outward code, then a digit and two letters. */
const british = /^([A-Z]{1,2}\d[A-Z\d]?)(\d[A-Z]{2})$/;

/** In capitals without spaces and dashes; a British postcode with its one space, so that LS1 6AB is not in LS16. */
function tidy(postcode: string): string {
  return postcode.toUpperCase().replace(/[\s-]/g, '').replace(british, '$1 $2');
}

/**
 * The area whose postcode beginning is the longest that this postcode begins with, or null. Beginnings are those
 * `also` names that look like one: `LS6`, `LS6 1`, `LS`, `3511`.
 */
export function areaOfPostcode(areas: readonly Area[], postcode: string): Area | null {
  const wanted = tidy(postcode);
  const [outward, inward] = wanted.split(' ');
  const fits = (beginning: string): boolean => {
    if (inward === undefined) return /\d/.test(beginning) && wanted.startsWith(beginning.replace(' ', ''));
    if (/^[A-Z]{1,2}$/.test(beginning)) return outward!.replace(/\d.*/, '') === beginning;
    return beginning.includes(' ') ? wanted.startsWith(beginning) : outward === beginning;
  };
  let best: Area | null = null;
  let longest = 0;
  for (const area of areas) {
    for (const also of area.also) {
      const beginning = british.test(also.replace(/\s/g, '')) ? tidy(also) : also.trim();
      if (beginning.length > longest && fits(beginning)) [best, longest] = [area, beginning.length];
    }
  }
  return best;
}

/** Metres between two points on the globe, by the haversine formula, mean radius 6,371 km. */
export function metresBetween(
  [latitude, longitude]: readonly [number, number],
  [otherLatitude, otherLongitude]: readonly [number, number],
): number {
  const radians = Math.PI / 180;
  const north = ((otherLatitude - latitude) * radians) / 2;
  const east = ((otherLongitude - longitude) * radians) / 2;
  const half =
    Math.sin(north) ** 2 +
    Math.cos(latitude * radians) * Math.cos(otherLatitude * radians) * Math.sin(east) ** 2;
  return 2 * 6_371_000 * Math.asin(Math.min(1, Math.sqrt(half)));
}
