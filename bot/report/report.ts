/** A report as plain data, worded: what the text, the table of values and the page are made from. */

/**
 * What a chart shows of a table: bars by row, columns by week, or nothing. `series` are the numbers of columns; `full` is
 * the value that takes all of the room, by default the largest there is.
 */
export type Chart = { kind: 'bars' | 'weeks'; series: readonly number[]; full?: number } | null;

export interface Row {
  /** For machines, such as a topic's id. */
  id: string;
  label: string;
  /** One for each column; null where it is fewer than five and so not told. */
  values: readonly (number | null)[];
}

export interface Table {
  /** For machines, `topics`. */
  id: string;
  title: string;
  /** What its numbers mean. */
  about: string;
  /** What the rows are. */
  rowsAre: string;
  columns: readonly { id: string; label: string }[];
  rows: readonly Row[];
  chart: Chart;
  /** Said in place of the rows where there are none. */
  empty: string;
  /** Said below the rows, or null. */
  beneath: string | null;
}

export interface Report {
  place: string;
  /** The id of the group it is for, or null for a whole place. */
  group: string | null;
  title: string;
  /** Which weeks, and when it was made. */
  period: string;
  /** `YYYY-MM-DD` */
  from: string;
  to: string;
  /** What a reader must know, a sentence or two each. */
  notes: readonly string[];
  tables: readonly Table[];
}
