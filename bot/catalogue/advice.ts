/** What would make an activity's entry better. Nothing here keeps it from being offered. */
import type { Day } from './catalogue.js';
import { Report } from './report.js';

/** After so many months without a check, residents are told that details may be out of date. */
const monthsUntilOld = 6;

interface Advised {
  'first-visit': string | null;
  access: unknown;
  join: string | null;
  status: string;
  'status-until': Day | null;
  checked: Day | null;
}

export function adviseOnActivity(
  activity: Advised,
  at: (field?: keyof Advised) => number,
  today: Day | null,
  report: Report,
): void {
  if (activity['first-visit'] === null) {
    report.advice(
      at(),
      'Add first-visit: what happens when somebody comes for the first time? It helps shy people most.',
    );
  }
  if (activity.access === null) {
    report.advice(
      at(),
      'Add access: people who need a step-free way in, or a toilet, cannot tell whether to come.',
    );
  }
  if (activity.join === null)
    report.advice(at(), 'Add join: drop-in, book or refer. We take it for drop-in.');
  if (activity.status === 'open' && activity['status-until'] !== null) {
    report.advice(at('status-until'), 'status-until does nothing while the status is open.');
  }
  if (activity.checked === null) {
    report.advice(at(), 'Add checked: the day somebody last made sure that all this is right.');
  } else if (today !== null && activity.checked > today) {
    report.advice(at('checked'), 'The day in checked has not come yet.');
  } else if (today !== null && activity.checked < monthsBefore(today, monthsUntilOld)) {
    report.advice(at('checked'), `Last checked more than ${monthsUntilOld} months ago. Is it still right?`);
  }
}

/** The same day of an earlier month; days that month does not have count into the next. */
function monthsBefore(day: Day, months: number): Day {
  const date = new Date(`${day}T00:00:00Z`);
  date.setUTCMonth(date.getUTCMonth() - months);
  return date.toISOString().slice(0, 10);
}
