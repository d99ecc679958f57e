/** One activity of a group's file as the fields of its form. The keys are those of the file. */
import type { FormValue, GroupForm } from '../../editing/group-form.js';
import {
  asList,
  asText,
  filled,
  inOrder,
  isMap,
  isTextList,
  isTextOrNone,
  linesPart,
  listPart,
  mapOf,
  others,
  textPart,
  written,
  type Part,
} from './form-values.js';
import { whenPart } from './when-rows.js';

/** In the order in which the form shows them and a new activity is written. */
export const activityKeys = [
  'name',
  'about',
  'first-visit',
  'topics',
  'words',
  'when',
  'not-on',
  'where',
  'cost',
  'access',
  'for',
  'languages',
  'join',
  'before-joining',
  'status',
  'status-until',
  'checked',
  'in',
] as const;
export type ActivityKey = (typeof activityKeys)[number];

/** Which of the topics it is mostly about: the first in the file. */
const topics: Part<{ main: string; chosen: string[] }> = {
  read: (value) => ({ main: asList(value)[0] ?? '', chosen: [...asList(value)].sort() }),
  write: ({ main, chosen }, before) => {
    const all = inOrder(chosen, asList(before));
    const first = main !== '' && (all.length === 0 || all.includes(main)) ? [main] : [];
    const list = [...new Set([...first, ...all])];
    return list.length === 0 ? undefined : list;
  },
  sound: isTextList,
};

const where: Part<{ kind: string; name: string; postcode: string; point: string }> = {
  read: (value) => {
    if (value === undefined) return { kind: '', name: '', postcode: '', point: '' };
    const { name, postcode, at } = mapOf(value);
    const word = isMap(value) ? '' : asText(value).trim().toLowerCase().replace(' ', '-');
    const kind = word === 'online' || word === 'at-home' ? word : 'at';
    return {
      kind,
      name: kind === 'at' && !isMap(value) ? asText(value) : asText(name),
      postcode: asText(postcode),
      point: asText(at),
    };
  },
  write: ({ kind, name, postcode, point }, before) => {
    if (kind === 'online' || kind === 'at-home') return kind;
    const at = point
      .replace(/[[\]]/g, '')
      .split(/[,;\s]+/)
      .filter((part) => part !== '');
    const said = filled({ name, postcode, at });
    if (kind === '' && Object.keys(said).length === 0) return undefined;
    return { name: '', ...said, ...others(before, ['name', 'postcode', 'at']) };
  },
  sound: (value) => {
    const { name, postcode, at, ...rest } = mapOf(value);
    const known = value === undefined || typeof value === 'string' || isMap(value);
    return known && isTextOrNone(name) && isTextOrNone(postcode) && isTextList(at) && noneOf(rest);
  },
};

const cost: Part<{ kind: string; amount: string; per: string; note: string }> = {
  read: (value) => {
    const { amount, per, note } = mapOf(value);
    if (value === undefined) return { kind: '', amount: '', per: '', note: '' };
    if (!isMap(value) && /^\s*free\s*$/i.test(asText(value))) {
      return { kind: 'free', amount: '', per: '', note: '' };
    }
    const whole = isMap(value) ? asText(amount) : asText(value);
    return { kind: 'amount', amount: whole, per: asText(per), note: asText(note) };
  },
  write: ({ kind, amount, per, note }, before) => {
    if (kind === 'free') return 'free';
    if (kind === '' && amount.trim() === '') return undefined;
    const rest = others(before, ['amount', 'per', 'note']);
    const said = { amount: amount.trim(), ...filled({ per, note }), ...rest };
    return Object.keys(said).length === 1 ? amount.trim() : said;
  },
  sound: (value) =>
    value === undefined || typeof value === 'string' || isTextMap(value, ['amount', 'per', 'note']),
};

/** `yes` and `no` by need; one that is not known has no entry. */
const access: Part<Record<string, string>> = {
  read: (value) =>
    Object.fromEntries(
      asList(value)
        .map((item) => item.trim())
        .map((item): [string, string] => [item.replace(/^no +/, ''), /^no +/.test(item) ? 'no' : 'yes']),
    ),
  write: (states, before) => {
    const items = Object.entries(states).map(([need, state]) => (state === 'no' ? `no ${need}` : need));
    // An empty list says that somebody has thought of it; none at all, that nobody has.
    return items.length === 0 && before === undefined ? undefined : inOrder(items, asList(before));
  },
  sound: isTextList,
};

