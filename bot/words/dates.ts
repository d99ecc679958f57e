import type { Meeting } from '../../dialogs/suggestion.js';
import type { CultureFacts } from '../catalogue/catalogue.js';

/**
 * How days and times are said. The language decides words, their order and how digits are set off, because that is how
 * somebody reads them: "sobota, 21 listopada" is Polish in Leeds, too. The culture of the place decides the clock, as its
 * posters and telephones do: English in Utrecht says "10:00", and in Leeds "10am". A language that has no am and pm in
 * everyday use keeps to 24 hours everywhere. Digits are 0 to 9 throughout, as in the telephone numbers beside them.
 *
 * Wall times go in and come out as they are: no time zone is applied.
 */
export interface DateWords {
  /** "Saturday 21 November", with the year where it is not this one. */
  day(date: string): string;
  /** "Sat 21 Nov", likewise. */
  shortDay(date: string): string;
  /** "Saturday", for 1 is Monday to 7 is Sunday. */
  weekday(day: number): string;
  /** "10am" or "18:30". */
  time(wall: string): string;
}

/**
 * @param hours `12` or `24`: as `clockOf` says
 * @param year the year that goes without saying
 * @param length `short` says every day in short
 */
export function dateWords(
  language: string,
  hours: '12' | '24',
  year: number,
  length: 'long' | 'short' = 'long',
): DateWords {
  const format = (options: Intl.DateTimeFormatOptions) =>
    new Intl.DateTimeFormat(language, { ...options, timeZone: 'UTC' });
  const saidAs = (form: 'long' | 'short') => {
    const thisYear = format({ weekday: form, day: 'numeric', month: form });
    const anyYear = format({ weekday: form, day: 'numeric', month: form, year: 'numeric' });
    return (date: string) => {
      const instant = new Date(`${date.slice(0, 10)}T00:00Z`);
      const formatter = instant.getUTCFullYear() === year ? thisYear : anyYear;
      return formatter.format(instant).replace(/^(\p{L}+\.?), /u, '$1 ');
    };
  };
  const shortDay = saidAs('short');
  const weekday = format({ weekday: 'long' });
  const clock = format({ hour: 'numeric', minute: '2-digit', hourCycle: hours === '12' ? 'h12' : 'h23' });
  return {
    day: length === 'short' ? shortDay : saidAs('long'),
    shortDay,
    // 2024-01-01 was a Monday.
    weekday: (day) => weekday.format(new Date(Date.UTC(2024, 0, day))),
    time: (wall) => {
      const time = wall.length > 5 ? wall.slice(11, 16) : wall;
      const instant = new Date(`2024-01-01T${time}Z`);
      return hours === '12' ? twelveHour(clock.formatToParts(instant)) : clock.format(instant);
    },
  };
}

/** The 12-hour clock only where both the culture and the language have it; a culture of which nothing is known has no say. */
export function clockOf(culture: CultureFacts['clock'], language: '12' | '24'): '12' | '24' {
  return culture === '24-hour' ? '24' : language;
}

/** A locale whose digits are 0 to 9, and whose English is British: other Englishes write the month first. */
export function formattingLocale(language: string): string {
  return new Intl.Locale(language === 'en' ? 'en-GB' : language, { numberingSystem: 'latn' }).toString();
}

/** "10am" and "6:30pm" rather than "10:00 am". */
function twelveHour(parts: Intl.DateTimeFormatPart[]): string {
  const part = (type: Intl.DateTimeFormatPartTypes) => parts.find((one) => one.type === type)?.value ?? '';
  const minutes = part('minute') === '00' ? '' : `:${part('minute')}`;
  return `${part('hour')}${minutes}${part('dayPeriod').toLowerCase()}`;
}

/** The day before which a meeting is "today" or "tomorrow", as `YYYY-MM-DD` in a time zone. */
export function dayIn(timezone: string, instant: Date): string {
  return new Intl.DateTimeFormat('sv-SE', { timeZone: timezone }).format(instant);
}

export function dayOf(meeting: Meeting): string {
  return meeting.from.slice(0, 10);
}

export function dayAfter(day: string): string {
  return new Date(Date.parse(`${day}T00:00Z`) + 24 * 60 * 60 * 1000).toISOString().slice(0, 10);
}
