/** The parts of an activity that are more than a text: when, where, what it costs, whom it is for. */
import type { Cost } from '../../dialogs/suggestion.js';
import { costOf, readAges, readAmount, readCost } from './ages-and-costs.js';
import type { Activity, Day, Minutes, When } from './catalogue.js';
import { readDate, readDates } from './dates.js';
import { readDays } from './days.js';
import { fields, optional, required, type Entry } from './fields.js';
import { distance } from './nearest.js';
import { phrase } from './plain-values.js';
import { quoted, Report, shortened } from './report.js';
import { list, textOr, then, value, type Shape } from './shape.js';
import { clock, leavesHalfOpen, readTime } from './times-of-day.js';
import { wrong, type WhatIsWrong } from './what-is-wrong.js';

export const date = value('a date', readDate, { type: 'string', examples: ['2026-03-07', '7 March 2026'] });

/** A time said in words is taken for one by day, and its writer is told so. */
const time: Shape<number> = {
  schema: { type: ['string', 'number'], examples: ['10:00', '18:30', '6.30pm', 'noon'] },
  read(node, report) {
    const read = value('a time', readTime).read(node, report);
    if (read !== undefined && node.kind === 'text' && leavesHalfOpen(node.value)) {
      report.advice(
        node.at,
        `We take ${quoted(node.value)} for ${clock(read)}. If that is wrong, write it in figures.`,
        wrong('time-taken', { text: shortened(node.value), time: clock(read) }),
      );
    }
    return read;
  },
};

/** The usual ones, to pick from while typing; anything else that the reader takes may be written. */
const daySchema = {
  anyOf: [
    {
      enum: [
        ...['monday', 'tuesday', 'wednesday', 'thursday', 'friday', 'saturday', 'sunday'],
        ...['weekdays', 'weekends', 'daily', 'first monday', 'last friday', 'every two weeks on monday'],
      ],
    },
    { type: 'string', maxLength: 160 },
  ],
};

const whenFields = {
  day: required(
    value('a day', readDays, daySchema),
    'monday, first wednesday, every two weeks on monday, daily, or a date.',
  ),
  from: optional(time, null, 'When it starts, like 10:00 or 6.30pm.'),
  to: optional(time, null, 'When it ends.'),
  starting: optional(date, null, 'The first day of the season or course.'),
  until: optional(date, null, 'The last day of the season or course.'),
};

/** Several entries; one may stand for several days, like `weekdays`. */
export function whenShape(today: Day | null): Shape<When[]> {
  const one = then(fields('a time it meets', whenFields), (read, report) => {
    const times = meetingTimes(read, report);
    return times && { times, at: read.at('until') };
  });
  return then(list(one, { most: 60, what: 'times it meets' }), (entries, report) => {
    const all = entries.flatMap(({ times }) => times);
    for (const { times, at } of entries) adviseOnEnd(times[0]!, all, today, at, report);
    return all;
  });
}

/** Last year's season may stay beside the next one. */
function adviseOnEnd(
  { until }: When,
  all: readonly When[],
  today: Day | null,
  at: number,
  report: Report,
): void {
  if (until === null || today === null || until >= today) return;
  if (all.some(({ starting }) => starting !== null && starting > until)) return;
  report.advice(
    at,
    `This ended on ${until}, so nobody is told of it any more. Change until, or take this time out.`,
    wrong('ended', { day: { day: until } }),
  );
}

