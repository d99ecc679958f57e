/**
 * Brings a table's changes into the files of a place. A cell that still says what an export gave changes nothing, so
 * that comments, quotes and whatever a table cannot hold stay as they are.
 */
import type { GroupFile } from '../../catalogue/group-file.js';
import { groupForm, type GroupForm } from '../../editing/group-form.js';
import { newGroupText, withForm } from '../../editing/with-form.js';
import { idFromName, freeId } from '../importing/short-id.js';
import { CellMistake, saysTheSame } from './cells.js';
import { columns } from './columns.js';
import type { CsvRow } from './read-csv.js';
import { activitiesOf } from './write-csv.js';

export interface CsvImport {
  /** Texts to write, by group. */
  files: Map<string, string>;
  /** What is wrong, a line each, beginning with the row of the table. Groups with a mistake are not written. */
  mistakes: string[];
  counts: { groupsNew: number; activitiesNew: number; activitiesChanged: number; activitiesSame: number };
}

export interface CsvContext {
  /** Texts of the groups that there are. */
  texts: ReadonlyMap<string, string>;
  check: (id: string, text: string) => GroupFile;
}

export function importCsv(rows: readonly CsvRow[], { texts, check }: CsvContext): CsvImport {
  const done: CsvImport = {
    files: new Map(),
    mistakes: [],
    counts: { groupsNew: 0, activitiesNew: 0, activitiesChanged: 0, activitiesSame: 0 },
  };
  const byGroup = new Map<string, CsvRow[]>();
  for (const row of rows) {
    const id = groupOf(row);
    if (id === '')
      done.mistakes.push(`Row ${row.row}: say which group it belongs to, in group or in group name.`);
    else byGroup.set(id, [...(byGroup.get(id) ?? []), row]);
  }
  for (const [id, own] of byGroup) importGroup(id, own, texts.get(id) ?? null, check, done);
  return done;
}

function groupOf({ group, cells }: CsvRow): string {
  return idFromName(group === '' ? (cells.get('group name') ?? '') : group);
}

function importGroup(
  id: string,
  rows: readonly CsvRow[],
  text: string | null,
  check: CsvContext['check'],
  done: CsvImport,
): void {
  const read = text === null ? null : groupForm(text);
  if (read?.kind === 'no-form') {
    done.mistakes.push(
      `Row ${rows[0]!.row}: ${id}.yaml has a mistake. Mend that first: npm run content -- check`,
    );
    return;
  }
  const before = read?.form ?? {};
  const counts = { ...done.counts, groupsNew: done.counts.groupsNew + (read === null ? 1 : 0) };
  let form = before;
  try {
    for (const row of rows) form = withRow(form, row, counts);
  } catch (error) {
    if (!(error instanceof RowMistake)) throw error;
    done.mistakes.push(error.message);
    return;
  }
  const written = text === null ? newGroupText(form) : withForm(text, form);
  if (written === text) {
    done.counts = counts;
    return;
  }
  const errors = check(id, written).problems.filter(({ level }) => level === 'error');
  if (errors.length > 0) {
    for (const message of new Set(errors.map((one) => one.message)))
      done.mistakes.push(`Row ${rows[0]!.row} and on, ${id}: ${message}`);
    return;
  }
  done.counts = counts;
  done.files.set(id, written);
}

class RowMistake extends Error {}

function withRow(form: GroupForm, row: CsvRow, counts: CsvImport['counts']): GroupForm {
  const activities = activitiesOf(form);
  const known = row.activity === '' ? undefined : activities.find(({ id }) => id === row.activity);
  const started = known ?? newActivity(row, activities);
  const group = withCells(form, row, 'group');
  const activity = withCells(started, row, 'activity');
  if (known === undefined) counts.activitiesNew++;
  else if (activity === known && group === form) counts.activitiesSame++;
  else counts.activitiesChanged++;
  if (activity === known) return group;
  const list =
    known === undefined
      ? [...activities, activity]
      : activities.map((one) => (one === known ? activity : one));
  return { ...group, activities: list };
}

function newActivity({ activity, cells, row }: CsvRow, others: readonly GroupForm[]): GroupForm {
  const name = cells.get('name') ?? '';
  if (name === '' && activity === '') throw new RowMistake(`Row ${row}: this activity has no name.`);
  const id = freeId(activity || name, `${row}`, (one) => others.some((other) => other['id'] === one));
  return { id };
}

/** The same object where no cell says anything new. */
function withCells(form: GroupForm, { cells, row }: CsvRow, of: 'group' | 'activity'): GroupForm {
  let changed = form;
  for (const column of columns) {
    const cell = cells.get(column.name);
    if (column.of !== of || cell === undefined || saysTheSame(cell, column.write(form))) continue;
    try {
      changed = column.read(changed, cell);
    } catch (error) {
      if (!(error instanceof CellMistake)) throw error;
      throw new RowMistake(`Row ${row}, ${column.name}: ${error.message}`);
    }
  }
  return changed;
}
