import { byGroup, groupOf, ofGroupBy } from './groups-counted.js';
import { part } from './in-fives.js';
import { largestFirst, rowsByWeek, shownRows, tableOf, type Making, type RowCounted } from './making.js';
import type { Table } from './report.js';

const kinds = ['suggested', 'chosen', 'referred', 'accepted', 'went', 'not-yet', 'not-for-me'] as const;
const columnOf = (kind: string) => (kind === 'chosen' ? 'opened' : kind);

/** How often a group came up, what came of it, for what topics, and what got in the way. */
export function groupTables(making: Making, group: string): Table[] {
  return [steps(making, group), byWeek(making, group), activities(making, group), ...by(making, group)];
}

function steps(making: Making, group: string): Table {
  const { counters, wording } = making;
  const rows = kinds.map((kind): RowCounted => ({
    id: columnOf(kind),
    label: wording.say(`report:column-${columnOf(kind)}`),
    counts: [byGroup(counters, kind).get(group)],
  }));
  const wanted = { id: 'group-funnel', columns: ['number'], chart: { kind: 'bars', series: [0] } } as const;
  return tableOf(making, wanted, shownRows(making, rows));
}

function byWeek(making: Making, group: string): Table {
  const shown = ['suggested', 'chosen', 'referred', 'went'] as const;
  const counts = shown.map((kind) => byGroup(making.counters, kind).get(group));
  const chart = { kind: 'weeks', series: [0, 1] } as const;
  return tableOf(
    making,
    { id: 'group-weeks', columns: shown.map(columnOf), chart },
    rowsByWeek(making, counts),
  );
}

function activities(making: Making, group: string): Table {
  const { counters, place } = making;
  const shown = place.activities.filter(({ id }) => groupOf(id) === group);
  const rows = shown.map(({ id, name }): RowCounted => ({
    id,
    label: name,
    counts: kinds.map((kind) => part(counters.series(kind, id))),
  }));
  const wanted = { id: 'activities', columns: kinds.map(columnOf), chart: null };
  return tableOf(making, wanted, shownRows(making, rows));
}

function by(making: Making, group: string): Table[] {
  const { counters, wording } = making;
  const table = (id: string, kind: 'suggested-for' | 'in-the-way', label: (of: string) => string): Table => {
    const rows = [...ofGroupBy(counters, kind, group)].map(([of, count]): RowCounted => ({
      id: of,
      label: label(of),
      counts: [count],
    }));
    const wanted = { id, columns: ['number'], chart: { kind: 'bars', series: [0] } } as const;
    return tableOf(making, wanted, largestFirst(shownRows(making, rows)));
  };
  return [
    table('group-topics', 'suggested-for', (topic) => wording.topic(topic)),
    table('in-the-way', 'in-the-way', (why) => wording.say(`report:in-the-way-${why}`)),
  ];
}
