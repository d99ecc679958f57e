/** Brings together what two people changed in a file at the same time. */
import { changesOfForm, type Change } from './changes.js';
import { groupForm, type FormValue, type GroupForm } from './group-form.js';
import { withForm } from './with-form.js';

/**
 * `theirs` with what `mine` changed since `base`, or null where both changed the same field, or where what was changed
 * is in no field, as comments are.
 */
export function merged(base: string, mine: string, theirs: string): string | null {
  const [before, own, other] = [groupForm(base), groupForm(mine), groupForm(theirs)];
  if (before.kind !== 'form' || own.kind !== 'form' || other.kind !== 'form') return null;
  const changes = changesOfForm(before.form, own.form);
  const meanwhile = changesOfForm(before.form, other.form);
  if (changes.length === 0) return null;
  if (changes.some((one) => meanwhile.some((two) => touchTheSame(one, two)))) return null;
  const form = structuredClone(other.form);
  return changes.every((change) => apply(change, form)) ? withForm(theirs, form) : null;
}

function touchTheSame(one: Change, other: Change): boolean {
  if (one.activity !== other.activity) return false;
  const shorter = Math.min(one.field.length, other.field.length);
  return one.field.slice(0, shorter).every((key, index) => key === other.field[index]);
}

function apply({ activity, field, to }: Change, form: GroupForm): boolean {
  if (activity === null) return field.length > 0 && put(form, field, to);
  const activities = (form['activities'] ??= []);
  if (!Array.isArray(activities)) return false;
  const at = activities.findIndex((each) => isFields(each) && each['id'] === activity);
  if (field.length > 0) {
    const found = activities[at];
    return isFields(found) && put(found, field, to);
  }
  if (at < 0 && to !== null) activities.push(to);
  else if (at >= 0 && to === null) activities.splice(at, 1);
  else return false;
  return true;
}

function put(form: GroupForm, field: readonly string[], to: FormValue | null): boolean {
  const [key, ...below] = field;
  if (key === undefined) return false;
  if (below.length === 0) {
    if (to === null) delete form[key];
    else form[key] = to;
    return true;
  }
  const inside = (form[key] ??= {});
  return isFields(inside) && put(inside, below, to);
}

function isFields(value: FormValue | undefined): value is GroupForm {
  return typeof value === 'object' && !Array.isArray(value);
}
