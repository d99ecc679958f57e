/** How far apart two points are, as the crow flies. */

export type Point = readonly [latitude: number, longitude: number];

/** The mean radius of the earth in metres, IUGG. */
export const earthRadius = 6_371_009;

export function radians(degrees: number): number {
  return (degrees * Math.PI) / 180;
}

/** Metres between two points, by the haversine formula. */
export function metresBetween(one: Point, other: Point): number {
  const latitude = radians(other[0] - one[0]);
  const longitude = radians(other[1] - one[1]);
  const chord =
    Math.sin(latitude / 2) ** 2 +
    Math.cos(radians(one[0])) * Math.cos(radians(other[0])) * Math.sin(longitude / 2) ** 2;
  return Math.round(2 * earthRadius * Math.asin(Math.min(1, Math.sqrt(chord))));
}
