/** Times of the day, as people write them in the file format. */
import type { Minutes } from './catalogue.js';
import { quoted, shortened } from './report.js';
import { Mistake } from './shape.js';
import { wrong, type WhatIsWrong } from './what-is-wrong.js';

/** Characters. "a quarter past eleven in the morning" is well below. */
const longest = 60;

/** `10:00`, `18:30`, `18.30`, `6.30pm`, `6 o'clock in the evening`, `half past six`, `noon`. */
export function readTime(written: string): Minutes | Mistake {
  const said = written.trim().toLowerCase().replace(/\s+/g, ' ');
  const inFigures = said.length > longest ? said : figuresOf(said);
  const text = shortened(written);
  if (inFigures === 'noon' || inFigures === 'midday') return 12 * 60;
  const found =
    /^(\d{1,2})(?:[:.h](\d{2}))?(?: ?hrs?| ?hours?| ?h| uur)?(?: ?(am|pm|a\.m\.?|p\.m\.?))?$/.exec(inFigures);
  if (!found) {
    const { help, what } = helpWith(inFigures, text);
    return new Mistake(`${quoted(written)} isn't a time I know. ${help}`, what);
  }
  const [hour, minute, half] = [Number(found[1]), Number(found[2] ?? 0), found[3]?.[0]];
  if (!half && found[2] === undefined && hour <= 12) {
    const two = (late: number): string => String((hour % 12) + late).padStart(2, '0');
    return new Mistake(
      `${quoted(written)}: morning or evening? Write ${two(0)}:00 or ${hour || 12}am, ${two(12)}:00 or ${hour || 12}pm.`,
      wrong('time-half', { text, early: `${two(0)}:00`, late: `${two(12)}:00` }),
    );
  }
  if (minute > 59 || hour > 23 || (half && hour < 1)) {
    return new Mistake(`There is no time ${quoted(written)} on the clock.`, wrong('time-none', { text }));
  }
  if (half === 'a' && hour > 12) {
    return new Mistake(
      `${quoted(written)}: morning or evening? Leave am out, or write pm.`,
      wrong('time-am', { text }),
    );
  }
  return (half && hour <= 12 ? (hour % 12) + (half === 'p' ? 12 : 0) : hour) * 60 + minute;
}

function helpWith(inFigures: string, text: string): { help: string; what: WhatIsWrong } {
  const like = (time: string) => ({
    help: `Write it like ${time}.`,
    what: wrong('time-like', { text, time }),
  });
  if (/^(midnight|24[:.]00)$/.test(inFigures)) return like('23:59');
  if (/\d.*(?:-|–|to|until).*\d/.test(inFigures)) {
    return {
      help: 'Write when it starts in from, and when it ends in to.',
      what: wrong('time-both', { text }),
    };
  }
  if (/^\d{3,4}$/.test(inFigures)) {
    return like(`${inFigures.slice(0, -2).padStart(2, '0')}:${inFigures.slice(-2)}`);
  }
  return { help: 'Write it like 18:30 or 6.30pm.', what: wrong('time', { text }) };
}

const hours = [
  'one',
  'two',
  'three',
  'four',
  'five',
  'six',
  'seven',
  'eight',
  'nine',
  'ten',
  'eleven',
  'twelve',
];
const spokenTime = new RegExp(
  `^(half|quarter|a quarter|ten|twenty|five) (past|to) (${hours.join('|')}|\\d{1,2})( [ap]m)?$`,
);
const minutesOf: Record<string, number> = {
  half: 30,
  quarter: 15,
  'a quarter': 15,
  ten: 10,
  twenty: 20,
  five: 5,
};

/** The same in figures, where it was said in words: `half past six in the evening` as `6:30 pm`. */
function figuresOf(text: string): string {
  const plain = text
    .replace(/^(?:at|about|around) /, '')
    .replace(/ (?:in the|this) morning$/, ' am')
    .replace(/ (?:in the (?:afternoon|evening)|at night)$/, ' pm')
    .replace(/^12 (noon|midday)$/, '$1')
    .replace(/ o['’]?clock/, '');
  const whole = new RegExp(`^(${hours.join('|')})( [ap]m)$`).exec(plain);
  if (whole) return `${hours.indexOf(whole[1]!) + 1}${whole[2]}`;
  const spoken = spokenTime.exec(plain);
  if (!spoken) return plain;
  const past = spoken[2] === 'past';
  const minute = past ? minutesOf[spoken[1]!]! : 60 - minutesOf[spoken[1]!]!;
  const named = /\d/.test(spoken[3]!) ? Number(spoken[3]) : hours.indexOf(spoken[3]!) + 1;
  const hour = past ? named : named === 1 ? 12 : named - 1;
  return `${hour}:${minute}${spoken[4] ?? (isMorning(hour) ? ' am' : ' pm')}`;
}

/** Whether a time said in words without "am" or "pm" is in the morning: what is open to neighbours is by day. */
function isMorning(hour: number): boolean {
  return hour >= 8 && hour < 12;
}

/** Whether a time was said in words that leave open which half of the day is meant. */
export function leavesHalfOpen(written: string): boolean {
  return spokenTime.test(written.trim().toLowerCase().replace(/\s+/g, ' '));
}

/** Minutes as a clock shows them: `18:30`. */
export function clock(minutes: Minutes): string {
  return [Math.floor(minutes / 60), minutes % 60].map((part) => String(part).padStart(2, '0')).join(':');
}
