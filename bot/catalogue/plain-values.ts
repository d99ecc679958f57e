/** The plain kinds of value that content files hold: texts, ids, numbers. */
import { quoted, shortened } from './report.js';
import { Mistake, value, type Shape } from './shape.js';
import { wrong } from './what-is-wrong.js';

/** C0 and C1 controls apart from line breaks and tabs, and halves of characters. */
// eslint-disable-next-line no-control-regex -- they are what is looked for
const unprintable = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f-\u009f]|\p{Surrogate}/u;

/** A text of at most so many characters. Runs of spaces become one; lines stay lines. */
export function text(most: number): Shape<string> {
  return value(
    'a text',
    (written) => {
      if (unprintable.test(written)) {
        return new Mistake('There is an invisible character in this text.', wrong('invisible-in-it'));
      }
      const tidy = written
        .trim()
        .replace(/[^\S\n]+/g, ' ')
        .replace(/ ?\n ?/g, '\n');
      if (tidy === '') return new Mistake('There is no text here.', wrong('no-text'));
      if (tidy.length <= most) return tidy;
      const count = [...tidy].length;
      if (count <= most) return tidy;
      return new Mistake(
        `This is ${count} characters long; ${most} is the most.`,
        wrong('too-long', { count, most }),
      );
    },
    { type: ['string', 'number', 'boolean'], maxLength: most },
  );
}

/** A name or phrase: a text on one line. */
export function phrase(most: number): Shape<string> {
  const whole = text(most);
  return {
    ...whole,
    read: (node, report) => whole.read(node, report)?.replace(/\n/g, ' '),
  };
}

/** What makes the id of a group, an activity, a topic: it goes into addresses and never changes. */
export function readId(written: string): string | Mistake {
  const id = written.trim();
  if (/^[a-z0-9]+(-[a-z0-9]+)*$/.test(id) && id.length <= 60) return id;
  const better = id
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^-+|-+$/g, '')
    .slice(0, 60);
  const instead = better ? ` Write ${better}.` : '';
  const text = shortened(written);
  return new Mistake(
    `${quoted(written)} should have only a to z, 0 to 9 and single dashes.${instead}`,
    better ? wrong('id-better', { text, better }) : wrong('id', { text }),
  );
}
export const id: Shape<string> = value('an id', readId, {
  type: ['string', 'number'],
  pattern: '^[a-z0-9]+(-[a-z0-9]+)*$',
  maxLength: 60,
});

/** `yes`/`no` as people write it. */
export const yesOrNo: Shape<boolean> = value(
  'yes or no',
  (written) => {
    const word = written.trim().toLowerCase();
    if (word === 'true' || word === 'yes') return true;
    if (word === 'false' || word === 'no') return false;
    return new Mistake(`${quoted(written)}: write true or false.`, wrong('other-form'));
  },
  { anyOf: [{ enum: [true, false] }, { type: 'string', pattern: '^([Yy][Ee][Ss]|[Nn][Oo])$' }] },
);

/** A whole number of at least 1. */
export function wholeNumber(most: number): Shape<number> {
  return value(
    'a number',
    (written) => {
      const number = /^\d{1,9}$/.test(written.trim()) ? Number(written) : 0;
      if (number >= 1 && number <= most) return number;
      return new Mistake(
        `${quoted(written)} should be a whole number from 1 to ${most}.`,
        wrong('whole-number', { text: shortened(written), most }),
      );
    },
    { type: ['integer', 'string'], minimum: 1, maximum: most, pattern: '^[0-9]+$' },
  );
}

const daysOfSpan: Record<string, number> = { day: 1, week: 7, month: 30.4375, year: 365.25 };

/** A span of time in days, from a day to ten years: `180 days`, `6 months`, `1 year`. */
export const span: Shape<number> = value('a span of time', (written) => {
  const found = /^(\d{1,4}) ?(day|week|month|year)s?$/.exec(written.trim().toLowerCase());
  const days = found ? Math.round(Number(found[1]) * (daysOfSpan[found[2]!] ?? 0)) : 0;
  if (days >= 1 && days <= 3653) return days;
  return new Mistake(
    `${quoted(written)} isn't a span of time I know. Write it like 180 days, 6 months or 1 year.`,
  );
});
