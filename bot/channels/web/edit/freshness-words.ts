/** How long ago details were checked, and whether that is too long. */
import type { Day, Place } from '../../../catalogue/catalogue.js';
import { dayIn } from '../../../web/edit/examples.js';
import type { Wording } from '../../../words/wording.js';

const millisecondsOfADay = 24 * 60 * 60 * 1000;

/** Whether the group is to be asked: nobody has made sure for as long as the place allows. */
export function isOld(checked: Day | null, place: Place, now: Date): boolean {
  if (checked === null || !/^\d{4}-\d{2}-\d{2}$/.test(checked)) return true;
  return now.getTime() - Date.parse(checked) > place.freshness.askAfter * millisecondsOfADay;
}

/** The day longest ago, in words; null where one was never checked. */
export function longestAgo(days: readonly (Day | null)[], wording: Wording): string | null {
  if (days.length === 0 || days.includes(null)) return null;
  return dayIn([...(days as Day[])].sort()[0]!, wording);
}

/** A day and time of the place, in words. */
export function momentWords(at: Date, { timezone }: Place, wording: Wording): string {
  const wall = new Intl.DateTimeFormat('sv-SE', {
    timeZone: timezone,
    dateStyle: 'short',
    timeStyle: 'short',
  });
  const [day = '', time = ''] = wall.format(at).split(' ');
  return wording.say('details:day-and-time', { day: dayIn(day, wording), time: wording.time(time) });
}
