import type Holidays from 'date-holidays';
import type { IsHoliday } from './reply-by.js';

const nobodyKnows: IsHoliday = () => false;

/**
 * The public holidays of a culture (`GB-WLS`): those of its country, and of the part of it where that has its own. The
 * tables are large, so that they are read when they are first needed.
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
    if (known === undefined) years.set(year, (known = holidaysIn(calendar, year)));
    return known.has(day);
  };
}

function holidaysIn(calendar: Holidays, year: number): Set<string> {
  return new Set(
    calendar
      .getHolidays(year)
      .filter(({ type }) => type === 'public' || type === 'bank')
      .map(({ date }) => date.slice(0, 10)),
  );
}
