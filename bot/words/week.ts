import type { Weekday } from '../../dialogs/heard.js';

export interface Week {
  /** The day that calendars there begin with. */
  first: Weekday;
  /** The days of the week on which most people do not work. */
  weekend: readonly Weekday[];
}

/** `Intl.Locale` of Node knows it as a field or a function, by its version; TypeScript knows neither yet. */
interface KnowsWeeks {
  weekInfo?: WeekInfo;
  getWeekInfo?(): WeekInfo;
}
interface WeekInfo {
  firstDay: Weekday;
  weekend: readonly Weekday[];
}

/** How a week goes in a culture (`GB-WLS`), as the Unicode CLDR has it for its country. The language does not matter. */
export function weekIn(culture: string): Week {
  const locale = new Intl.Locale(`und-${culture.split('-')[0]}`) as Intl.Locale & KnowsWeeks;
  const { firstDay: first = 1, weekend = [6, 7] } = locale.getWeekInfo?.() ?? locale.weekInfo ?? {};
  return { first, weekend };
}

/** The days of the week, 1 is Monday, in the order in which a culture's calendars have them. */
export function weekdaysIn(culture: string): Weekday[] {
  const { first } = weekIn(culture);
  return Array.from({ length: 7 }, (_, n) => (((first + n - 1) % 7) + 1) as Weekday);
}
