import { byGroup, ofPlaceBy, splitKey } from './groups-counted.js';
import { acrossRows, part, whole, type Released } from './in-fives.js';
import { largestFirst, partsOf, shownRows, tableOf, type Making, type RowCounted } from './making.js';
import type { Table } from './report.js';

/** What people asked for, and how much of it nothing suitable was found for. */
export function topics(making: Making): Table {
  const { wording } = making;
  const asked = partsOf(making, 'asked');
  const unmet = unmetByTopic(making);
  const rows = [...new Set([...asked.keys(), ...unmet.keys()])].map((id): RowCounted => ({
    id,
    label: wording.topic(id),
    counts: [asked.get(id), unmet.get(id)],
  }));
  const wanted = {
    id: 'topics',
    columns: ['asked', 'unmet'],
    chart: { kind: 'bars', series: [0, 1] },
  } as const;
  return tableOf(making, wanted, largestFirst(shownRows(making, rows)));
}

/** A topic is the whole of its neighbourhoods, which are shown as well. */
function unmetByTopic({ counters }: Making): Map<string, Released> {
  const areas = counters.of('unmet-in');
  return new Map(
    counters.of('unmet').map((topic) => {
      const own = areas.filter((of) => splitKey(of)[0] === topic);
      const parts = own.map((of) => part(counters.series('unmet-in', of)));
      const counted = counters.series('unmet', topic);
      return [topic, own.length === 0 ? part(counted) : whole(counted, parts)];
    }),
  );
}

/** For how much nothing was found in each neighbourhood: added up across the topics, which are added up as well. */
export function unmetAreas(making: Making): Table {
  const { counters, wording } = making;
  const keys = counters.of('unmet-in');
  const areas = [...new Set(keys.map((of) => splitKey(of)[1]))];
  const rows = areas.map((area): RowCounted => {
    const isHere = (of: string) => splitKey(of)[1] === area;
    const parts = keys.filter(isHere).map((of) => part(counters.series('unmet-in', of)));
    const label = area === '' ? wording.say('report:area-not-said') : area;
    return { id: area, label, counts: [whole(counters.sum('unmet-in', isHere), parts, acrossRows)] };
  });
  const wanted = { id: 'areas', columns: ['unmet'], chart: { kind: 'bars', series: [0] } } as const;
  return tableOf(making, wanted, largestFirst(shownRows(making, rows)));
}

/** What was asked for and not found in which neighbourhood. */
export function unmetByArea(making: Making): Table {
  const { counters, wording } = making;
  const rows = counters.of('unmet-in').map((of): RowCounted => {
    const [topic, area] = splitKey(of);
    const where = area === '' ? wording.say('report:area-not-said') : area;
    const label = wording.say('report:area-and-topic', { area: where, topic: wording.topic(topic) });
    return { id: of, label, counts: [part(counters.series('unmet-in', of))] };
  });
  const wanted = { id: 'areas-topics', columns: ['unmet'], chart: null };
  return tableOf(making, wanted, largestFirst(shownRows(making, rows)));
}

/** Each group: how often it came up, and what came of it. */
export function groups(making: Making): Table {
  const { counters, place } = making;
  const kinds = ['suggested', 'chosen', 'referred', 'accepted', 'went'] as const;
  const columns = ['suggested', 'opened', 'referred', 'accepted', 'went'];
  const counted = kinds.map((kind) => byGroup(counters, kind));
  const rows = place.groups.map(({ id, name }): RowCounted => ({
    id,
    label: name,
    counts: counted.map((one) => one.get(id)),
  }));
  const shown = largestFirst(shownRows(making, rows));
  const others = rows.filter(({ id }) => shown.every((row) => row.id !== id)).map(({ label }) => label);
  const wanted = { id: 'groups', columns, chart: { kind: 'bars', series: [1, 4] } } as const;
  const names = making.wording.list(others.sort((one, other) => one.localeCompare(other)));
  const beneath = others.length === 0 ? null : making.wording.say('report:groups-others', { groups: names });
  return { ...tableOf(making, wanted, shown), beneath };
}

/** Why people turned down what was suggested, why they did not go, and why groups could not take them. */
export function reasons(making: Making): Table[] {
  const { counters, wording } = making;
  const table = (id: string, counts: ReadonlyMap<string, Released>): Table => {
    const rows = [...counts].map(([reason, count]): RowCounted => ({
      id: reason,
      label: wording.say(`report:${id}-${reason}`),
      counts: [count],
    }));
    const wanted = { id, columns: ['number'], chart: { kind: 'bars', series: [0] } } as const;
    return tableOf(making, wanted, largestFirst(shownRows(making, rows)));
  };
  return [
    table('why-not', partsOf(making, 'why-not')),
    table('in-the-way', ofPlaceBy(counters, 'in-the-way')),
    table('not-right', partsOf(making, 'not-right')),
  ];
}
