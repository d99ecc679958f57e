/** Activities in the form of a group's file: found by what an address calls them, put back, made. */
import { readId } from '../../../catalogue/plain-values.js';
import { Mistake } from '../../../catalogue/shape.js';
import type { GroupForm } from '../../../editing/group-form.js';
import {
  activityFields,
  activityKeys,
  withActivityFields,
  type ActivityFields,
} from '../../../web/edit/activity-form.js';
import { asText, isMap } from '../../../web/edit/form-values.js';
import type { EditedPart } from './edited-part.js';

export interface ListedActivity {
  /** What addresses call it: its id, or `_2` for the second where it has none of its own. */
  key: string;
  index: number;
  activity: GroupForm;
}

/** The activities of a file that are written as such. */
export function activitiesIn(form: GroupForm): ListedActivity[] {
  const { activities } = form;
  if (!Array.isArray(activities)) return [];
  const ids = activities.map((each) => (isMap(each) ? asText(each['id']) : ''));
  return activities.flatMap((activity, index) => {
    if (!isMap(activity)) return [];
    const id = ids[index]!;
    const own = isOwnId(id) && ids.indexOf(id) === ids.lastIndexOf(id);
    return [{ key: own ? id : `_${index + 1}`, index, activity }];
  });
}

function isOwnId(id: string): boolean {
  return !(readId(id) instanceof Mistake);
}

/** The part that is one activity. `takeOut` are keys that the form has no field for and that are to go. */
export function activityPart(key: string | null, takeOut: readonly string[]): EditedPart<ActivityFields> {
  return {
    keys: activityKeys,
    find: (form) =>
      key === null ? null : (activitiesIn(form).find((one) => one.key === key)?.activity ?? null),
    fields: activityFields,
    withFields: (part, fields) => {
      const after = withActivityFields(part, fields);
      for (const name of takeOut) delete after[name];
      return after;
    },
    put: (form, activity) => {
      const list = Array.isArray(form['activities']) ? form['activities'] : [];
      const found = key === null ? undefined : activitiesIn(form).find((one) => one.key === key);
      if (found === undefined) {
        const id = asText(activity['id']) || newId(form, asText(activity['name']));
        return { ...form, activities: [...list, { id, ...activity }] };
      }
      // Without an id of its own it gets one: that is a mistake which no field shows.
      const whole = found.key.startsWith('_')
        ? { ...activity, id: newId(form, asText(activity['name'])) }
        : activity;
      return { ...form, activities: list.map((each, index) => (index === found.index ? whole : each)) };
    },
  };
}

/** The file without an activity. Null where it has none of that key. */
export function withoutActivity(form: GroupForm, key: string): GroupForm | null {
  const found = activitiesIn(form).find((one) => one.key === key);
  if (found === undefined || !Array.isArray(form['activities'])) return null;
  return { ...form, activities: form['activities'].filter((_, index) => index !== found.index) };
}

/** The id that a new activity gets: from its name, and none that is taken. */
export function newId(form: GroupForm, name: string): string {
  const base = idFrom(name, 'activity');
  const taken = new Set(activitiesIn(form).map(({ activity }) => asText(activity['id'])));
  if (!taken.has(base)) return base;
  for (let number = 2; ; number++) {
    const id = `${base.slice(0, 55)}-${number}`;
    if (!taken.has(id)) return id;
  }
}

/** A name as an id: letters with marks lose them; other scripts leave nothing, and get the word given. */
export function idFrom(name: string, otherwise: string): string {
  const plain = name
    .normalize('NFKD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .replace(/['’]/g, '')
    .replace(/[^a-z0-9]+/g, '-')
    .slice(0, 55)
    .replace(/^-+|-+$/g, '');
  return plain === '' ? otherwise : plain;
}
