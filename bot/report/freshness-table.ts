import { DateTime } from 'luxon';
import type { Activity, Day } from '../catalogue/catalogue.js';
import { freshnessOf } from '../catalogue/freshness.js';
import { tableOf, type Making } from './making.js';
import type { Table } from './report.js';

/**
 * How long ago somebody made sure that the details of activities are right. These are numbers of activities, not of
 * people, so that small ones are shown.
 */
export function freshness(making: Making, activities: readonly Activity[], today: Day): Table {
  const { wording, place } = making;
  const { askAfter } = place.freshness;
  const { stopAfter } = freshnessOf(place);
  const counts = { fresh: 0, ask: 0, stopped: 0, never: 0 };
  for (const { checked, status } of activities) {
    if (status === 'closed') continue;
    const age = checked === null ? null : daysBetween(checked, today);
    if (age === null) counts.never++;
    else if (age < askAfter) counts.fresh++;
    else if (age < stopAfter) counts.ask++;
    else counts.stopped++;
  }
  const rows = Object.entries(counts).map(([id, count]) => ({
    id,
    label: wording.say(`report:freshness-${id}`, { days: askAfter }),
    values: [count],
  }));
  const wanted = { id: 'freshness', columns: ['activities'], chart: { kind: 'bars', series: [0] } } as const;
  return tableOf(making, wanted, rows);
}

function daysBetween(from: Day, to: Day): number {
  return DateTime.fromISO(to, { zone: 'utc' }).diff(DateTime.fromISO(from, { zone: 'utc' }), 'days').days;
}