function meetingTimes(read: Entry<typeof whenFields>, report: Report): When[] | undefined {
  const { from, to, starting, until, day } = read.values;
  const once = day.days[0]!.kind === 'date';
  if (to !== null && from === null) {
    report.error(
      read.at('to'),
      'This says when it ends. Say when it starts, too: from: 10:00',
      wrong('from-missing'),
    );
  } else if (from !== null && to !== null && to <= from) {
    const { message, what } = endsTooSoon(from, to);
    report.error(read.at('to'), message, what);
  } else if (starting !== null && until !== null && until < starting) {
    report.error(read.at('until'), 'until is before starting.', wrong('until-before'));
  } else if (day.everyWeeks > 1 && starting === null) {
    report.error(
      read.at('day'),
      'Say one week in which it meets, so that we can count on from it: starting: 2026-03-02',
      wrong('starting-missing'),
    );
  } else if (once && (starting !== null || until !== null)) {
    report.error(
      read.at(starting === null ? 'until' : 'starting'),
      'A single date needs no starting and no until.',
      wrong('date-season'),
    );
  } else {
    if (from !== null && to !== null && to - from > longestMeeting) {
      const length = Math.round((to - from) / 60);
      report.advice(
        read.at('from'),
        `From ${clock(from)} to ${clock(to)} is ${length} hours. Is that right?`,
        wrong('long', { from: clock(from), to: clock(to), count: length }),
      );
    }
    const note = day.note === undefined ? {} : { note: day.note };
    return day.days.map((each) => ({
      ...{ day: each, from, to, everyWeeks: day.everyWeeks, starting, until },
      ...note,
    }));
  }
  return undefined;
}

/** Minutes. Beyond twelve hours, morning and evening have most likely been mixed up. */
const longestMeeting = 12 * 60;

/** "10:00 to 1:30" most likely means half past one in the afternoon. */
function endsTooSoon(from: Minutes, to: Minutes): { message: string; what: WhatIsWrong } {
  const later = to + 12 * 60;
  if (to < 12 * 60 && later > from && later - from <= 8 * 60) {
    return {
      message: `It ends at ${clock(to)}, in the morning, before it starts at ${clock(from)}. Did you mean ${clock(later)}?`,
      what: wrong('ends-morning', { from: clock(from), to: clock(to), later: clock(later) }),
    };
  }
  return {
    message: 'It ends before it starts. Check from and to; write 23:59 for midnight.',
    what: wrong('ends-before'),
  };
}

export const datesShape: Shape<Day[]> = then(
  list(value('a date', readDates, { type: 'string', examples: ['2026-12-26', '2026-12-20 to 2027-01-03'] }), {
    most: 200,
    what: 'dates',
  }),
  (stretches) => [...new Set(stretches.flat())].sort(),
);

export function costShape(currency: string): Shape<Cost> {
  const known = {
    amount: required(
      value('an amount', (written) => readAmount(written, currency), { type: ['number', 'string'] }),
      'The price, like 3.50.',
    ),
    per: optional(phrase(40), null, 'What it pays for: session, month, person.'),
    note: optional(phrase(120), null, 'What else to say: first visit free.'),
  };
  return textOr(
    value<Cost>('a cost', (written) => readCost(written, currency), {
      type: ['string', 'number'],
      examples: ['free', '£2 per session', 'pay what you can'],
    }),
    then(fields('a cost', known), ({ values: { amount, per, note } }) => costOf(amount, currency, per, note)),
  );
}

/** Ways to write the two that the bot goes by. Taken for words of the group's own, they would be offered to everybody. */
const onlyWritten: Record<string, 'women' | 'men'> = {
  women: 'women',
  woman: 'women',
  female: 'women',
  females: 'women',
  ladies: 'women',
  men: 'men',
  man: 'men',
  male: 'men',
  males: 'men',
  gentlemen: 'men',
};

const onlyShape = then(phrase(80), (written, report, at) => {
  const lower = written.toLowerCase().replace(/ only$/, '');
  if (Object.hasOwn(onlyWritten, lower)) return onlyWritten[lower];
  if (distance(lower, 'women') > 2) return written;
  report.error(
    at,
    `${quoted(written)}: did you mean women?`,
    wrong('only-women', { text: shortened(written) }),
  );
  return undefined;
});

export const forShape = fields('whom it is for', {
  ages: optional(
    value<Activity['ages']>('an age', readAges, { type: ['string', 'number'] }),
    null,
    'Like 18+, 11 to 17 or under 25.',
  ),
  only: optional(onlyShape, null, 'women, men, or words of your own, like carers.'),
  'not-for': optional(phrase(120), null, 'Whom it does not suit.'),
});
