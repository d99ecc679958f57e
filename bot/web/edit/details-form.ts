/** What a group's file says of the group itself, as the fields of a form. The keys are those of the file. */
import type { FormValue, GroupForm } from '../../editing/group-form.js';
import {
  asText,
  filled,
  isMap,
  isTextOrNone,
  linesPart,
  mapOf,
  others,
  textPart,
  written,
  type Part,
} from './form-values.js';

export const detailKeys = ['name', 'about', 'contact', 'referrals', 'editors'] as const;
export type DetailKey = (typeof detailKeys)[number];

function mapPart<K extends string>(known: readonly K[]): Part<Record<K, string>> {
  return {
    read: (value) =>
      Object.fromEntries(known.map((key) => [key, asText(mapOf(value)[key])])) as Record<K, string>,
    write: (said, before) => {
      const all = { ...filled(said), ...others(before, known) };
      return Object.keys(all).length === 0 ? undefined : all;
    },
    sound: (value) =>
      value === undefined ||
      (isMap(value) &&
        Object.entries(value).every(([key, text]) => isTextOrNone(text) && known.includes(key as K))),
  };
}

const parts = {
  name: textPart,
  about: textPart,
  contact: mapPart(['name', 'phone', 'email', 'website']),
  referrals: mapPart(['to', 'most-per-week', 'reply-within']),
  editors: linesPart,
} satisfies Record<DetailKey, unknown>;

type PartOf<P> = P extends Part<infer T> ? T : never;
/** What stands in the fields of the group's own form. */
export type DetailFields = { [K in DetailKey]: PartOf<(typeof parts)[K]> };

const anyPart = (key: DetailKey) => parts[key] as unknown as Part<FormValue>;

export function detailFields(group: GroupForm): DetailFields {
  return Object.fromEntries(
    detailKeys.map((key) => [key, anyPart(key).read(group[key])]),
  ) as unknown as DetailFields;
}

/** The group as the file is to say it; what the form says as before stays as it was written. */
export function withDetailFields(before: GroupForm, fields: DetailFields): GroupForm {
  const after: GroupForm = { ...before };
  for (const key of detailKeys) {
    const value = written(anyPart(key), fields[key], before[key]);
    if (value === undefined) delete after[key];
    else after[key] = value;
  }
  return after;
}

/** What the file says of the group under names that the form has no field for. */
export function unknownToDetails(group: GroupForm): GroupForm {
  return others(group, ['example', 'source', 'activities', ...detailKeys]);
}
