/** Where an imported activity takes place. */
import { areaOfPostcode, metresBetween } from '../../catalogue/whereabouts.js';
import type { DirectoryService, Location } from '../directory-service.js';
import { holds } from '../prose/phrases.js';
import { shortened } from '../clean-text.js';
import type { FieldValue } from './field.js';
import type { Reading } from './reading.js';
import type { Tell } from './told.js';

export interface WhereFound {
  where: FieldValue;
  note: string | null;
  /** The names of the other places. */
  others: string[];
}

/** Metres from the nearest area of the place, beyond which something is elsewhere. */
const farAway = 100_000;
/** Metres from the area of its own postcode, beyond which a point cannot be right. */
const wrongPoint = 30_000;
const longestName = 120;

type Point = readonly [latitude: number, longitude: number];

export function whereOf(
  service: DirectoryService,
  atHome: boolean,
  reading: Reading,
  tell: Tell,
): WhereFound {
  const physical = service.locations.filter(
    ({ kind, ...location }) => kind === 'physical' && hasPlace(location),
  );
  const places = distinctPlaces(physical.map((location) => placeOf(location, reading, tell)));
  const [nearest] = [...places].sort((one, other) => one.metres - other.metres);
  if (nearest === undefined) return withoutPlace(service, atHome, reading, tell);
  if (nearest.metres > farAway && nearest.metres < Infinity) {
    tell('far-away', `${nearest.name}, ${Math.round(nearest.metres / 1000)} km`);
  }
  const others = places
    .filter((place) => place !== nearest)
    .map(({ name, postcode }) => [name, postcode].filter(Boolean).join(' '));
  if (others.length > 0) tell('several-places', others.join('; '));
  const { name, postcode, at } = nearest;
  return {
    where: { name, ...(postcode !== '' && { postcode }), ...(at !== null && { at: at.map(degrees) }) },
    note: null,
    others,
  };
}

const degrees = (number: number): string => String(Math.round(number * 1e6) / 1e6);

function withoutPlace(service: DirectoryService, atHome: boolean, reading: Reading, tell: Tell): WhereFound {
  const { delivery } = reading.prose;
  const said = service.delivery.join('; ');
  const virtual = service.locations.some(({ kind }) => kind === 'virtual');
  if (atHome || holds(said, delivery['at-home'])) return { where: 'at-home', note: null, others: [] };
  if (virtual || holds(said, delivery.online)) return { where: 'online', note: null, others: [] };
  tell('where-unknown');
  return {
    where: { name: reading.say('where-unknown') },
    note: 'the directory does not say where, please fill in',
    others: [],
  };
}

interface PlaceFound {
  name: string;
  postcode: string;
  at: Point | null;
  /** From the nearest area; Infinity where that is not known. */
  metres: number;
}

function hasPlace({ name, address, postcode, latitude, longitude }: Omit<Location, 'kind'>): boolean {
  return (
    name !== '' ||
    address.length > 0 ||
    postcode !== '' ||
    (latitude !== null && longitude !== null && latitude !== 0)
  );
}

function placeOf(location: Location, reading: Reading, tell: Tell): PlaceFound {
  const { areas } = reading.place;
  const postcode = postcodeOf(location, reading, tell);
  const area = postcode === '' ? null : areaOfPostcode(areas, postcode);
  const at = pointOf(location, area?.at ?? null, reading, tell);
  const from = at ?? area?.at;
  const metres =
    from === undefined || areas.length === 0
      ? Infinity
      : Math.min(...areas.map((one) => metresBetween(one.at, from)));
  const lines = [location.name, ...location.address].filter((text) => text !== '');
  const street = location.address[0] ?? '';
  const name =
    location.name !== '' && street !== '' && !location.name.includes(street)
      ? `${location.name}, ${street}`
      : (lines[0] ?? '');
  return {
    name: shortened(name || postcode || reading.say('where-unknown'), longestName).text,
    postcode,
    at,
    metres,
  };
}

/** British: outward code, inward code. */
const british = /\b([A-Z]{1,2}\d[A-Z\d]?)\s*(\d[A-Z]{2})\b/i;
const outwardAlone = /^[A-Z]{1,2}\d[A-Z\d]?$/i;

function postcodeOf(location: Location, reading: Reading, tell: Tell): string {
  const { postcode, address } = location;
  if (!reading.place.culture.startsWith('GB')) return postcode.slice(0, 16);
  const found =
    british.exec(postcode) ?? address.map((text) => british.exec(text)).find((one) => one !== null);
  if (found) return `${found[1]} ${found[2]}`.toUpperCase();
  if (outwardAlone.test(postcode)) return postcode.toUpperCase();
  if (postcode !== '') tell('postcode-wrong', postcode);
  return '';
}

function pointOf(location: Location, ofPostcode: Point | null, reading: Reading, tell: Tell): Point | null {
  const { latitude, longitude } = location;
  if (latitude === null || longitude === null || (latitude === 0 && longitude === 0)) return null;
  const points: Point[] = [
    [latitude, longitude],
    [longitude, latitude],
  ];
  const sound = points.filter(([north, east]) => Math.abs(north) <= 90 && Math.abs(east) <= 180);
  const near = (point: Point): boolean =>
    reading.place.areas.some((area) => metresBetween(area.at, point) <= farAway);
  const [asWritten] = sound;
  const point = sound.find(near) ?? (asWritten === points[0] ? asWritten : undefined);
  const wrong = point === undefined || (ofPostcode !== null && metresBetween(ofPostcode, point) > wrongPoint);
  if (!wrong) return point;
  tell('place-moved', `${latitude}, ${longitude}`);
  return null;
}

function distinctPlaces(places: readonly PlaceFound[]): PlaceFound[] {
  const seen = new Set<string>();
  return places.filter(({ name, postcode }) => {
    const key = `${name.toLowerCase()}|${postcode}`;
    return !seen.has(key) && seen.add(key);
  });
}
