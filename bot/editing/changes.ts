/** What differs between two versions of a group's file, as data; the page words it. */
import { groupForm, sameValue, type FormValue, type GroupForm } from './group-form.js';

export interface Change {
  /** The activity's id, or null where it is about the group. */
  activity: string | null;
  /** What the activity is called, for people. */
  activityName: string | null;
  /** The keys down to the field: `['cost']`, `['contact', 'phone']`, `['in', 'cy', 'name']`. Empty: the activity itself. */
  field: string[];
  /** Null where it was not there. */
  from: FormValue | null;
  /** Null where it is gone. */
  to: FormValue | null;
}

/** What changed from one text to another. Where one of them is no YAML, one change without a field. */
export function changesBetween(before: string, after: string): Change[] {
  const [from, to] = [groupForm(before), groupForm(after)];
  if (from.kind === 'form' && to.kind === 'form') return changesOfForm(from.form, to.form);
  return before === after ? [] : [{ activity: null, activityName: null, field: [], from: before, to: after }];
}

/** Parts that are said of field by field. */
const nested = new Set(['contact', 'referrals', 'in']);

export function changesOfForm(from: GroupForm, to: GroupForm): Change[] {
  const { activities: before, ...groupBefore } = from;
  const { activities: after, ...groupAfter } = to;
  const changes: Change[] = fieldsBetween(groupBefore, groupAfter, []).map((change) => ({
    activity: null,
    activityName: null,
    ...change,
  }));
  const old = activitiesById(before);
  const fresh = activitiesById(after);
  for (const id of new Set([...old.keys(), ...fresh.keys()])) {
    const [one, other] = [old.get(id) ?? null, fresh.get(id) ?? null];
    const named = other ?? one;
    const name = isFields(named) && typeof named['name'] === 'string' ? named['name'] : id;
    const fields =
      isFields(one) && isFields(other)
        ? fieldsBetween(one, other, [])
        : sameValue(one, other)
          ? []
          : [{ field: [], from: one, to: other }];
    changes.push(...fields.map((change) => ({ activity: id, activityName: name, ...change })));
  }
  return changes;
}

function fieldsBetween(
  from: GroupForm,
  to: GroupForm,
  above: string[],
): Pick<Change, 'field' | 'from' | 'to'>[] {
  return [...new Set([...Object.keys(from), ...Object.keys(to)])].flatMap((key) => {
    const [one, other] = [from[key] ?? null, to[key] ?? null];
    const field = [...above, key];
    if (sameValue(one, other)) return [];
    const inside = nested.has(key) || above[0] === 'in';
    if (inside && (isFields(one) || isFields(other))) {
      return fieldsBetween(isFields(one) ? one : {}, isFields(other) ? other : {}, field);
    }
    return [{ field, from: one, to: other }];
  });
}

/** By id; those without one, or with one that another has, by their place in the list. */
function activitiesById(list: FormValue | undefined): Map<string, FormValue> {
  const found = new Map<string, FormValue>();
  if (!Array.isArray(list)) return found;
  for (const [index, item] of list.entries()) {
    const id = isFields(item) && typeof item['id'] === 'string' ? item['id'] : '';
    found.set(id !== '' && !found.has(id) ? id : `${id}#${index + 1}`, item);
  }
  return found;
}

function isFields(value: FormValue | null): value is GroupForm {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
