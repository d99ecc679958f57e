import type { Place } from '../catalogue/catalogue.js';
import type { Wording } from '../words/wording.js';
import type { Counters } from './counters.js';
import { part, type Released } from './in-fives.js';
import type { Chart, Row, Table } from './report.js';
import { eachWeek, firstDay, writtenDay, type Weeks } from './weeks.js';

/** What every table of a report is made from. */
export interface Making {
  counters: Counters;
  weeks: Weeks;
  place: Place;
  wording: Wording;
}

/** A row before it is known what of it is shown. */
export interface RowCounted {
  id: string;
  label: string;
  counts: readonly (Released | undefined)[];
}

/** What a table is, before its rows: its words are `report:<id>`, and those of its columns `report:column-<id>`. */
interface TableWanted {
  id: string;
  columns: readonly string[];
  chart: Chart;
}

/** A table of counts, with the words that the locale has for it. */
export function tableOf(making: Making, { id, columns, chart }: TableWanted, rows: readonly Row[]): Table {
  const say = (key: string) => making.wording.say(`report:${key}`);
  return {
    id,
    title: say(id),
    about: say(`${id}-about`),
    rowsAre: say(`${id}-rows`),
    columns: columns.map((column) => ({ id: column, label: say(`column-${column}`) })),
    rows,
    chart,
    empty: say('nothing-shown'),
    beneath: null,
  };
}

/** What is shown of rows. */
export function shownRows({ counters, weeks }: Making, rows: readonly RowCounted[]): Row[] {
  return rows.map(({ id, label, counts }) => ({
    id,
    label,
    values: counts.map((count) => (count === undefined ? null : counters.shown(count, weeks))),
  }));
}

/** A row for each week that is asked for and on record, a column for each count. */
export function rowsByWeek(
  { counters, weeks, wording }: Making,
  counts: readonly (Released | undefined)[],
): Row[] {
  const [first, last] = [counters.weeks[0], counters.weeks.at(-1)];
  if (first === undefined || last === undefined) return [];
  const from = weeks.from > first ? weeks.from : first;
  const to = weeks.to < last ? weeks.to : last;
  return eachWeek({ from, to }).map((week) => ({
    id: week,
    label: wording.say('report:week-of', { day: writtenDay(firstDay(week), wording.language, 'medium') }),
    values: counts.map((count) =>
      count === undefined ? null : counters.shown(count, { from: week, to: week }),
    ),
  }));
}

/** Only the rows that show something, the largest first: to list the others would say that there was anybody at all. */
export function largestFirst(rows: readonly Row[]): Row[] {
  return rows
    .filter(({ values }) => values.some((value) => value !== null))
    .sort((one, other) => sizeOf(other) - sizeOf(one) || one.label.localeCompare(other.label));
}

/** Counts of a kind that are no parts of one another, such as topics. */
export function partsOf({ counters }: Making, kind: Parameters<Counters['of']>[0]): Map<string, Released> {
  return new Map(counters.of(kind).map((of) => [of, part(counters.series(kind, of))]));
}

function sizeOf({ values }: Row): number {
  return values[0] ?? values.find((value) => value !== null) ?? 0;
}
