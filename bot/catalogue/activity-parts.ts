/** The parts of an activity that are more than a text: when, where, what it costs, whom it is for. */
import type { Cost, Where } from '../../dialogs/suggestion.js';
import { costOf, readAges, readAmount, readCost } from './ages-and-costs.js';
import type { Activity, Area, Day, When } from './catalogue.js';
import { readDate, readDates, readDays, readTime } from './days-and-times.js';
import { longestAbout, longestFirstVisit, longestName } from './lengths.js';
import { phrase, readLanguage, text } from './plain-values.js';
import { quoted, type Report } from './report.js';
import {
  fields,
  keyed,
  list,
  Mistake,
  optional,
  required,
  textOr,
  then,
  value,
  type Entry,
  type Shape,
} from './shape.js';
import { areaOfPostcode, metresBetween } from './whereabouts.js';

const date = value('a date', readDate);
const time = value('a time', readTime, { type: ['string', 'number'] });

const whenFields = {
  day: required(
    value('a day', readDays),
    'monday, first wednesday, every two weeks on monday, daily, or a date.',
  ),
  from: optional(time, null, 'When it starts, like 10:00 or 6.30pm.'),
  to: optional(time, null, 'When it ends.'),
  starting: optional(date, null, 'The first day of the season or course.'),
  until: optional(date, null, 'The last day of the season or course.'),
};

/** Several entries; one may stand for several days, like `weekdays`. */
export const whenShape: Shape<When[]> = then(
  list(then(fields('a time it meets', whenFields), meetingTimes), { most: 60, what: 'times it meets' }),
  (entries) => entries.flat(),
);

function meetingTimes(read: Entry<typeof whenFields>, report: Report): When[] | undefined {
  const { from, to, starting, until, day } = read.values;
  const once = day.days[0]!.kind === 'date';
  if (to !== null && from === null) {
    report.error(read.at('to'), 'This says when it ends. Say when it starts, too: from: 10:00');
  } else if (from !== null && to !== null && to <= from) {
    report.error(read.at('to'), 'It ends before it starts. Check from and to; write 23:59 for midnight.');
  } else if (starting !== null && until !== null && until < starting) {
    report.error(read.at('until'), 'until is before starting.');
  } else if (day.everyWeeks > 1 && starting === null) {
    report.error(
      read.at('day'),
      'Say one week in which it meets, so that we can count on from it: starting: 2026-03-02',
    );
  } else if (once && (starting !== null || until !== null)) {
    report.error(
      read.at(starting === null ? 'until' : 'starting'),
      'A single date needs no starting and no until.',
    );
  } else {
    return day.days.map((each) => ({ day: each, from, to, everyWeeks: day.everyWeeks, starting, until }));
  }
  return undefined;
}

export const datesShape: Shape<Day[]> = then(
  list(value('a date', readDates), { most: 200, what: 'dates' }),
  (stretches) => [...new Set(stretches.flat())].sort(),
);

/** Latitude and longitude, WGS 84 degrees. */
export const pointShape: Shape<[latitude: number, longitude: number]> = then(
  list(value('a number', readDegrees, { type: 'number' }), { most: 2, what: 'numbers' }),
  ([latitude, longitude], report, at) => {
    if (latitude === undefined || longitude === undefined) {
      report.error(at, 'Write two numbers, north and then east: [53.8153, -1.5621]');
    } else if (Math.abs(latitude) > 90 || Math.abs(longitude) > 180) {
      report.error(at, 'There is no such place on the globe. The first number is from -90 to 90.');
    } else {
      return [latitude, longitude] as [number, number];
    }
    return undefined;
  },
);

function readDegrees(written: string): number | Mistake {
  return /^[+-]?\d{1,3}(\.\d{1,15})?$/.test(written.trim())
    ? Number(written)
    : new Mistake(`${quoted(written)} isn't a number I know. Write it like 53.8153.`);
}

/** Farther than this from every area of its place, and something is likely to be wrong. Metres. */
const farAway = 100_000;

export function whereShape({ areas }: { areas: readonly Area[] }): Shape<Where> {
  const online = value<Where>(
    'a place',
    (written) => {
      const word = written.trim().toLowerCase();
      if (word === 'online') return { kind: 'online' };
      if (word === 'at-home' || word === 'at home') return { kind: 'at-home' };
      return new Mistake(`${quoted(written)}: write online, at-home, or { name: …, postcode: … }.`);
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
      );
    }
    if (!point && !postcode) report.advice(at(), 'Add a postcode, so that people can be told how far it is.');
    return { kind: 'at', name, postcode, at: point };
  });
  return textOr(online, somewhere);
}

/** False where the two numbers are the wrong way round. */
function adviseOnPoint(point: [number, number], areas: readonly Area[], report: Report, at: number): boolean {
  const metres = Math.min(...areas.map((area) => metresBetween(area.at, point)));
  if (areas.length === 0 || metres <= farAway) return true;
  const [latitude, longitude] = point;
  if (areas.some((area) => metresBetween(area.at, [longitude, latitude]) <= farAway)) {
    report.error(at, `at: has its numbers the wrong way round. Write [${longitude}, ${latitude}].`);
    return false;
  }
  report.advice(at, `at: is ${Math.round(metres / 1000)} km from here. Is that right?`);
  return true;
}

export function costShape(currency: string): Shape<Cost> {
  const known = {
    amount: required(
      value('an amount', (written) => readAmount(written, currency), { type: ['number', 'string'] }),
      'The price, like 3.50.',
    ),
    per: optional(phrase(40), null, 'What it pays for: session, month, person.'),
    note: optional(phrase(120), null, 'What else to say: first visit free.'),
  };
  return textOr(
    value<Cost>('a cost', (written) => readCost(written, currency)),
    then(fields('a cost', known), ({ values: { amount, per, note } }) => costOf(amount, currency, per, note)),
  );
}

export const forShape = fields('whom it is for', {
  ages: optional(
    value<Activity['ages']>('an age', readAges, { type: ['string', 'number'] }),
    null,
    'Like 18+, 11 to 17 or under 25.',
  ),
  only: optional(phrase(80), null, 'women, men, or words of your own, like carers.'),
  'not-for': optional(phrase(120), null, 'Whom it does not suit.'),
});

const translation = fields('a translation', {
  name: optional(phrase(longestName), null, 'The name in this language.'),
  about: optional(text(longestAbout), null, 'What people do there, in this language.'),
  'first-visit': optional(text(longestFirstVisit), null, 'The first visit, in this language.'),
});

export const translationsShape: Shape<Activity['translations']> = keyed(
  readLanguage,
  then(translation, ({ values: { name, about, 'first-visit': firstVisit } }) => ({
    ...(name !== null && { name }),
    ...(about !== null && { about }),
    ...(firstVisit !== null && { firstVisit }),
  })),
  { what: 'language tags' },
);
