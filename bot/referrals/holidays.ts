import type Holidays from 'date-holidays';
import type { IsHoliday } from './reply-by.js';

const nobodyKnows: IsHoliday = () => false;

/**
 * Days of the tables on which most people work, as month and day. China's are for women, the young, children and soldiers
 * alone (State Council, Regulation on Public Holidays, article 3); in the Netherlands New Year's Eve ends early for some.
 */
const mostPeopleWork: Record<string, readonly string[]> = {
  CN: ['03-08', '05-04', '06-01', '08-01'],
  NL: ['12-31'],
};

/**
 * The public holidays of a culture (`GB-WLS`): those of its country, and of the part of it where that has its own. The
 * tables are large, so that they are read when they are first needed.
 *
 * Not known are days that a government moves from year to year: in China the working weekends around long holidays, and
 * the days off that they make up for. A day that is promised may fall on one of those.
 */
export async function holidaysOf(culture: string): Promise<IsHoliday> {
  const { default: Calendar } = await import('date-holidays');
  const [country = '', part = ''] = culture.split('-');
  const calendar = new Calendar();
  const states = calendar.getStates(country) as Record<string, string> | undefined;
  if (calendar.getCountries()[country] === undefined) return nobodyKnows;
  if (states?.[part] === undefined) calendar.init(country);
  else calendar.init(country, part);
  const years = new Map<number, Set<string>>();
  return (day) => {
    const year = Number(day.slice(0, 4));
    let known = years.get(year);
    if (known === undefined)
      years.set(year, (known = holidaysIn(calendar, year, mostPeopleWork[country] ?? [])));
    return known.has(day);
  };
}

function holidaysIn(calendar: Holidays, year: number, except: readonly string[]): Set<string> {
  return new Set(
    calendar
      .getHolidays(year)
      .filter(({ type }) => type === 'public' || type === 'bank')
      .map(({ date }) => date.slice(0, 10))
      .filter((day) => !except.includes(day.slice(5))),
  );
}
