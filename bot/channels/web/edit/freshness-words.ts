/** How long ago details were checked, and whether that is too long. */
import type { Day, Place } from '../../../catalogue/catalogue.js';
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
  return dayWords([...(days as Day[])].sort()[0]!, wording);
}

/** A day of the calendar in words, or as it stands where it is none. */
export function dayWords(day: string, { language }: Wording): string {
  const instant = /^\d{4}-\d{2}-\d{2}$/.test(day) ? Date.parse(day) : NaN;
  if (Number.isNaN(instant)) return day;
  const locale = language === 'en' ? 'en-GB' : language;
  return new Intl.DateTimeFormat(locale, { dateStyle: 'long', timeZone: 'UTC' }).format(instant);
}

/** A day and time of the place, in words. */
export function momentWords(at: Date, { timezone }: Place, { language }: Wording): string {
  const locale = language === 'en' ? 'en-GB' : language;
  return new Intl.DateTimeFormat(locale, {
    dateStyle: 'long',
    timeStyle: 'short',
    timeZone: timezone,
  }).format(at);
}
