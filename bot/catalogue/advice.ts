/** What would make an activity's entry better. Nothing here keeps it from being offered. */
import type { Where } from '../../dialogs/suggestion.js';
import { plainCharacters, segmentsOf } from '../words/sms.js';
import type { Activity, Day, Freshness, When } from './catalogue.js';
import { Report } from './report.js';

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
    );
  }
  adviseOnAccess(activity, at, knowsSteps, report);
  if (activity.join === null) {
    report.advice(at(), 'Add join: drop-in, book or refer. We take it for drop-in.');
  }
  if (activity.status === 'open' && activity['status-until'] !== null) {
    report.advice(at('status-until'), 'status-until does nothing while the status is open.');
  }
  if (activity.checked === null) {
    report.advice(at(), 'Add checked: the day somebody last made sure that all this is right.');
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
    );
  } else if (knowsSteps && ![...access.ids, ...access.not].includes('step-free')) {
    report.advice(
      at('access'),
      'Are there steps? Add step-free to access if there are none, or no step-free.',
    );
  }
}

function adviseOnLengths(activity: Advised, at: At, report: Report): void {
  const texts: [field: 'about' | 'first-visit' | 'in', text: string | null | undefined, what: string][] = [
    ['about', activity.about, 'This text'],
    ['first-visit', activity['first-visit'], 'This text'],
    ...[...activity.in].flatMap(([language, { about, firstVisit }]): typeof texts => [
      ['in', about, `about in ${language}`],
      ['in', firstVisit, `first-visit in ${language}`],
    ]),
  ];
  for (const [field, text, what] of texts) {
    const segments = text && text.length > surelyShort ? segmentsOf(plainCharacters(text)) : 0;
    if (segments > mostSegments) {
      report.advice(
        at(field),
        `${what} takes ${segments} text messages on a mobile telephone. Two are enough: keep what matters most.`,
      );
    }
    if (text && /\bhttp:\/\//i.test(text)) {
      report.advice(
        at(field),
        'There is a link here without https. Begin it with https:// if it works so, too.',
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
    report.advice(at('checked'), 'The day in checked has not come yet.');
  } else if (age > askAfter) {
    const sinceThen = age > stopAfter ? 'it is not suggested any more' : 'it is suggested last';
    report.advice(
      at('checked'),
      `Nobody has checked this since ${checked}, so ${sinceThen}. Is it still right? Then write today in checked.`,
    );
  }
  // A season that is over is told of at its own line.
  const dates = when.flatMap(({ day }) => (day.kind === 'date' ? [day.date] : []));
  if (dates.length > 0 && dates.length === when.length && dates.every((date) => date < today)) {
    report.advice(at('when'), 'All these days are over, so nobody is told of it any more. Write new dates.');
  }
}
