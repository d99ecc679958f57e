/** What would make an activity's entry better. Nothing here keeps it from being offered. */
import type { Where } from '../../dialogs/suggestion.js';
import { plainCharacters, segmentsOf } from '../words/sms.js';
import type { Activity, Day, Freshness, When } from './catalogue.js';
import { Report } from './report.js';
import { wrong } from './what-is-wrong.js';

const millisecondsOfADay = 24 * 60 * 60 * 1000;
/** SMS segments that one text of a group should fit in. */
const mostSegments = 2;
/** UTF-16 units that fit in two segments whatever the characters are. Most texts need no further look. */
const surelyShort = 134;

interface Advised {
  about: string;
  'first-visit': string | null;
  access: { ids: string[]; not: string[] } | null;
  when: readonly When[];
  where: Where;
  join: string | null;
  status: string;
  'status-until': Day | null;
  checked: Day | null;
  in: Activity['translations'];
}
type At = (field?: keyof Advised) => number;

/** @param knowsSteps whether `step-free` is among the access needs here. */
export function adviseOnActivity(
  activity: Advised,
  at: At,
  { today, knowsSteps, freshness }: { today: Day | null; knowsSteps: boolean; freshness: Freshness },
  report: Report,
): void {
  // Nobody is sent there any more, and it stays only so that those who ask are told.
  if (activity.status === 'closed') return;
  if (activity['first-visit'] === null) {
    report.advice(
      at(),
      'Add first-visit: what happens when somebody comes for the first time? It helps shy people most.',
      wrong('first-visit'),
    );
  }
  adviseOnAccess(activity, at, knowsSteps, report);
  if (activity.join === null) {
    report.advice(at(), 'Add join: drop-in, book or refer. We take it for drop-in.', wrong('join'));
  }
  if (activity.status === 'open' && activity['status-until'] !== null) {
    report.advice(
      at('status-until'),
      'status-until does nothing while the status is open.',
      wrong('status-until'),
    );
  }
  if (activity.checked === null) {
    report.advice(
      at(),
      'Add checked: the day somebody last made sure that all this is right.',
      wrong('checked'),
    );
  }
  adviseOnLengths(activity, at, report);
  if (today !== null) adviseOnDates(activity, at, today, freshness, report);
}

/** What goes on at home or online has no door to get through. */
function adviseOnAccess({ access, where }: Advised, at: At, knowsSteps: boolean, report: Report): void {
  if (where.kind !== 'at') return;
  if (access === null) {
    report.advice(
      at(),
      'Add access: people who need a step-free way in, or a toilet, cannot tell whether to come.',
      wrong('access'),
    );
  } else if (knowsSteps && ![...access.ids, ...access.not].includes('step-free')) {
    report.advice(
      at('access'),
      'Are there steps? Add step-free to access if there are none, or no step-free.',
      wrong('steps'),
    );
  }
}

function adviseOnLengths(activity: Advised, at: At, report: Report): void {
  const texts: {
    field: 'about' | 'first-visit' | 'in';
    text: string | null | undefined;
    what: string;
    language?: string;
  }[] = [
    { field: 'about', text: activity.about, what: 'This text' },
    { field: 'first-visit', text: activity['first-visit'], what: 'This text' },
    ...[...activity.in].flatMap(([language, { about, firstVisit }]): typeof texts => [
      { field: 'in', text: about, what: `about in ${language}`, language },
      { field: 'in', text: firstVisit, what: `first-visit in ${language}`, language },
    ]),
  ];
  for (const { field, text, what, language } of texts) {
    const segments = text && text.length > surelyShort ? segmentsOf(plainCharacters(text)) : 0;
    if (segments > mostSegments) {
      report.advice(
        at(field),
        `${what} takes ${segments} text messages on a mobile telephone. Two are enough: keep what matters most.`,
        language === undefined
          ? wrong('sms-long', { count: segments })
          : wrong('sms-long-in', { count: segments, language: { languages: [language] } }),
      );
    }
    if (text && /\bhttp:\/\//i.test(text)) {
      report.advice(
        at(field),
        'There is a link here without https. Begin it with https:// if it works so, too.',
        wrong('link-http'),
      );
    }
  }
}

function adviseOnDates(
  { checked, when }: Advised,
  at: At,
  today: Day,
  { askAfter, stopAfter }: Freshness,
  report: Report,
): void {
  const age = checked === null ? 0 : (Date.parse(today) - Date.parse(checked)) / millisecondsOfADay;
  if (age < 0) {
    report.advice(at('checked'), 'The day in checked has not come yet.', wrong('checked-future'));
  } else if (age > askAfter) {
    const sinceThen = age > stopAfter ? 'it is not suggested any more' : 'it is suggested last';
    report.advice(
      at('checked'),
      `Nobody has checked this since ${checked}, so ${sinceThen}. Is it still right? Then write today in checked.`,
      wrong(age > stopAfter ? 'checked-stopped' : 'checked-old', { day: { day: checked! } }),
    );
  }
  // A season that is over is told of at its own line.
  const dates = when.flatMap(({ day }) => (day.kind === 'date' ? [day.date] : []));
  if (dates.length > 0 && dates.length === when.length && dates.every((date) => date < today)) {
    report.advice(
      at('when'),
      'All these days are over, so nobody is told of it any more. Write new dates.',
      wrong('over'),
    );
  }
}
