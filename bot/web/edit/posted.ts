/** The fields of a posted form, and the same as the hidden fields that carry them along. */
import type { ActivityFields } from './activity-form.js';
import type { DetailFields } from './details-form.js';
import { emptyRow, saysSomething, type WhenRow } from './when-rows.js';
import { linesOf } from './form-values.js';

/** A field's name and what stands in it. */
export type PostedField = readonly [name: string, value: string];

/** Rows and items that one form may have; the file allows fewer. */
const mostRows = 100;
const mostDates = 300;

export function postedActivity(posted: URLSearchParams): ActivityFields {
  const text = (name: string) => plainText(posted.get(name));
  const all = (name: string) => [...new Set(posted.getAll(name).map(plainText))].filter((one) => one !== '');
  return {
    name: text('name'),
    about: text('about'),
    'first-visit': text('first-visit'),
    topics: { main: text('topics.main'), chosen: withMain(all('topics'), text('topics.main')).sort() },
    words: linesOf(text('words')).join('\n'),
    when: rowsOf(posted, text),
    'not-on': datesOf(posted, text),
    where: {
      kind: text('where'),
      name: text('where.name'),
      postcode: text('where.postcode'),
      point: text('where.point'),
    },
    cost: { kind: text('cost'), amount: text('cost.amount'), per: text('cost.per'), note: text('cost.note') },
    access: Object.fromEntries(
      [...posted]
        .filter(([name, value]) => name.startsWith('access.') && (value === 'yes' || value === 'no'))
        .map(([name, value]): [string, string] => [name.slice('access.'.length), value]),
    ),
    for: { ages: text('for.ages'), only: text('for.only'), 'not-for': text('for.not-for') },
    languages: { chosen: all('languages').sort(), other: text('languages.other') },
    join: text('join'),
    'before-joining': linesOf(text('before-joining')).join('\n'),
    status: text('status'),
    'status-until': text('status-until'),
    checked: { day: text('checked'), now: text('checked.now') },
    in: translationsOf(posted),
  };
}

/** The same as fields of a form; `postedActivity` reads them back. */
export function activityPosted(fields: ActivityFields): PostedField[] {
  const { topics, when, where, cost, access, languages, checked } = fields;
  const { for: whom, in: translations } = fields;
  const entries: PostedField[] = [
    ...(
      ['name', 'about', 'first-visit', 'words', 'join', 'before-joining', 'status', 'status-until'] as const
    ).map((key): PostedField => [key, fields[key]]),
    ['topics.main', topics.main],
    ...topics.chosen.map((topic): PostedField => ['topics', topic]),
    ...when.flatMap((row, index) =>
      Object.entries(row).map(([key, value]): PostedField => [`when.${index}.${key}`, value]),
    ),
    ...fields['not-on'].map((date, index): PostedField => [`not-on.${index}`, date]),
    ['where', where.kind],
    ['where.name', where.name],
    ['where.postcode', where.postcode],
    ['where.point', where.point],
    ['cost', cost.kind],
    ['cost.amount', cost.amount],
    ['cost.per', cost.per],
    ['cost.note', cost.note],
    ...Object.entries(access).map(([need, state]): PostedField => [`access.${need}`, state]),
    ['for.ages', whom.ages],
    ['for.only', whom.only],
    ['for.not-for', whom['not-for']],
    ...languages.chosen.map((tag): PostedField => ['languages', tag]),
    ['languages.other', languages.other],
    ['checked', checked.day],
    ['checked.now', checked.now],
    ...Object.entries(translations).flatMap(([tag, texts]) =>
      Object.entries(texts).map(([key, value]): PostedField => [`in.${tag}.${key}`, value as string]),
    ),
  ];
  return entries.filter(([, value]) => value !== '');
}

export function postedDetails(posted: URLSearchParams): DetailFields {
  const text = (name: string) => plainText(posted.get(name));
  return {
    name: text('name'),
    about: text('about'),
    contact: {
      name: text('contact.name'),
      phone: text('contact.phone'),
      email: text('contact.email'),
      website: text('contact.website'),
    },
    referrals: {
      to: text('referrals.to'),
      'most-per-week': text('referrals.most-per-week'),
      'reply-within': text('referrals.reply-within'),
    },
    editors: linesOf(text('editors')).join('\n'),
  };
}

export function detailsPosted({ name, about, contact, referrals, editors }: DetailFields): PostedField[] {
  const entries: PostedField[] = [
    ['name', name],
    ['about', about],
    ...Object.entries(contact).map(([key, value]): PostedField => [`contact.${key}`, value]),
    ...Object.entries(referrals).map(([key, value]): PostedField => [`referrals.${key}`, value]),
    ['editors', editors],
  ];
  return entries.filter(([, value]) => value !== '');
}

/** By the numbers in their names: a row that was left empty keeps its place, so that each stays beside its own words. */
function rowsOf(posted: URLSearchParams, text: (name: string) => string): WhenRow[] {
  return Array.from(
    { length: countOf(posted, 'when', mostRows) },
    (_, index) =>
      Object.fromEntries(Object.keys(emptyRow).map((key) => [key, text(`when.${index}.${key}`)])) as WhenRow,
  );
}

function datesOf(posted: URLSearchParams, text: (name: string) => string): string[] {
  return Array.from({ length: countOf(posted, 'not-on', mostDates) }, (_, index) => text(`not-on.${index}`));
}

/** One more than the highest number in names like `when.3.from`. */
function countOf(posted: URLSearchParams, name: string, most: number): number {
  let count = 0;
  for (const key of posted.keys()) {
    const found = /^([\w-]+)\.(\d{1,4})(?:\.|$)/.exec(key);
    if (found?.[1] === name) count = Math.max(count, Number(found[2]) + 1);
  }
  return Math.min(count, most);
}

/** Without rows and dates that were left empty. */
export function withoutEmptyRows(fields: ActivityFields): ActivityFields {
  return {
    ...fields,
    when: fields.when.filter(saysSomething),
    'not-on': fields['not-on'].filter((date) => date !== ''),
  };
}

function translationsOf(posted: URLSearchParams): ActivityFields['in'] {
  const found = new Map<string, Record<string, string>>();
  for (const [name, value] of posted) {
    const [, tag, key] = /^in\.([A-Za-z0-9-]{2,20})\.(name|about|first-visit)$/.exec(name) ?? [];
    if (tag === undefined || key === undefined || plainText(value) === '') continue;
    found.set(tag, { ...found.get(tag), [key]: plainText(value) });
  }
  return Object.fromEntries(found);
}

function withMain(chosen: string[], main: string): string[] {
  return main === '' || chosen.includes(main) ? chosen : [...chosen, main];
}

/** Without what no keyboard writes: control characters and the marks that turn the direction of text around. */
function plainText(value: string | null): string {
  return (value ?? '')
    .replace(/\r\n?/g, '\n')
    .replace(/(?!\n)[\p{Cc}\u202a-\u202e\u2066-\u2069]/gu, ' ')
    .trim();
}
