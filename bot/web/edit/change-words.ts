/** What changed between two versions of a file, in words. */
import type { Change } from '../../editing/changes.js';
import type { FormValue, GroupForm } from '../../editing/group-form.js';
import type { Wording } from '../../words/wording.js';
import { dayIn } from './examples.js';
import { onlyInWords, spanInWords } from './fields-for-file.js';
import { asList, asText, isMap } from './form-values.js';
import { weekdays, whenRow } from './when-rows.js';

export interface ChangeWords {
  /** What it is about: the activity, or nothing for the group itself. */
  about: string | null;
  /** The field, by the label of its form. */
  field: string;
  /** Null where there was nothing. */
  from: string | null;
  to: string | null;
}

export function changeWords({ activityName, field, from, to }: Change, wording: Wording): ChangeWords {
  // Of how people are put in touch, each part is a field of its own.
  const key = field[0] === 'referrals' ? field.at(-1) : field[0];
  return {
    about: activityName,
    field:
      field.length === 0 ? wording.say(wholeOf(from, to)) : fieldName(field, activityName !== null, wording),
    from: key === undefined ? null : valueWords(key, from, wording),
    to: key === undefined ? null : valueWords(key, to, wording),
  };
}

function wholeOf(from: FormValue | null, to: FormValue | null): string {
  return from === null ? 'edit:change-added' : to === null ? 'edit:change-removed' : 'edit:change-whole';
}

const fieldNames: Record<string, string> = {
  name: 'activity-name',
  about: 'activity-about',
  in: 'translations',
  access: 'access',
  status: 'status',
};
const groupFieldNames: Record<string, string> = {
  name: 'group-name',
  about: 'group-about',
  'contact.name': 'contact-name',
  'contact.phone': 'contact-phone',
  'contact.email': 'contact-email',
  'contact.website': 'contact-website',
  'referrals.to': 'referrals-to',
  'referrals.most-per-week': 'referrals-most',
  'referrals.reply-within': 'referrals-within',
};
const labelled = new Set([
  ...['first-visit', 'topics', 'words', 'when', 'not-on', 'where', 'cost', 'for', 'languages', 'join'],
  ...['before-joining', 'status-until', 'checked', 'contact', 'referrals', 'editors'],
]);

/** By its label in the form, or by its key where there is none. */
export function fieldName(field: readonly string[], ofActivity: boolean, wording: Wording): string {
  const [key = '', tag] = field;
  const name = ofActivity ? fieldNames[key] : (groupFieldNames[field.join('.')] ?? groupFieldNames[key]);
  const label = name ?? (labelled.has(key) ? key : null);
  const said = label === null ? field.join(' ') : wording.say(`edit:${label}`);
  return key === 'in' && tag !== undefined
    ? wording.say('edit:field-in-language', { field: said, language: languageOrTag(tag, wording) })
    : said;
}

function languageOrTag(tag: string, wording: Wording): string {
  try {
    return wording.languageName(tag);
  } catch {
    return tag;
  }
}

/** A value in the words of the place, as far as they are known. */
export function valueWords(key: string, value: FormValue | null, wording: Wording): string | null {
  if (value === null) return null;
  if (key === 'topics' && Array.isArray(value)) {
    return wording.list(value.map((topic) => wording.topic(asText(topic))));
  }
  if (key === 'access' && Array.isArray(value)) {
    return wording.list(
      value.map(asText).map((need) => {
        const id = need.replace(/^no +/, '');
        return id === need ? wording.need(id) : wording.say('edit:without', { need: wording.need(id) });
      }),
    );
  }
  if (key === 'when' && Array.isArray(value))
    return wording.list(value.map((one) => timeWords(one, wording)));
  if (['status', 'join', 'where', 'cost'].includes(key) && typeof value === 'string') {
    const say = `edit:${key}-${value}`;
    return knownWords.has(`${key}-${value}`) ? wording.say(say) : value;
  }
  if (key === 'reply-within') return spanInWords(asText(value), wording);
  if (isMap(value)) return partsWords(key, value, wording);
  if (days.has(key))
    return wording.list((Array.isArray(value) ? value : [value]).map((one) => dayIn(asText(one), wording)));
  if (key === 'languages') return wording.list(asList(value).map((tag) => languageOrTag(tag, wording)));
  return Array.isArray(value) ? wording.list(value.map(asText)) : asText(value);
}

const days = new Set(['not-on', 'status-until', 'checked']);

/** Where it is, what it costs, whom it is for: each part by the label of its field. */
function partsWords(key: string, parts: GroupForm, wording: Wording): string {
  const lines = Object.entries(parts).map(([part, value]) => {
    const text = part === 'only' ? onlyInWords(asText(value), wording) : asText(value);
    const label = partNames[`${key}.${part}`];
    return label === undefined
      ? wording.say('passed-on:line', { label: part, value: text })
      : wording.say('passed-on:line', { label: wording.say(`edit:${label}`), value: text });
  });
  return wording.list(lines);
}

const partNames: Record<string, string> = {
  'where.name': 'where-name',
  'where.postcode': 'where-postcode',
  'where.at': 'where-point',
  'cost.amount': 'cost-amount',
  'cost.per': 'cost-per',
  'cost.note': 'cost-note',
  'for.ages': 'ages',
  'for.only': 'only',
  'for.not-for': 'not-for',
};

const knownWords = new Set([
  ...['status-open', 'status-full', 'status-waiting-list', 'status-paused', 'status-closed'],
  ...['join-drop-in', 'join-book', 'join-refer', 'where-online', 'where-at-home', 'cost-free'],
]);

/** One time that it meets: what can be picked in the form as the form names it, the rest as it was written. */
function timeWords(value: FormValue, wording: Wording): string {
  const { often, weekday, day, from, to, starting, until } = whenRow(value);
  const picked = often === '' || often === 'words' ? null : wording.say(`edit:often-${often}`);
  const dayOfWeek = wording.weekdays().find(({ day: number }) => weekdays[number - 1] === weekday);
  const days =
    picked === null || often === 'date'
      ? dayWords(day, wording)
      : dayOfWeek === undefined
        ? picked
        : wording.say('details:when-note', { when: dayOfWeek.name, note: picked });
  const hours = to === '' ? from : wording.say('details:from-to', { from, to });
  const when = hours === '' ? days : wording.say('details:day-and-time', { day: days, time: hours });
  const season = Object.entries({ starting, until }).flatMap(([key, date]) =>
    date === ''
      ? []
      : [
          wording.say('passed-on:line', {
            label: wording.say(`edit:when-${key}`),
            value: dayWords(date, wording),
          }),
        ],
  );
  return season.length === 0 ? when : wording.say('details:when-note', { when, note: { list: season } });
}

/** A date in words; anything else as it was written. */
function dayWords(day: string, wording: Wording): string {
  return /^\d{4}-\d{2}-\d{2}$/.test(day) && !Number.isNaN(Date.parse(day))
    ? wording.say('passed-on:value', { value: { day } })
    : day;
}
