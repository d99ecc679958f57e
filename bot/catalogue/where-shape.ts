/** Where an activity takes place, and points on the map. */
import type { Where } from '../../dialogs/suggestion.js';
import type { Area } from './catalogue.js';
import { fields, optional, required } from './fields.js';
import { phrase } from './plain-values.js';
import { quoted, Report, shortened } from './report.js';
import { list, Mistake, textOr, then, value, type Shape } from './shape.js';
import { wrong } from './what-is-wrong.js';
import { areaOfPostcode, metresBetween } from './whereabouts.js';

/** Latitude and longitude, WGS 84 degrees. */
export const pointShape: Shape<[latitude: number, longitude: number]> = then(
  list(value('a number', readDegrees, { type: ['number', 'string'] }), { most: 2, what: 'numbers' }),
  ([latitude, longitude], report, at) => {
    if (latitude === undefined || longitude === undefined) {
      report.error(at, 'Write two numbers, north and then east: [53.8153, -1.5621]', wrong('point-two'));
    } else if (Math.abs(latitude) > 90 || Math.abs(longitude) > 180) {
      report.error(
        at,
        'There is no such place on the globe. The first number is from -90 to 90.',
        wrong('point-globe'),
      );
    } else {
      return [latitude, longitude] as [number, number];
    }
    return undefined;
  },
);

function readDegrees(written: string): number | Mistake {
  return /^[+-]?\d{1,3}(\.\d{1,15})?$/.test(written.trim())
    ? Number(written)
    : new Mistake(
        `${quoted(written)} isn't a number I know. Write it like 53.8153.`,
        wrong('point-number', { text: shortened(written) }),
      );
}

/** Farther than this from every area of its place, and something is likely to be wrong. Metres. */
const farAway = 30_000;

export function whereShape({ areas }: { areas: readonly Area[] }): Shape<Where> {
  const online = value<Where>(
    'a place',
    (written) => {
      const word = written.trim().toLowerCase();
      if (word === 'online') return { kind: 'online' };
      if (word === 'at-home' || word === 'at home') return { kind: 'at-home' };
      return new Mistake(
        `${quoted(written)}: write online, at-home, or ${asPlace(written)}.`,
        wrong('other-form'),
      );
    },
    { enum: ['online', 'at-home'] },
  );
  const known = {
    name: required(phrase(120), 'What the building or meeting point is called.'),
    postcode: optional(phrase(16), null, 'Its postcode.'),
    at: optional(pointShape, null, 'Where it is on the map: north and then east, like [53.8153, -1.5621].'),
  };
  const somewhere = then(fields('a place', known), ({ values, at }, report): Where | undefined => {
    const { name, postcode, at: point } = values;
    if (point && !adviseOnPoint(point, areas, report, at('at'))) return undefined;
    if (!point && postcode && !areaOfPostcode(areas, postcode)) {
      report.advice(
        at('postcode'),
        `No area in place.yaml has the postcode ${postcode}, so nobody is told how far it is. Add at: [north, east].`,
        wrong('postcode-unknown', { postcode }),
      );
    }
    if (!point && !postcode) {
      report.advice(
        at(),
        'Add a postcode, so that people can be told how far it is.',
        wrong('postcode-missing'),
      );
    }
    return { kind: 'at', name, postcode, at: point };
  });
  return textOr(online, somewhere);
}

/** A place said in one text, as it should be written: `{ name: The Old Library, postcode: LS6 1AB }`. */
function asPlace(written: string): string {
  const [, said, postcode] = /^(.+?),? ([a-z]{1,2}\d[a-z\d]? ?\d[a-z]{2})$/i.exec(written.trim()) ?? [];
  if (said === undefined || said.length > 40) return '{ name: …, postcode: … }';
  return `{ name: ${/[,:]/.test(said) ? `"${said}"` : said}, postcode: ${postcode} }`;
}

/** False where the two numbers are the wrong way round. */
function adviseOnPoint(point: [number, number], areas: readonly Area[], report: Report, at: number): boolean {
  const metres = Math.min(...areas.map((area) => metresBetween(area.at, point)));
  if (areas.length === 0 || metres <= farAway) return true;
  const [latitude, longitude] = point;
  if (areas.some((area) => metresBetween(area.at, [longitude, latitude]) <= farAway)) {
    report.error(
      at,
      `at: has its numbers the wrong way round. Write [${longitude}, ${latitude}].`,
      wrong('point-swapped', { point: `${longitude}, ${latitude}` }),
    );
    return false;
  }
  report.advice(
    at,
    `at: is ${Math.round(metres / 1000)} km from the nearest area of this place. Is that right?`,
    wrong('point-far', { metres: Math.round(metres) }),
  );
  return true;
}
