/** A table from a spreadsheet, as rows of named cells. Tolerates what spreadsheets do: semicolons, a mark at the beginning. */
import { CsvError, parse } from 'csv-parse/sync';
import { columns, keys } from './columns.js';
import { unguarded } from './guard.js';

export interface CsvRow {
  /** As a spreadsheet counts them; the header is 1. */
  row: number;
  group: string;
  activity: string;
  /** By the name of the column; only columns that the table has. */
  cells: Map<string, string>;
}

/** The table cannot be read: why, on one line. */
export class CsvMistake extends Error {}

/** Bytes or so. */
const longestTable = 100 * 1024 * 1024;

export function readCsv(text: string): CsvRow[] {
  if (text.length > longestTable) throw new CsvMistake('The table is larger than 100 MB.');
  const rows = recordsOf(text);
  const [header = [], ...others] = rows.map(({ record }) => record);
  const names = header.map((name) =>
    name
      .trim()
      .toLowerCase()
      .replace(/[-_\s]+/g, ' '),
  );
  const known: readonly string[] = [...keys, ...columns.map(({ name }) => name)];
  const unknown = names.filter((name) => name !== '' && !known.includes(name));
  if (unknown.length > 0)
    throw new CsvMistake(`There is no column ${unknown.join(', ')}. There is: ${known.join(', ')}.`);
  const twice = names.find((name, index) => name !== '' && names.indexOf(name) !== index);
  if (twice !== undefined) throw new CsvMistake(`The column ${twice} is there twice.`);
  if (!names.includes('name') && !names.includes('activity')) {
    throw new CsvMistake('The first line should name the columns, name among them.');
  }
  return others.flatMap((record, index) => {
    const cells = new Map(
      names.flatMap((name, at) => (name === '' ? [] : [[name, tidy(record[at] ?? '')] as const])),
    );
    if ([...cells.values()].every((cell) => cell === '')) return [];
    const take = (name: string): string => {
      const cell = cells.get(name) ?? '';
      cells.delete(name);
      return cell;
    };
    // A row may be several lines of the file, and an empty one is none of the records.
    const row = index + 2 + rows[index + 1]!.info.empty_lines;
    return [{ row, group: take('group'), activity: take('activity'), cells }];
  });
}

const tidy = (cell: string): string =>
  unguarded(
    cell
      .replace(/\r\n?/g, '\n')
      .replace(/\u00a0/g, ' ')
      .trim(),
  );

interface Recorded {
  record: string[];
  info: { empty_lines: number };
}

function recordsOf(text: string): Recorded[] {
  try {
    return parse(text, {
      bom: true,
      delimiter: delimiterOf(text),
      info: true,
      relax_column_count: true,
      relax_quotes: true,
      skip_empty_lines: true,
    }) as unknown as Recorded[];
  } catch (error) {
    if (error instanceof CsvError) throw new CsvMistake(`The table cannot be read: ${error.message}.`);
    throw error;
  }
}

/** What stands between cells most often in the first line. */
function delimiterOf(text: string): string {
  const [first = ''] = text.replace(/"[^"]*"/g, '').split('\n');
  const counted = [',', ';', '\t'].map((sign) => ({ sign, count: first.split(sign).length }));
  return counted.reduce((one, other) => (other.count > one.count ? other : one)).sign;
}
