/** A place's activities as a table for spreadsheets. */
import { stringify } from 'csv-stringify/sync';
import type { FormValue, GroupForm } from '../../editing/group-form.js';
import { isForm } from './cells.js';
import { columns, keys } from './columns.js';
import { guarded } from './guard.js';

export interface GroupToWrite {
  id: string;
  form: GroupForm;
}

/** A cell with a line end of any kind, or with what parts cells in some spreadsheets, stands in quotes. */
const wouldBeParted = /[\n\r;\t]/;

/** With a mark at the beginning by which Excel knows UTF-8. */
export function writeCsv(groups: readonly GroupToWrite[]): string {
  const rows = groups.flatMap(({ id, form }) =>
    activitiesOf(form).map((activity) => [
      ...[id, typeof activity['id'] === 'string' ? activity['id'] : ''],
      ...columns.map(({ of, write }) => write(of === 'group' ? form : activity)),
    ]),
  );
  const header = [...keys, ...columns.map(({ name }) => name)];
  return `\uFEFF${stringify([header, ...rows.map((row) => row.map(guarded))], { record_delimiter: 'windows', quoted_match: wouldBeParted })}`;
}

export function activitiesOf(form: GroupForm): GroupForm[] {
  const list: FormValue | undefined = form['activities'];
  return Array.isArray(list) ? list.filter(isForm) : [];
}
