import type { CountKind } from '../storage/records.js';
import { byGroup } from './groups-counted.js';
import { part, sumOf, whole, type Released } from './in-fives.js';
import { partsOf, rowsByWeek, shownRows, tableOf, type Making } from './making.js';
import type { Table } from './report.js';

/** From the first word to turning up, and how it went week by week. */
export function funnelTables(making: Making): Table[] {
  const steps = stepsOf(making);
  const label = (step: string) => making.wording.say(`report:step-${step}`);
  const rows = [...steps].map(([id, count]) => ({ id, label: label(id), counts: [count] }));
  const funnel = { id: 'funnel', columns: ['number'], chart: { kind: 'bars', series: [0] } } as const;
  return [tableOf(making, funnel, shownRows(making, rows)), byWeek(making, steps)];
}

/**
 * `began` to `opened` are numbers of people, and `referred` to `went` of activities that people asked for, were called
 * about, or went to: somebody who asks two groups counts twice there.
 */
function stepsOf(making: Making): Map<string, Released> {
  const { counters } = making;
  const people = (of: string, parts: Iterable<Released>) => whole(counters.series('people', of), [...parts]);
  const all = (kind: CountKind) => sumOf([...byGroup(counters, kind).values()], counters.weeks.length);
  return new Map([
    ['began', part(counters.series('people', 'began'))],
    ['asked', people('asked', partsOf(making, 'asked').values())],
    ['suggested', people('suggested', byGroup(counters, 'suggested').values())],
    ['opened', people('chosen', byGroup(counters, 'chosen').values())],
    ['referred', all('referred')],
    ['accepted', all('accepted')],
    ['went', all('went')],
    ['handed-over', part(counters.series('handed-over', 'person'))],
  ]);
}

function byWeek(making: Making, steps: ReadonlyMap<string, Released>): Table {
  const columns = ['began', 'opened', 'referred', 'went'];
  const counts = columns.map((step) => steps.get(step));
  const wanted = { id: 'weeks', columns, chart: { kind: 'weeks', series: [0, 1] } } as const;
  return tableOf(making, wanted, rowsByWeek(making, counts));
}