const whom: Part<{ ages: string; only: string; 'not-for': string }> = {
  read: (value) => ({
    ages: asText(mapOf(value)['ages']),
    only: asText(mapOf(value)['only']),
    'not-for': asText(mapOf(value)['not-for']),
  }),
  write: (said, before) => {
    const all = { ...filled(said), ...others(before, ['ages', 'only', 'not-for']) };
    return Object.keys(all).length === 0 ? undefined : all;
  },
  sound: (value) => value === undefined || isTextMap(value, ['ages', 'only', 'not-for']),
};

const languages: Part<{ chosen: string[]; other: string }> = {
  read: (value) => ({ chosen: [...asList(value)].sort(), other: '' }),
  write: ({ chosen, other }, before) => {
    const more = other
      .split(/[,;\n]/)
      .map((one) => one.trim())
      .filter((one) => one !== '');
    const all = [...new Set([...inOrder(chosen, asList(before)), ...more])];
    return all.length === 0 ? undefined : all;
  },
  sound: isTextList,
};

/** `now` is `yes` where whoever edits says that all is right today. */
const checked: Part<{ day: string; now: string }> = {
  read: (value) => ({ day: asText(value), now: '' }),
  write: ({ day, now }) => (now !== '' ? now : day === '' ? undefined : day),
  sound: isTextOrNone,
};

const translations: Part<Record<string, GroupForm>> = {
  read: (value) =>
    Object.fromEntries(Object.entries(mapOf(value)).map(([tag, texts]) => [tag, translated(texts)])),
  write: (byLanguage, before) => {
    const said = Object.entries(byLanguage)
      .map(([tag, texts]): [string, GroupForm] => {
        const rest = others(mapOf(before)[tag], ['name', 'about', 'first-visit']);
        return [tag, { ...filled(texts), ...rest }];
      })
      .filter(([, texts]) => Object.keys(texts).length > 0);
    return said.length === 0 ? undefined : Object.fromEntries(said);
  },
  sound: (value) =>
    value === undefined ||
    (isMap(value) &&
      Object.values(value).every(
        (texts) => isMap(texts) && Object.entries(texts).every(([key, text]) => isTranslation(key, text)),
      )),
};

/** What the form has no field for in further languages stays as the file has it. */
const onlyInFile = ['when-note', 'cost-note', 'only', 'not-for'];

function isTranslation(key: string, text: FormValue): boolean {
  if (key === 'before-joining') return isTextList(text);
  return ['name', 'about', 'first-visit', ...onlyInFile].includes(key) && typeof text === 'string';
}

function translated(value: FormValue | undefined): GroupForm {
  const texts = mapOf(value);
  return filled({
    name: asText(texts['name']),
    about: asText(texts['about']),
    'first-visit': asText(texts['first-visit']),
  });
}

const parts = {
  name: textPart,
  about: textPart,
  'first-visit': textPart,
  topics,
  words: linesPart,
  when: whenPart,
  'not-on': listPart,
  where,
  cost,
  access,
  for: whom,
  languages,
  join: textPart,
  'before-joining': linesPart,
  status: textPart,
  'status-until': textPart,
  checked,
  in: translations,
} satisfies Record<ActivityKey, unknown>;

type PartOf<P> = P extends Part<infer T> ? T : never;
/** What stands in the fields of an activity's form. */
export type ActivityFields = { [K in ActivityKey]: PartOf<(typeof parts)[K]> };

/** Parts whose types are looked at one by one below. */
const anyPart = (key: ActivityKey) => parts[key] as unknown as Part<FormValue>;

export function activityFields(activity: GroupForm): ActivityFields {
  return Object.fromEntries(
    activityKeys.map((key) => [key, anyPart(key).read(activity[key])]),
  ) as unknown as ActivityFields;
}

/** The activity as the file is to say it; what the form says as before stays as it was written. */
export function withActivityFields(before: GroupForm, fields: ActivityFields): GroupForm {
  const after: GroupForm = { ...before };
  for (const key of activityKeys) {
    const value = written(anyPart(key), fields[key], before[key]);
    if (value === undefined) delete after[key];
    else after[key] = value;
  }
  return after;
}

/** What the file says under names that the form has no field for. */
export function unknownTo(activity: GroupForm): GroupForm {
  return others(activity, ['id', 'source', ...activityKeys]);
}

function isTextMap(value: FormValue, known: readonly string[]): boolean {
  return (
    isMap(value) &&
    Object.entries(value).every(([key, text]) => known.includes(key) && typeof text === 'string')
  );
}

function noneOf(rest: GroupForm): boolean {
  return Object.keys(rest).length === 0;
}
