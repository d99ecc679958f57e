/** What somebody typed in the way of their language, as the file says it. */
import type { Wording } from '../../words/wording.js';
import { spanOf, type TimeSpan } from '../../catalogue/time-spans.js';
import type { ActivityFields } from './activity-form.js';
import { datesForFile, withPlainFigures } from './dates-in-language.js';
import type { DetailFields } from './details-form.js';

/** Dates, figures, and whom it is only for. What the file's reader does not know stays as it was typed. */
export function fieldsForFile(fields: ActivityFields, wording: Wording): ActivityFields {
  const date = (text: string) => datesForFile(text, wording.language);
  const { when, cost, where, for: whom } = fields;
  return {
    ...fields,
    when: when.map((row) => ({
      ...row,
      day: date(row.day),
      from: withPlainFigures(row.from),
      to: withPlainFigures(row.to),
      starting: date(row.starting),
      until: date(row.until),
    })),
    'not-on': fields['not-on'].map(date),
    'status-until': date(fields['status-until']),
    cost: { ...cost, amount: withPlainFigures(cost.amount) },
    where: { ...where, point: withPlainFigures(where.point) },
    for: { ...whom, ages: withPlainFigures(whom.ages), only: onlyForFile(whom.only, wording) },
  };
}

export function detailsForFile(fields: DetailFields, wording: Wording): DetailFields {
  const { contact, referrals } = fields;
  return {
    ...fields,
    contact: { ...contact, phone: withPlainFigures(contact.phone) },
    referrals: {
      ...referrals,
      'most-per-week': withPlainFigures(referrals['most-per-week']),
      'reply-within': spanForFile(referrals['reply-within'], wording),
    },
  };
}

const units = ['hours', 'days', 'working-days', 'weeks', 'months'] as const;
const mostOfAUnit = 72;

/** "3 dni" or "do 3 dni" as `3 days`, so that it can be said in other languages, too. */
function spanForFile(typed: string, wording: Wording): string {
  const plain = withPlainFigures(typed);
  const count = Number(/\d{1,2}/.exec(plain)?.[0]);
  if (spanOf(typed) !== null || !(count >= 1 && count <= mostOfAUnit)) return typed;
  const unit = units.find((one) => {
    const words = spanWords({ count, unit: one }, wording);
    return words === plain || words.endsWith(` ${plain}`);
  });
  return unit === undefined ? typed : `${count} ${unit.replace('-', ' ')}`;
}

/** How the form shows what the file says of how soon somebody answers. */
export function spanInWords(written: string, wording: Wording): string {
  const span = spanOf(written);
  return span === null ? written : spanWords(span, wording);
}

function spanWords({ count, unit }: TimeSpan, wording: Wording): string {
  return wording.say(`spans:${unit}`, { count });
}

const onlyWords = ['women', 'men'] as const;

/** The two by which the bot goes are said in English in the file, whatever the language. */
function onlyForFile(typed: string, wording: Wording): string {
  const same = (one: string) => one.toLocaleLowerCase(wording.language);
  return onlyWords.find((word) => same(wording.say(`edit:only-${word}`)) === same(typed)) ?? typed;
}

/** How the form shows what the file says of the two. */
export function onlyInWords(written: string, wording: Wording): string {
  const word = onlyWords.find((one) => one === written);
  return word === undefined ? written : wording.say(`edit:only-${word}`);
}
