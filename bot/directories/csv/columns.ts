/** The columns of the spreadsheet: one row an activity, its group's own fields repeated in each. */
import type { FormValue, GroupForm } from '../../editing/group-form.js';
import { ages, CellMistake, cost, date, isForm, lines, list, text, when, type CellKind } from './cells.js';

export interface Column {
  name: string;
  of: 'group' | 'activity';
  write: (form: GroupForm) => string;
  /** The form with what this cell says. @throws CellMistake */
  read: (form: GroupForm, cell: string) => GroupForm;
}

function plain(name: string, of: Column['of'], kind: CellKind, key = name): Column {
  return {
    name,
    of,
    write: (form) => kind.write(form[key]),
    read: (form, cell) => withKey(form, key, kind.read(cell)),
  };
}

/** A part of a field that has several: `contact: { phone }`. */
function part(name: string, of: Column['of'], field: string, key: string, kind: CellKind = text): Column {
  return {
    name,
    of,
    write: (form) => kind.write(partsOf(form[field])[key]),
    read: (form, cell) => {
      const parts = withKey(partsOf(form[field]), key, kind.read(cell));
      return withKey(form, field, Object.keys(parts).length > 0 ? parts : null);
    },
  };
}

const partsOf = (value: FormValue | undefined): GroupForm => (isForm(value) ? value : {});

function withKey(form: GroupForm, key: string, value: FormValue | null): GroupForm {
  const others = Object.fromEntries(Object.entries(form).filter(([one]) => one !== key));
  return value === null ? others : { ...form, [key]: value };
}

const where: Column = {
  name: 'where',
  of: 'activity',
  write: ({ where: value }) => (isForm(value) ? text.write(value['name']) : text.write(value)),
  read: (form, cell) => {
    const word = cell.trim().toLowerCase();
    if (cell === '') return withKey(form, 'where', null);
    if (word === 'online' || word === 'at-home' || word === 'at home')
      return withKey(form, 'where', word.replace(' ', '-'));
    return withKey(form, 'where', { ...partsOf(form['where']), name: cell });
  },
};

const point = (name: string, index: 0 | 1): Column => ({
  name,
  of: 'activity',
  write: (form) => {
    const { at } = partsOf(form['where']);
    return Array.isArray(at) ? text.write(at[index]) : '';
  },
  read: (form, cell) => {
    const place = form['where'];
    if (!isForm(place)) {
      if (cell === '') return form;
      throw new CellMistake('A point on the map needs the name of the place in where.');
    }
    const at = Array.isArray(place['at']) ? [...place['at']] : ['', ''];
    at[index] = cell.replace(',', '.');
    return withKey(form, 'where', withKey(place, 'at', at.every((one) => one === '') ? null : at));
  },
});

export const columns: readonly Column[] = [
  plain('group name', 'group', text, 'name'),
  plain('group about', 'group', text, 'about'),
  part('contact name', 'group', 'contact', 'name'),
  part('phone', 'group', 'contact', 'phone'),
  part('email', 'group', 'contact', 'email'),
  part('website', 'group', 'contact', 'website'),
  part('requests to', 'group', 'referrals', 'to'),
  part('most per week', 'group', 'referrals', 'most-per-week'),
  part('reply within', 'group', 'referrals', 'reply-within'),
  plain('name', 'activity', text),
  plain('about', 'activity', text),
  plain('first visit', 'activity', text, 'first-visit'),
  plain('topics', 'activity', list),
  plain('words', 'activity', list),
  plain('when', 'activity', when),
  plain('not on', 'activity', list, 'not-on'),
  where,
  part('postcode', 'activity', 'where', 'postcode'),
  point('north', 0),
  point('east', 1),
  plain('cost', 'activity', cost),
  plain('access', 'activity', list),
  part('ages', 'activity', 'for', 'ages', ages),
  part('only', 'activity', 'for', 'only'),
  part('not for', 'activity', 'for', 'not-for'),
  plain('languages', 'activity', list),
  plain('join', 'activity', text),
  plain('before joining', 'activity', lines, 'before-joining'),
  plain('status', 'activity', text),
  plain('status until', 'activity', date, 'status-until'),
  plain('checked', 'activity', date),
];

/** The two that say which row is which: never changed by an import. */
export const keys = ['group', 'activity'] as const;
