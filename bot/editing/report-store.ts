import type { Reports } from '../referrals/reports.js';
import type { ReportStore } from './editing.js';

/** What residents said is wrong, as editors see it and settle it. */
export function storedReports(reports: Pick<Reports, 'waiting' | 'settle'>, now: () => Date): ReportStore {
  return {
    async of(place, group) {
      const waiting = await reports.waiting(place);
      return waiting
        .filter(({ activity }) => activity.startsWith(`${group}/`))
        .map(({ id, activity, detail, words, at }) => ({
          id,
          place,
          group,
          activity: activity.slice(group.length + 1),
          detail,
          said: words ?? '',
          at: new Date(at),
        }));
    },
    async resolve({ place, id }) {
      await reports.settle(place, id, now());
    },
  };
}
