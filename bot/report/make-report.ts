import { DateTime } from 'luxon';
import type { Place } from '../catalogue/catalogue.js';
import type { CountsRecord } from '../storage/records.js';
import { dayIn } from '../words/dates.js';
import type { Wording } from '../words/wording.js';
import { Counters } from './counters.js';
import { freshness } from './freshness-table.js';
import { funnelTables } from './funnel.js';
import { groupOf } from './groups-counted.js';
import { groupTables } from './group-tables.js';
import type { Making } from './making.js';
import { groups, reasons, topics, unmetAreas, unmetByArea } from './place-tables.js';
import type { Report } from './report.js';
import { firstDay, lastDay, weekOfDay, writtenDay, type Weeks } from './weeks.js';
import { wellbeing, type WellbeingCounted } from './wellbeing.js';

export interface ReportWanted {
  place: Place;
  /** One of the place's groups, or null for the whole place. */
  group: string | null;
  /** Null for all weeks on record. */
  weeks: Weeks | null;
  /** The counts of this place, all there are: what is shown of some weeks depends on those before. */
  counts: readonly CountsRecord[];
  wellbeing: Omit<WellbeingCounted, 'thisWeek'>;
  wording: Wording;
  now: Date;
}

/** Makes the report of a place, or of one of its groups. */
export function makeReport(wanted: ReportWanted): Report {
  const { place, group, wording, now } = wanted;
  const counters = new Counters(wanted.counts);
  const today = dayIn(place.timezone, now);
  const thisWeek = weekOfDay(DateTime.fromJSDate(now, { zone: 'utc' }).toISODate() ?? today) ?? '';
  const weeks = wanted.weeks ?? allWeeks(counters, thisWeek);
  const making: Making = { counters, weeks, place, wording };
  const [from, to] = [firstDay(weeks.from), lastDay(weeks.to)];
  const say = (key: string, values = {}) => wording.say(`report:${key}`, values);
  const day = (one: string) => writtenDay(one, wording.language, 'long');
  const own = place.activities.filter(({ id }) => group === null || groupOf(id) === group);
  const name = place.groups.find(({ id }) => id === group)?.name ?? '';
  return {
    place: place.id,
    group,
    title: group === null ? say('title-place') : say('title-group', { group: name }),
    period: say('period', { from: day(from), to: day(to), made: day(today) }),
    from,
    to,
    notes: [
      ...(place.example ? [say('example')] : []),
      ...(weeks.to >= thisWeek ? [say('not-over')] : []),
      say('fives'),
    ],
    tables:
      group === null
        ? [
            ...funnelTables(making),
            topics(making),
            unmetAreas(making),
            unmetByArea(making),
            groups(making),
            ...reasons(making),
            freshness(making, own, today),
            ...wellbeing(making, { ...wanted.wellbeing, thisWeek }),
          ]
        : [...groupTables(making, group), freshness(making, own, today)],
  };
}

function allWeeks({ weeks }: Counters, thisWeek: string): Weeks {
  return { from: weeks[0] ?? thisWeek, to: weeks.at(-1) ?? thisWeek };
}
