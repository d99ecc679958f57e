import { stringify } from 'csv-stringify/sync';
import type { Report } from './report.js';

/**
 * The report as one table of comma-separated values (RFC 4180): a line for each number. `value` is empty where `shown` is
 * `fewer than 5`. What begins like a formula has a quotation mark before it, so that no spreadsheet takes a name for one.
 */
export function reportAsCsv({ place, group, from, to, tables }: Report): string {
  const lines = tables.flatMap(({ id, columns, rows }) =>
    rows.flatMap((row) =>
      columns.map((column, index) => {
        const value = row.values[index] ?? null;
        return {
          ...{ place, group: group ?? '', from, to, table: id, item: row.id, name: row.label },
          ...{ measure: column.id, value: value ?? '', shown: value === null ? 'fewer than 5' : 'yes' },
        };
      }),
    ),
  );
  const columns = ['place', 'group', 'from', 'to', 'table', 'item', 'name', 'measure', 'value', 'shown'];
  return stringify(lines, { header: true, columns, escape_formulas: true });
}
